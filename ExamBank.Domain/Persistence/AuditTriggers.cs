using Microsoft.EntityFrameworkCore;

namespace ExamBank.Domain.Persistence;

/// <summary>
/// Triggers that refuse any change to a stored event. A migration that rebuilds the table would drop them in silence, and somebody
/// could drop or weaken them by hand, so they are compared with these texts, and made again where they differ, after each migration
/// and at every start. INSERT OR REPLACE deletes without asking the trigger of DELETE, and has one of its own.
/// </summary>
public static class AuditTriggers
{
    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["AuditEvents_NoUpdate"] = """
            CREATE TRIGGER "AuditEvents_NoUpdate" BEFORE UPDATE ON "AuditEvents"
            BEGIN SELECT RAISE(ABORT, 'audit events cannot be changed'); END
            """,
        ["AuditEvents_NoDelete"] = """
            CREATE TRIGGER "AuditEvents_NoDelete" BEFORE DELETE ON "AuditEvents"
            BEGIN SELECT RAISE(ABORT, 'audit events cannot be deleted'); END
            """,
        ["AuditEvents_NoReplace"] = """
            CREATE TRIGGER "AuditEvents_NoReplace" BEFORE INSERT ON "AuditEvents"
            WHEN EXISTS (SELECT 1 FROM "AuditEvents" WHERE "Sequence" = NEW."Sequence")
            BEGIN SELECT RAISE(ABORT, 'audit events cannot be replaced'); END
            """,
    };

    /// <summary>Names of the triggers that are missing or are not the ones above, in order.</summary>
    public static async Task<IReadOnlyList<string>> BrokenAsync(BankContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var rows = await context.Database
            .SqlQueryRaw<string>("SELECT sql AS Value FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'AuditEvents'").ToListAsync(cancellationToken);
        var stored = rows.Select(OneSpaced).ToHashSet(StringComparer.Ordinal);
        return [.. Texts.Where(t => !stored.Contains(OneSpaced(t.Value))).Select(t => t.Key).Order(StringComparer.Ordinal)];
    }

    /// <summary>Makes those anew that are broken, and names them.</summary>
    internal static async Task<IReadOnlyList<string>> EnsureAsync(BankContext context, CancellationToken cancellationToken)
    {
        var broken = await BrokenAsync(context, cancellationToken);
        foreach (var name in broken)
#pragma warning disable EF1002 // Name and text are the constants above; SQL takes no parameter in their place.
            await context.Database.ExecuteSqlRawAsync($"DROP TRIGGER IF EXISTS \"{name}\"; {Texts[name]};", cancellationToken);
#pragma warning restore EF1002
        return broken;
    }

    private static string OneSpaced(string sql) => string.Join(' ', sql.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
