using System.Globalization;
using System.Text.Json.Nodes;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence.Search;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Domain.Persistence;

/// <summary>Brings the database file up to date, and copies it.</summary>
public static class BankDatabase
{
    /// <summary>
    /// Creates the file if there is none, and applies the migrations it lacks, after a backup beside it. Each migration is a
    /// transaction, so a process that dies leaves a bank that the next start can take further.
    /// </summary>
    /// <returns>The path of the backup; null when none was needed.</returns>
    public static Task<Result<string?>> MigrateAsync(string path, TimeProvider time, CancellationToken cancellationToken) =>
        MigrateAsync(path, time, typeof(BankDatabase).Assembly, cancellationToken);

    /// <summary>The same with the migrations of another assembly: tests bring a later one.</summary>
    internal static async Task<Result<string?>> MigrateAsync(
        string path, TimeProvider time, System.Reflection.Assembly migrations, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(time);
        path = Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using var alone = await AloneAsync(path, cancellationToken);
            await using var context = new BankContext(Options(path, migrations));
            var known = context.Database.GetMigrations().ToList();
            List<string> applied;
            // Looked at without the bank's own pragmas: a file that is refused stays as it is, to the byte.
            await using (var look = new BankContext(new DbContextOptionsBuilder<BankContext>().UseSqlite(BankOptions.ConnectionString(path)).Options))
            {
                applied = [.. await look.Database.GetAppliedMigrationsAsync(cancellationToken)];
                if (applied.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } unknown) return DatabaseErrors.Newer(path, unknown);
                if (applied.Count == 0 && await HasTablesAsync(look, cancellationToken)) return DatabaseErrors.NotABank(path);
            }

            string? backup = null;
            if (applied.Count < known.Count)
            {
                if (applied.Count > 0)
                {
                    backup = BackupName(path, time);
                    await CopyAsync(path, backup, cancellationToken);
                }

                // We are alone, so a lock row is what a killed process left behind; it would block for ever.
                await context.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
                await context.Database.MigrateAsync(cancellationToken);
            }

