using Microsoft.Data.Sqlite;

namespace ExamBank.Domain.Persistence;

/// <summary>
/// Whether the bank has an account. Every request asks, also after another process has made the first one, so it is one look-up without
/// Entity Framework; accounts are never deleted, so that a yes is for ever.
/// </summary>
/// <param name="path">The SQLite file.</param>
public sealed class AccountPresence(string path)
{
    private readonly string connectionString = BankOptions.ConnectionString(path, SqliteOpenMode.ReadWrite);
    private volatile bool any;

    /// <summary>Whether there is one, disabled or not.</summary>
    public async ValueTask<bool> AnyAsync(CancellationToken cancellationToken)
    {
        if (any) return true;
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT EXISTS (SELECT 1 FROM \"Accounts\")";
        return any = (long)(await command.ExecuteScalarAsync(cancellationToken))! != 0;
    }
}
