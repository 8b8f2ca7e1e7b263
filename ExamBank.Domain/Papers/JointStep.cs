using System.Globalization;
using System.Text.Json.Nodes;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;

namespace ExamBank.Domain.Papers;

/// <summary>What two accounts do together.</summary>
public enum JointStepKind
{
    /// <summary>锁定试卷: makes a paper of a draft.</summary>
    LockDraft,

    /// <summary>发布试卷: gives a paper to centres.</summary>
    ReleasePaper,

    /// <summary>修订答案: changes the key of a locked paper.</summary>
    ReviseKey,

    /// <summary>启用备用卷: opens a sealed spare paper at a centre.</summary>
    OpenSpare,
}

/// <summary>What became of a joint step.</summary>
public enum JointStepState
{
    /// <summary>待确认: the other account has not answered.</summary>
    Pending,

    /// <summary>已确认: done.</summary>
    Confirmed,

    /// <summary>已取消: one of the two has taken it back.</summary>
    Cancelled,
}

/// <summary>
/// A step that needs two accounts (双人操作): one asks for it and names the other, who confirms it before it expires. What is to be done is fixed
/// when it is asked for.
/// </summary>
public sealed class JointStep : EventSource
{
    /// <summary>How long the other account has to confirm.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private JointStep()
    {
    }

    /// <summary>The id.</summary>
    public JointStepId Id { get; private set; }

    /// <summary>Number in this bank, shown as <c>S-000007</c>.</summary>
    public int Number { get; private set; }

    /// <summary>What is to be done.</summary>
    public JointStepKind Kind { get; private set; }

    /// <summary>To what: the plain number of a draft, paper or release.</summary>
    public int TargetNumber { get; private set; }

    /// <summary>The same as people see it.</summary>
    public string Target => Kind switch
    {
        JointStepKind.LockDraft => DraftNumber.Format(TargetNumber),
        JointStepKind.OpenSpare => ReleaseNumber.Format(TargetNumber),
        _ => PaperNumber.Format(TargetNumber),
    };

    /// <summary>The standard of what it is done to.</summary>
    public StandardId StandardId { get; private set; }

    /// <summary>How exactly, as JSON.</summary>
    public string ContentText { get; private set; } = "";

    /// <summary>The account that asks.</summary>
    public string RequestedBy { get; private set; } = "";

    /// <summary>The account that is to confirm.</summary>
    public string Partner { get; private set; } = "";

    /// <summary>When it was asked for, in UTC.</summary>
    public DateTimeOffset RequestedAt { get; private set; }

    /// <summary>From this moment on nobody can confirm it.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>What became of it; one that has expired stays pending.</summary>
    public JointStepState State { get; private set; }

    /// <summary>When it was confirmed or cancelled, in UTC.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>The number as people see it.</summary>
    public string DisplayNumber => StepNumber.Format(Number);

    /// <summary>Asks for a step.</summary>
    /// <param name="kind">What is to be done.</param>
    /// <param name="number">Its number in this bank.</param>
    /// <param name="target">To what, and of which standard.</param>
    /// <param name="contentText">How exactly, as JSON.</param>
    /// <param name="partner">The account that is to confirm.</param>
    /// <param name="actor">The account that asks.</param>
    /// <param name="at">When, in UTC.</param>
    public static Result<JointStep> Request(
        JointStepKind kind, int number, (int Number, StandardId Standard) target, string contentText, string partner, Actor actor, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (partner == actor.Name) return JointStepErrors.Yourself("partner");
        var step = new JointStep
        {
            Id = NewId.Of<JointStepId>(at),
            Number = number,
            Kind = kind,
            TargetNumber = target.Number,
            StandardId = target.Standard,
            ContentText = contentText,
            RequestedBy = actor.Name,
            Partner = partner,
            RequestedAt = at,
            ExpiresAt = at + Lifetime,
        };
        step.Record("step.requested", step.Told, actor, at, null, new JsonObject
        {
            ["kind"] = kind.ToString(),
            ["target"] = step.Target,
            ["partner"] = partner,
            ["expires"] = step.ExpiresAt.ToString("O", CultureInfo.InvariantCulture),
            ["content"] = JsonNode.Parse(contentText),
            [AuditSalt.Member] = AuditSalt.Draw(),
        });
        return step;
    }

    /// <summary>The other account confirms; what is to be done is done in the same transaction.</summary>
    public Result<JointStep> Confirm(Actor actor, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.Name != Partner) return JointStepErrors.NotYours("number", DisplayNumber, Partner);
        return Decide(JointStepState.Confirmed, "step.confirmed", actor, at);
    }

    /// <summary>One of the two takes it back.</summary>
    public Result<JointStep> Cancel(Actor actor, DateTimeOffset at) => Decide(JointStepState.Cancelled, "step.cancelled", actor, at);

    private string Told => $"step:{DisplayNumber}";

    private Result<JointStep> Decide(JointStepState state, string verb, Actor actor, DateTimeOffset at)
    {
        if (State != JointStepState.Pending) return JointStepErrors.Decided(DisplayNumber, State);
        if (at >= ExpiresAt) return JointStepErrors.Expired(DisplayNumber);
        (State, DecidedAt) = (state, at);
        Record(verb, Told, actor, at, new JsonObject { ["requestedBy"] = RequestedBy, ["partner"] = Partner }, new JsonObject { ["kind"] = Kind.ToString(), ["target"] = Target });
        return this;
    }
}
