using Microsoft.EntityFrameworkCore;

namespace ExamBank.Domain.Persistence;

/// <summary>
/// Triggers that refuse any change to a stored event. A migration that rebuilds the table would drop them in silence, so
/// they are made again at every start. INSERT OR REPLACE deletes without asking the trigger of DELETE, and has one of its own.
/// </summary>
internal static class AuditTriggers
{
    public static Task EnsureAsync(BankContext context, CancellationToken cancellationToken) => context.Database.ExecuteSqlRawAsync(
        """
        CREATE TRIGGER IF NOT EXISTS "AuditEvents_NoUpdate" BEFORE UPDATE ON "AuditEvents"
        BEGIN SELECT RAISE(ABORT, 'audit events cannot be changed'); END;
        CREATE TRIGGER IF NOT EXISTS "AuditEvents_NoDelete" BEFORE DELETE ON "AuditEvents"
        BEGIN SELECT RAISE(ABORT, 'audit events cannot be deleted'); END;
        CREATE TRIGGER IF NOT EXISTS "AuditEvents_NoReplace" BEFORE INSERT ON "AuditEvents"
        WHEN EXISTS (SELECT 1 FROM "AuditEvents" WHERE "Sequence" = NEW."Sequence")
        BEGIN SELECT RAISE(ABORT, 'audit events cannot be replaced'); END;
        """,
        cancellationToken);
}