            var restored = await AuditTriggers.EnsureAsync(context, cancellationToken);
            // A migration may drop triggers with its table; in a bank that needed none, somebody else has.
            if (restored.Count > 0 && applied.Count == known.Count) await RecordRestoredAsync(context, restored, time, cancellationToken);
            await PictureIndex.EnsureAsync(context, cancellationToken);
            await SimilarityIndex.EnsureAsync(context, cancellationToken);
            await TextIndex.EnsureAsync(context, cancellationToken);
            return Result.Of(backup);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 26 or 11)
        {
            return DatabaseErrors.NotABank(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException { SqliteErrorCode: 5 or 8 or 10 or 13 or 14 })
        {
            return DatabaseErrors.Unusable(path, Directory.Exists(path) ? Word.Reason("folder") : ReasonOf(e));
        }
    }

    /// <summary>Copies the bank at <paramref name="source"/>, consistent even while it is written to. The copy appears whole or not at all.</summary>
    public static async Task CopyAsync(string source, string target, CancellationToken cancellationToken)
    {
        var unfinished = target + ".partial";
        File.Delete(unfinished);
        await using (var from = new SqliteConnection(BankOptions.ConnectionString(source, SqliteOpenMode.ReadWrite)))
        {
            await from.OpenAsync(cancellationToken);
            await using var command = from.CreateCommand();
            command.CommandText = "VACUUM INTO $target";
            command.Parameters.AddWithValue("$target", Path.GetFullPath(unfinished));
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        File.Move(unfinished, target, overwrite: true);
    }

    /// <summary>Replaces the content of the bank at <paramref name="target"/> by that of <paramref name="source"/>, in one transaction of SQLite's own.</summary>
    public static async Task ReplaceAsync(string source, string target, CancellationToken cancellationToken)
    {
        await using var from = new SqliteConnection(BankOptions.ConnectionString(source, SqliteOpenMode.ReadOnly));
        await using var to = new SqliteConnection(BankOptions.ConnectionString(target));
        await from.OpenAsync(cancellationToken);
        await to.OpenAsync(cancellationToken);
        from.BackupDatabase(to);
    }

    /// <summary>A name beside the bank that no file has yet.</summary>
    public static string BackupName(string path, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        var stamp = string.Create(CultureInfo.InvariantCulture, $"{path}.{time.GetUtcNow():yyyyMMddHHmmss}");
        return Enumerable.Range(1, int.MaxValue)
            .Select(i => i == 1 ? $"{stamp}.bak" : string.Create(CultureInfo.InvariantCulture, $"{stamp}-{i}.bak"))
            .First(name => !File.Exists(name));
    }

    /// <summary>Closes the connections that nobody uses: a pooled one would hold a file that is to be moved or deleted.</summary>
    public static void CloseIdleConnections() => SqliteConnection.ClearAllPools();

    /// <summary>Moves a file that is no bank, with what SQLite keeps beside it, out of the way.</summary>
    public static void SetAside(string path, string name)
    {
        CloseIdleConnections();
        foreach (var suffix in new[] { "", "-wal", "-shm" })
            if (File.Exists(path + suffix))
                File.Move(path + suffix, name + suffix);
    }

    /// <summary>Whether an exception is SQLite's answer to a file it cannot use, rather than a bug.</summary>
    public static bool IsRefusal(Exception exception) => exception is SqliteException;

    /// <summary>Why a file could not be used, in our words where we know them.</summary>
    public static Word ReasonOf(Exception refusal) => refusal is not SqliteException sqlite ? Word.OfReason(refusal) : sqlite.SqliteErrorCode switch
    {
        5 => Word.Reason("busy"),
        8 => Word.Reason("read-only"),
        10 => Word.Reason("disk-error"),
        13 => Word.Reason("disk-full"),
        14 => Word.Reason("cannot-open"),
        _ => Word.OfReason(refusal),
    };

    /// <summary>Whether the file is a whole bank that this build can open.</summary>
    public static async Task<BankError?> InspectAsync(string path, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path)) return DatabaseErrors.Unusable(path, Word.Reason("folder"));
        try
        {
            await using var context = new BankContext(new DbContextOptionsBuilder<BankContext>()
                .UseSqlite(BankOptions.ConnectionString(path, SqliteOpenMode.ReadOnly) + ";Pooling=False").Options);
            // Entity Framework takes a file that it cannot open for one that is not there.
            await context.Database.OpenConnectionAsync(cancellationToken);
            var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
            if (applied.Count == 0) return DatabaseErrors.NotABank(path);
            if (applied.Except(context.Database.GetMigrations(), StringComparer.Ordinal).FirstOrDefault() is { } unknown)
                return DatabaseErrors.Newer(path, unknown);
            var check = await context.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").FirstAsync(cancellationToken);
            return check == "ok" ? null : DatabaseErrors.NotABank(path);
        }
        catch (SqliteException e)
        {
            // A file that may not be read is perhaps a sound bank: who restores it should not throw it away.
            return e.SqliteErrorCode is 5 or 8 or 10 or 14 ? DatabaseErrors.Unusable(path, ReasonOf(e)) : DatabaseErrors.NotABank(path);
        }
    }

    private static async Task RecordRestoredAsync(BankContext context, IReadOnlyList<string> triggers, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        context.Record(new DomainEvent(
            "audit.triggers-restored", "audit:triggers", Actor.LocalOperator("start"), time.GetUtcNow(), null,
            new JsonObject { ["triggers"] = new JsonArray([.. triggers.Select(t => JsonValue.Create(t))]) }));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static DbContextOptions<BankContext> Options(string path, System.Reflection.Assembly migrations)
    {
        var options = new DbContextOptionsBuilder<BankContext>();
        options.UseBank(path, migrations);
        return options.Options;
    }

    private static async Task<bool> HasTablesAsync(BankContext context, CancellationToken cancellationToken) =>
        await context.Database
            .SqlQueryRaw<int>("SELECT count(*) AS Value FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_EF%' ESCAPE '\\'")
            .SingleAsync(cancellationToken) > 0;

    /// <summary>Waits until no other process opens the same bank; the operating system releases the lock of a process that dies.</summary>
    private static async Task<FileStream> AloneAsync(string path, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.Asynchronous);
            }
            catch (IOException) when (attempt < 300 && File.Exists(path + ".lock"))
            {
                await Task.Delay(100, cancellationToken);
            }
        }
    }
}
