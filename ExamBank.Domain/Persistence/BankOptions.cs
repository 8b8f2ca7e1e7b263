using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ExamBank.Domain.Persistence;

/// <summary>How the SQLite file is opened, in one place.</summary>
public static class BankOptions
{
    /// <summary>Configures <paramref name="options"/> for the bank at <paramref name="path"/>.</summary>
    public static DbContextOptionsBuilder UseBank(this DbContextOptionsBuilder options, string path) => options.UseBank(path, typeof(BankOptions).Assembly);

    /// <summary>The same with the migrations of another assembly.</summary>
    internal static DbContextOptionsBuilder UseBank(this DbContextOptionsBuilder options, string path, System.Reflection.Assembly migrations)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options
            .UseSqlite(
                ConnectionString(path),
                sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery).MigrationsAssembly(migrations))
            // Contexts live long in their pool; who begins to listen to statements hears of the next one already.
            .ConfigureLoggingCacheTime(TimeSpan.Zero)
            // Comparing the model with the last migration takes longer than migrating; a test compares them instead.
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning))
            .AddInterceptors(DurableConnections.Instance);
    }

    /// <summary>The connection string: foreign keys on, 30 seconds of patience for another process's lock.</summary>
    public static string ConnectionString(string path, SqliteOpenMode mode = SqliteOpenMode.ReadWriteCreate) => new SqliteConnectionStringBuilder
    {
        DataSource = Path.GetFullPath(path),
        Mode = mode,
        ForeignKeys = true,
        DefaultTimeout = 30,
    }.ToString();

    /// <summary>
    /// WAL with full synchronisation: what was acknowledged survives a power cut. Up to 16 MB of pages a connection, in which the upper
    /// levels of all indexes of a million questions stay: with SQLite's 2 MB reading a text by its number takes three times as long.
    /// </summary>
    private sealed class DurableConnections : DbConnectionInterceptor
    {
        public static readonly DurableConnections Instance = new();

        /// <summary>Connections that are so already: the pool hands the same ones out again and again, for every query.</summary>
        private readonly ConditionalWeakTable<object, object> durable = [];

        private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            if (IsDurable(connection)) return;
            using var command = Commanding(connection, eventData);
            command.ExecuteNonQuery();
            Remember(connection);
        }

        public override async Task ConnectionOpenedAsync(
            DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            if (IsDurable(connection)) return;
            await using var command = Commanding(connection, eventData);
            await command.ExecuteNonQueryAsync(cancellationToken);
            Remember(connection);
        }

        // Who waits for less than usual waits no longer here.
        private static DbCommand Commanding(DbConnection connection, ConnectionEndEventData opened)
        {
            var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            if (opened.Context?.Database.GetCommandTimeout() is { } patience) command.CommandTimeout = patience;
            return command;
        }

        private bool IsDurable(DbConnection connection) => durable.TryGetValue(((SqliteConnection)connection).Handle!, out _) || IsReadOnly(connection);

        private void Remember(DbConnection connection) => durable.AddOrUpdate(((SqliteConnection)connection).Handle!, connection.DataSource);

        // Entity Framework looks whether the file exists over a connection that may not write, and a copy of a bank is not in WAL yet.
        private static bool IsReadOnly(DbConnection connection) =>
            new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly;
    }
}
