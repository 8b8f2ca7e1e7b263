using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;

namespace ExamBank.Api.Features.Backups;

/// <summary>Backs the bank up and brings a backup back.</summary>
internal static class BankCopies
{
    /// <summary>Copies the bank into a new file.</summary>
    public static async Task<Result<string>> BackUpAsync(string database, string target, CancellationToken cancellationToken)
    {
        if (!Path.Exists(database)) return DatabaseErrors.Missing(database);
        if (File.Exists(target)) return DatabaseErrors.TargetExists(target);
        if (await BankDatabase.InspectAsync(database, cancellationToken) is { } error) return error;
        return await GuardedAsync(target, async () =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(target))!);
            await BankDatabase.CopyAsync(database, target, cancellationToken);
            return target;
        });
    }

    /// <summary>Replaces the content of the bank in one transaction, after a copy of what it held; an older backup is migrated.</summary>
    /// <returns>Where the former content is; null when there was none.</returns>
    public static async Task<Result<string?>> RestoreAsync(string backup, string database, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!Path.Exists(backup)) return DatabaseErrors.Missing(backup);
        if (Path.GetFullPath(backup) == Path.GetFullPath(database)) return DatabaseErrors.SameFile(backup);
        if (await BankDatabase.InspectAsync(backup, cancellationToken) is { } error) return error;
        var unsound = Path.Exists(database) ? await BankDatabase.InspectAsync(database, cancellationToken) : null;
        // What cannot even be looked at may be a sound bank that somebody uses: it is not moved out of the way.
        if (unsound is { Code: DatabaseErrors.UnusableCode }) return unsound;
        string? before = null;
        var restored = await GuardedAsync(database, async () =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(database))!);
            if (File.Exists(database))
            {
                before = BankDatabase.BackupName(database, time);
                // A damaged bank cannot be copied by SQLite, and is just what a restore is for.
                if (unsound is null) await BankDatabase.CopyAsync(database, before, cancellationToken);
                else BankDatabase.SetAside(database, before);
            }

            await BankDatabase.ReplaceAsync(backup, database, cancellationToken);
            return database;
        });
        if (!restored.Succeeded) return restored.Failed<string?>();
        var migrated = await BankDatabase.MigrateAsync(database, time, cancellationToken);
        return migrated.Succeeded ? Result.Of(before) : migrated;
    }

    private static async Task<Result<string>> GuardedAsync(string path, Func<Task<string>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException || BankDatabase.IsRefusal(e))
        {
            return DatabaseErrors.Unusable(path, BankDatabase.ReasonOf(e));
        }
    }
}
