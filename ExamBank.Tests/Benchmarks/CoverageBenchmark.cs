using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ExamBank.Domain.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;

namespace ExamBank.Tests.Benchmarks;

/// <summary>
/// Coverage of each level with every figure at every place, now and as of a moment, beside an endpoint that answers with the very same.
/// </summary>
internal static class CoverageBenchmark
{
    private const double MostTimesBaseline = 1.3;
    private const double MostMilliseconds = 150;

    private const string Figures =
        "requirementCount coveredCount approvedCount counts { type status questions } facilityBands { band questions } cognitiveLevels { level questions } minutes papers";

    private const string Query = $$"""
        query($standard: String!, $level: String!, $asOf: DateTimeOffset) { coverage(standard: $standard, level: $level, asOf: $asOf) {
          {{Figures}} areas { {{Figures}} key title tasks { {{Figures}} key title requirements { {{Figures}} key title } } } } }
        """;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) } };

    /// <summary>The endpoint beside it.</summary>
    public static void Map(WebApplication app, string database) => app.MapGet("/coverage", async (string standard, string level, DateTimeOffset? asOf) =>
    {
        await using var connection = new SqliteConnection(BankOptions.ConnectionString(database, SqliteOpenMode.ReadOnly));
        await connection.OpenAsync();
        return Results.Json(new CoverageBaseline(connection, standard, level).Read(asOf), Json);
    });

    /// <summary>Measures and prints a table; whether the goals are met.</summary>
    public static async Task<bool> RunAsync(string database, HttpClient client, HttpClient beside)
    {
        var moment = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        var (id, code, levels) = Standard(database);
        var met = true;
        Console.WriteLine("| Coverage | Questions | GraphQL ms | Hand-written SQL ms | Ratio | SQL statements | Goal |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|---|");
        foreach (var level in levels)
        {
            foreach (var asOf in (DateTimeOffset?[])[null, moment])
            {
                async Task<JsonNode> Ours() => (await ApiBenchmark.AskAsync(client, Query, new { standard = code, level, asOf }))["coverage"]!;
                var address = $"/coverage?standard={id}&level={level}{(asOf is { } at ? $"&asOf={at:yyyy-MM-ddTHH:mm:ss}Z" : "")}";
                async Task<JsonNode> Beside() => JsonNode.Parse(await beside.GetStringAsync(new Uri(address, UriKind.Relative)))!;
                var (own, plain) = (await Ours(), await Beside());
                if (!JsonNode.DeepEquals(own, plain)) throw new InvalidOperationException($"The two say otherwise of {level}:\n{own}\n{plain}");
                var (ours, other) = await ApiBenchmark.MedianAsync(Ours, Beside);
                met &= ours <= other * MostTimesBaseline && (asOf is not null || ours <= MostMilliseconds);
                var goal = string.Create(CultureInfo.InvariantCulture, $"≤ {MostTimesBaseline} ×{(asOf is null ? $", ≤ {MostMilliseconds} ms" : "")}");
                Console.WriteLine(
                    $"| {level}{(asOf is null ? "" : " as of a moment")} | {own["counts"]!.AsArray().Sum(c => (int)c!["questions"]!)} | {ApiBenchmark.Text(ours)} | {ApiBenchmark.Text(other)} | {(ours / other).ToString("0.00", CultureInfo.InvariantCulture)} | {await ApiBenchmark.StatementsAsync(database, Ours)} | {goal} |");
            }
        }

        return met;
    }

    private static (string Id, string Code, IReadOnlyList<string> Levels) Standard(string database)
    {
        using var connection = new SqliteConnection(BankOptions.ConnectionString(database, SqliteOpenMode.ReadOnly));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT s.Id, s.Code, l.Code FROM Levels l JOIN (SELECT * FROM Standards ORDER BY Code LIMIT 1) s ON s.Id = l.StandardId ORDER BY l.Rank";
        using var reader = command.ExecuteReader();
        var rows = new List<(string Id, string Code, string Level)>();
        while (reader.Read()) rows.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        return (rows[0].Id, rows[0].Code, [.. rows.Select(r => r.Level)]);
    }
}
