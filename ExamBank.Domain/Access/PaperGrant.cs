using System.Globalization;
using System.Text.Json.Nodes;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;

namespace ExamBank.Domain.Access;

/// <summary>
/// Leave for one auditor to read the text and key of one paper (阅卷授权), which an administrator gives with a reason, for some days. Without one
/// an auditor sees what a paper is made of and what became of it, and nothing that stands in it.
/// </summary>
public sealed class PaperGrant : EventSource
{
    /// <summary>Most days that a grant holds.</summary>
    public const int MostDays = 31;

    private PaperGrant()
    {
    }

    /// <summary>The id.</summary>
    public PaperGrantId Id { get; private set; }

    /// <summary>Number in this bank, shown as <c>G-000002</c>.</summary>
    public int Number { get; private set; }

    /// <summary>The paper.</summary>
    public PaperId PaperId { get; private set; }

    /// <summary>The auditor.</summary>
    public AccountId AccountId { get; private set; }

    /// <summary>Why.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who gave it.</summary>
    public string GrantedBy { get; private set; } = "";

    /// <summary>When, in UTC.</summary>
    public DateTimeOffset GrantedAt { get; private set; }

    /// <summary>From this moment on it holds no more.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>When it was taken back, in UTC; null while nobody has.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Who took it back.</summary>
    public string? RevokedBy { get; private set; }

    /// <summary>Why.</summary>
    public string? RevocationReason { get; private set; }

    /// <summary>The number as people see it.</summary>
    public string DisplayNumber => GrantNumber.Format(Number);

    /// <summary>A new grant.</summary>
    /// <param name="number">Number in this bank.</param>
    /// <param name="paper">The paper.</param>
    /// <param name="auditor">Who may read it, with the standards that they are limited to.</param>
    /// <param name="reason">Why.</param>
    /// <param name="days">For how many days, 1 to <see cref="MostDays"/>.</param>
    /// <param name="actor">Who grants it.</param>
    /// <param name="at">When, in UTC.</param>
    public static Result<PaperGrant> Create(int number, Paper paper, Account auditor, string? reason, int days, Actor actor, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(auditor);
        ArgumentNullException.ThrowIfNull(actor);
        var shown = PaperNumber.Format(paper.Number);
        if (Papers.Reason.Read(reason, "reason") is { Succeeded: false } problem) return problem.Failed<PaperGrant>();
        if (days is < 1 or > MostDays) return GrantErrors.Days("days", days, MostDays);
        if (auditor.IsDisabled || !auditor.Roles.HasFlag(Roles.Auditor)) return GrantErrors.NotAuditor("auditor", auditor.Name);
        if (actor.Kind == ActorKind.Account && actor.Name == auditor.Name) return GrantErrors.Own("auditor");
        if (auditor.Standards.Count > 0 && auditor.Standards.All(s => s.StandardId != paper.StandardId)) return GrantErrors.OtherStandard("auditor", auditor.Name, shown);
        var grant = new PaperGrant
        {
            Id = NewId.Of<PaperGrantId>(at),
            Number = number,
            PaperId = paper.Id,
            AccountId = auditor.Id,
            Reason = reason!.Trim(),
            GrantedBy = actor.Name,
            GrantedAt = at,
            ExpiresAt = at.AddDays(days),
        };
        grant.Record("grant.given", grant.Told, actor, at, null, new JsonObject
        {
            ["paper"] = shown,
            ["auditor"] = auditor.Name,
            ["reason"] = grant.Reason,
            ["expires"] = grant.ExpiresAt.ToString("O", CultureInfo.InvariantCulture),
        });
        return grant;
    }

    /// <summary>Whether it holds.</summary>
    public bool Holds(DateTimeOffset at) => RevokedAt is null && at < ExpiresAt;

    /// <summary>Takes it back: from now on the auditor reads nothing by it.</summary>
    public Result<PaperGrant> Revoke(string? reason, Actor actor, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (Papers.Reason.Read(reason, "reason") is { Succeeded: false } problem) return problem.Failed<PaperGrant>();
        if (!Holds(at)) return GrantErrors.Ended("number", DisplayNumber);
        (RevokedAt, RevokedBy, RevocationReason) = (at, actor.Name, reason!.Trim());
        Record("grant.revoked", Told, actor, at, new JsonObject { ["expires"] = ExpiresAt.ToString("O", CultureInfo.InvariantCulture) }, new JsonObject { ["reason"] = RevocationReason });
        return this;
    }

    private string Told => $"grant:{DisplayNumber}";
}
