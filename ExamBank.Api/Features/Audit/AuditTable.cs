using System.Runtime.CompilerServices;
using ExamBank.Domain.Access;
using ExamBank.Domain.Persistence;
using ExamBank.Generator.Documents.Tables;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Audit;

/// <summary>The audit log as a table, oldest entry first, read as it is written out: memory does not grow with the log.</summary>
internal sealed class AuditTable(IDbContextFactory<BankContext> contexts)
{
    /// <summary>The entries that pass the filter, as these rights read them.</summary>
    public Table Of(AuditFilter filter, Rights rights, TableWords words) => new(
        "audit-log",
        words.Text("audit"),
        [
            words.Column("sequence", 10), words.Column("at", 26), words.Column("actor-kind", 14), words.Column("actor", 16), words.Column("origin", 16), words.Column("verb", 22),
            words.Column("subject", 34), words.Column("before", 40), words.Column("after", 40), words.Column("previous-hash", 40), words.Column("hash", 40),
        ],
        RowsAsync(filter, rights));

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(AuditFilter filter, Rights rights, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var bank = await contexts.CreateDbContextAsync(cancellationToken);
        var entries = filter.Of(bank.AuditEvents.AsNoTracking()).OrderBy(e => e.Sequence).AsAsyncEnumerable();
        await foreach (var e in entries.WithCancellation(cancellationToken))
            yield return [e.Sequence, e.At, e.ActorKind.ToString(), e.ActorName, e.Origin, e.Verb, e.Subject, e.Before, ShownFacts.Of(e.Verb, e.After, rights), e.PreviousHash, e.Hash];
    }
}
