using System.Runtime.CompilerServices;
using ExamBank.Domain.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ExamBank.Domain.Persistence;

/// <summary>
/// Reads the audit chain as it stands in the table, whatever somebody has put there: as texts, past the model, which would stumble over
/// what is no event any more.
/// </summary>
public static class AuditLinks
{
    private static readonly string[] Columns = ["Sequence", "At", "ActorKind", "ActorName", "Origin", "Verb", "Subject", "Before", "After", "PreviousHash", "Hash"];

    /// <summary>The entries in the order of their numbers, one at a time. One statement.</summary>
    public static async IAsyncEnumerable<AuditLink> ReadAuditLinks(this BankContext context, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        await context.Database.OpenConnectionAsync(cancellationToken);
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
#pragma warning disable CA2100 // The columns are the constants above.
        command.CommandText = $"""SELECT {string.Join(", ", Columns.Select(c => $"CAST(\"{c}\" AS TEXT)"))} FROM "AuditEvents" ORDER BY "Sequence" """;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        string? At(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
        while (await reader.ReadAsync(cancellationToken))
            yield return new AuditLink(At(0), At(1), At(2), At(3), At(4), At(5), At(6), At(7), At(8), At(9), At(10));
    }
}
