using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Audit;

/// <summary>
/// Walks the audit chain of one view of the bank, from the first entry to the last, one at a time: memory does not grow with the log.
/// Three statements.
/// </summary>
internal sealed class CheckAudit(IDbContextFactory<BankContext> contexts)
{
    /// <summary>The verb of the entry that a paper's head is.</summary>
    public const string Locked = "paper.locked";

    /// <summary>Walks it, and looks for a head that somebody noted.</summary>
    public async Task<CheckedChain> RunAsync(AuditHead? noted, CancellationToken cancellationToken)
    {
        await using var bank = await contexts.CreateDbContextAsync(cancellationToken);
        await using var view = await bank.BeginReadAsync(cancellationToken);
        var verdict = await AuditVerdict.OfAsync(bank.ReadAuditLinks(cancellationToken), noted, cancellationToken);
        var triggers = await AuditTriggers.BrokenAsync(bank, cancellationToken);
        var papers = await (
            from paper in bank.Papers.AsNoTracking()
            orderby paper.Number
            select paper.Number).ToListAsync(cancellationToken);
        var logged = (await bank.AuditEvents.AsNoTracking().Where(e => e.Verb == Locked).Select(e => e.Subject).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        return new CheckedChain(verdict, triggers, [.. papers.Select(PaperNumber.Format).Where(paper => !logged.Contains($"paper:{paper}"))]);
    }

    /// <summary>
    /// The head of the chain when a paper was locked: the entry of its locking. The manifests of centres' copies carry it; the paper's own does
    /// not, because that is the same in every bank that makes the same paper, and the chain tells who made it here and when.
    /// </summary>
    public async Task<Result<NotedHead>> HeadOfAsync(string paper, CancellationToken cancellationToken)
    {
        await using var bank = await contexts.CreateDbContextAsync(cancellationToken);
        return await HeadOfAsync(bank, paper, cancellationToken);
    }

    /// <summary>The same, in a view of the bank that is open.</summary>
    public static async Task<Result<NotedHead>> HeadOfAsync(BankContext bank, string paper, CancellationToken cancellationToken)
    {
        if (!PaperNumber.TryParse(paper, out var number)) return PaperErrors.NotFound("number", paper);
        var subject = $"paper:{PaperNumber.Format(number)}";
        var entry = await bank.AuditEvents.AsNoTracking().Where(e => e.Subject == subject && e.Verb == Locked)
            .OrderBy(e => e.Sequence).Select(e => new { e.Sequence, e.Hash, e.At }).FirstOrDefaultAsync(cancellationToken);
        if (entry is not null) return new NotedHead(PaperNumber.Format(number), entry.At, entry.Sequence, entry.Hash);
        return await bank.Papers.AnyAsync(p => p.Number == number, cancellationToken)
            ? AuditErrors.NoLocking("number", PaperNumber.Format(number))
            : PaperErrors.NotFound("number", paper);
    }
}

/// <summary>What was found of the chain and of what guards it.</summary>
/// <param name="Verdict">The chain.</param>
/// <param name="BrokenTriggers">Triggers that are missing or altered.</param>
/// <param name="UnloggedPapers">Papers whose locking is not in the log.</param>
internal sealed record CheckedChain(AuditVerdict Verdict, IReadOnlyList<string> BrokenTriggers, IReadOnlyList<string> UnloggedPapers)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool IsWhole => Verdict is { FirstBroken: null, HoldsNoted: not false } && BrokenTriggers.Count == 0 && UnloggedPapers.Count == 0;
}

/// <summary>The head of the chain at the locking of a paper, as it is written down.</summary>
/// <param name="Paper">Number of the paper.</param>
/// <param name="LockedAt">When it was locked, in UTC.</param>
/// <param name="Sequence">Number of the entry.</param>
/// <param name="Hash">Its hash.</param>
internal sealed record NotedHead(string Paper, DateTimeOffset LockedAt, long Sequence, string Hash);
