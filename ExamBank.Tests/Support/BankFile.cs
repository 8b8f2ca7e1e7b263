using ExamBank.Api.Hosting;
using ExamBank.Domain.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ExamBank.Tests.Support;

/// <summary>A bank opened by the production registration, usually in a temporary folder that goes with it.</summary>
internal sealed class BankFile : IAsyncDisposable
{
    private readonly DatabaseFolder? folder;
    private readonly ServiceProvider services;

    private BankFile(string path, DatabaseFolder? folder)
    {
        (Path, this.folder) = (path, folder);
        services = new ServiceCollection().AddBank(path).BuildServiceProvider();
    }

    public DatabaseFolder Folder => folder ?? throw new InvalidOperationException("This bank lies in no folder of its own.");

    public string Path { get; }

    public BankWriter Writer => services.GetRequiredService<BankWriter>();

    /// <summary>An empty bank.</summary>
    public static async Task<BankFile> CreateAsync()
    {
        var temporary = new DatabaseFolder();
        var path = temporary.File("bank.db");
        await EmptyBank.CopyToAsync(path);
        return new BankFile(path, temporary);
    }

    /// <summary>The bank in a file that stays, which is made where there is none.</summary>
    public static async Task<BankFile> KeptAsync(string path)
    {
        await BankDatabase.MigrateAsync(path, TimeProvider.System, CancellationToken.None);
        return new BankFile(path, folder: null);
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public BankContext Open() => services.GetRequiredService<IDbContextFactory<BankContext>>().CreateDbContext();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        folder?.Dispose();
    }
}

/// <summary>A temporary folder with SQLite files in it, and plain SQL on them.</summary>
internal sealed class DatabaseFolder : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory("exambank-").FullName;

    public string File(string name) => Path.Combine(path, name);

    public IEnumerable<string> Files => Directory.GetFiles(path).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal);

    /// <summary>Runs SQL as any program could, without the bank's own code.</summary>
    public static void Execute(string database, string sql)
    {
        using var connection = Open(database);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The first column of all rows.</summary>
    public static IReadOnlyList<string> Query(string database, string sql)
    {
        using var connection = Open(database);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read()) rows.Add(Convert.ToString(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture)!);
        return rows;
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(path, recursive: true);
    }

    private static SqliteConnection Open(string database)
    {
        var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        return connection;
    }
}
