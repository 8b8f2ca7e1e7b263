using System.Globalization;
using System.Text;
using ExamBank.Api.Features.Seeding;
using ExamBank.Api.Hosting;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace ExamBank.Tests.Support;

/// <summary>Banks with the seed in them: one is made a test run, and every test gets a copy of its file.</summary>
internal static class SeededBank
{
    private static readonly Lazy<Task<byte[]>> Template = new(MakeAsync);

    /// <summary>Writes a seeded bank to <paramref name="path"/>.</summary>
    public static async Task CopyToAsync(string path) => await File.WriteAllBytesAsync(path, await Template.Value);

    /// <summary>Changes a bank by the domain's own verbs, in one transaction.</summary>
    public static async Task ChangeAsync(string path, Func<BankContext, Task> change)
    {
        await using var services = new ServiceCollection().AddBank(path).BuildServiceProvider();
        var changed = await services.GetRequiredService<BankWriter>().WriteAsync<bool>(
            async bank =>
            {
                await change(bank);
                return Result.Of(true);
            },
            CancellationToken.None);
        if (!changed.Succeeded) throw new InvalidOperationException(changed.Errors[0].Code);
    }

    /// <summary>One value of a bank.</summary>
    public static T Ask<T>(string path, string sql)
    {
        using var connection = Open(path);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (T)Convert.ChangeType(command.ExecuteScalar()!, typeof(T), CultureInfo.InvariantCulture);
    }

    /// <summary>Changes a bank behind the product's back.</summary>
    public static void Execute(string path, string sql)
    {
        using var connection = Open(path);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Every row of every table as text: equal where two banks hold the same.</summary>
    public static string Content(string path)
    {
        using var connection = Open(path);
        var text = new StringBuilder();
        foreach (var table in Rows(connection, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").ToList())
        {
            text.Append(CultureInfo.InvariantCulture, $"# {table}\n");
            foreach (var row in Rows(connection, $"SELECT * FROM \"{table}\"").Order(StringComparer.Ordinal)) text.Append(row).Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<string> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
            yield return string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) switch
            {
                byte[] bytes => Convert.ToHexString(bytes),
                var value => Convert.ToString(value, CultureInfo.InvariantCulture),
            }));
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Mode=ReadWrite;Pooling=False");
        connection.Open();
        return connection;
    }

    private static async Task<byte[]> MakeAsync()
    {
        using var folder = new TemporaryFolder();
        var (made, copy) = (folder.PathOf("bank.db"), folder.PathOf("copy.db"));
        await EmptyBank.CopyToAsync(made);
        await using (var services = new ServiceCollection().AddBank(made).BuildServiceProvider())
            await services.GetRequiredService<SeedBank>().SeedIfEmptyAsync(CancellationToken.None);
        await BankDatabase.CopyAsync(made, copy, CancellationToken.None);
        return await File.ReadAllBytesAsync(copy);
    }
}
