using ExamBank.Domain.Audit;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Domain.Persistence;

/// <summary>Reads the audit chain as it stands in the table, whatever somebody has put there.</summary>
public static class AuditLinks
{
    /// <summary>The entries in the order of their numbers, one at a time. One statement.</summary>
    public static IAsyncEnumerable<AuditLink> ReadAuditLinks(this BankContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Database.SqlQueryRaw<AuditLink>(
            """
            SELECT CAST("Sequence" AS TEXT) AS "Sequence", CAST("At" AS TEXT) AS "At", CAST("ActorKind" AS TEXT) AS "ActorKind",
                CAST("ActorName" AS TEXT) AS "ActorName", CAST("Origin" AS TEXT) AS "Origin", CAST("Verb" AS TEXT) AS "Verb",
                CAST("Subject" AS TEXT) AS "Subject", CAST("Before" AS TEXT) AS "Before", CAST("After" AS TEXT) AS "After",
                CAST("PreviousHash" AS TEXT) AS "PreviousHash", CAST("Hash" AS TEXT) AS "Hash"
            FROM "AuditEvents" ORDER BY "AuditEvents"."Sequence"
            """).AsAsyncEnumerable();
    }
}
