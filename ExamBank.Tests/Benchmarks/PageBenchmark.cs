using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using ExamBank.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;

namespace ExamBank.Tests.Benchmarks;

/// <summary>
/// A page of 50 questions with their requirements: requests a second of the service and of a JSON endpoint over hand-written SQL that
/// answers with the same fields, turn about in the same run.
/// </summary>
internal static class PageBenchmark
{
    private const int Rounds = 6;
    private const int Clients = 4;

    /// <summary>The least share of the plain endpoint's throughput.</summary>
    private const double Goal = 0.2;

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);

    // So long that the compiler has done its last on what is measured.
    private static readonly TimeSpan WarmingUp = TimeSpan.FromSeconds(20);

    private const string Query = """
        query Page($after: String) { questions(first: 50, after: $after) {
          pageInfo { hasNextPage endCursor }
          nodes { number code state latestRevision { type cognitiveLevel stem facility requirement { fullKey summary } } } } }
        """;

    /// <summary>The endpoint beside it.</summary>
    public static void Map(WebApplication app, string database) => app.MapGet("/page", async (int after) =>
    {
        await using var connection = new SqliteConnection(BankOptions.ConnectionString(database, SqliteOpenMode.ReadOnly));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT q.Number, q.Code, q.State, r.Type, r.CognitiveLevel, r.ContentText ->> '$.stem', r.Facility, s.Code || '/' || m.Key, m.Summary
            FROM Questions q
            JOIN Revisions r ON r.QuestionId = q.Id AND r.Number = q.LatestRevision
            JOIN RevisionRequirements t ON t.RevisionId = r.Id AND t.IsPrimary
            JOIN Requirements m ON m.Id = t.RequirementId
            JOIN Standards s ON s.Id = q.StandardId
            WHERE q.Number > $after ORDER BY q.Number LIMIT 51
            """;
        command.Parameters.AddWithValue("$after", after);
        var nodes = new List<object>();
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                nodes.Add(new
                {
                    number = QuestionNumber.Format(reader.GetInt32(0)),
                    code = reader.GetString(1),
                    state = reader.GetString(2),
                    latestRevision = new
                    {
                        type = reader.GetString(3),
                        cognitiveLevel = reader.GetString(4),
                        stem = reader.GetString(5),
                        facility = Facility.FromScaled(reader.GetInt32(6)).Value,
                        requirement = new { fullKey = reader.GetString(7), summary = reader.GetString(8) },
                    },
                });
            }
        }

        return Results.Json(new { pageInfo = new { hasNextPage = nodes.Count > 50, endCursor = after + 50 }, nodes = nodes.Take(50) });
    });

    /// <summary>Measures and prints a table; whether the goal is met.</summary>
    public static async Task<bool> RunAsync(string database, HttpClient client, HttpClient beside)
    {
        var cursor = "";
        async Task Ours()
        {
            using var response = await client.PostAsJsonAsync(new Uri("/graphql", UriKind.Relative), new { query = Query, variables = new { after = cursor } });
            var body = await response.Content.ReadAsByteArrayAsync();
            if (!response.IsSuccessStatusCode || body.AsSpan(0, 9).IndexOf("error"u8) >= 0) throw new InvalidOperationException(System.Text.Encoding.UTF8.GetString(body));
        }

        async Task Beside() => await beside.GetByteArrayAsync(new Uri("/page?after=50", UriKind.Relative));
        var first = await client.PostAsJsonAsync(new Uri("/graphql", UriKind.Relative), new { query = Query, variables = new { after = "" } });
        cursor = (string)JsonNode.Parse(await first.Content.ReadAsStringAsync())!["data"]!["questions"]!["pageInfo"]!["endCursor"]!;

        using var counter = new SqlCounter(Path.GetFullPath(database));
        await Ours();
        var statements = counter.Statements.Count;
        counter.Dispose();
        var (ours, other) = (new List<double>(), new List<double>());
        await RateAsync(Ours, WarmingUp);
        await RateAsync(Beside, WarmingUp / 2);
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(await RateAsync(Ours, Round));
            other.Add(await RateAsync(Beside, Round));
        }

        var (rate, plain) = (Median(ours), Median(other));
        Console.WriteLine($"| A page of 50 with requirements, {Clients} clients, median of {Rounds} rounds of {Round.TotalSeconds} s | Requests/s | SQL statements |");
        Console.WriteLine("|---|--:|--:|");
        Console.WriteLine($"| GraphQL | {Text(rate)} | {statements} |");
        Console.WriteLine($"| JSON over hand-written SQL | {Text(plain)} | 1 |");
        Console.WriteLine($"| Share (goal ≥ {Text(Goal)}) | {Text(rate / plain)} | (goal ≤ 3) |");
        return rate / plain >= Goal && statements <= 3;
    }

    private static async Task<double> RateAsync(Func<Task> request, TimeSpan length)
    {
        var (clock, count) = (Stopwatch.StartNew(), 0);
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async _ =>
        {
            while (clock.Elapsed < length)
            {
                await request();
                Interlocked.Increment(ref count);
            }
        }));
        return count / clock.Elapsed.TotalSeconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static string Text(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
