using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;

namespace ExamBank.Tests.Benchmarks;

/// <summary>Search of words of 1, 2 and 4 characters that none, a hundred and half of the questions have: 20 questions by relevance.</summary>
internal static class SearchBenchmark
{
    private const double Goal = 50;

    private const string Query =
        "query($text: String!) { questions(filter: { text: $text }, first: 20) { nodes { number code latestRevision { type stem } } pageInfo { hasNextPage } } }";

    private const string Filtered =
        "query($text: String!) { questions(filter: { text: $text, level: \"L2\", types: [SINGLE_CHOICE], statuses: [APPROVED] }, first: 20) { nodes { number code latestRevision { type stem } } pageInfo { hasNextPage } } }";

    /// <summary>The endpoint beside it: the same index and order, the same fields, nothing else.</summary>
    public static void Map(WebApplication app, string database) => app.MapGet("/search", async (HttpContext http, string text) =>
    {
        await using var connection = new SqliteConnection(BankOptions.ConnectionString(database, SqliteOpenMode.ReadOnly));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        var table = text.Length <= 2 ? "QuestionGrams" : "QuestionTrigrams";
        string[] matches = ["{Stem DraftStem} : $t", "({Options DraftOptions} : $t) NOT ({Stem DraftStem} : $t)", "({Explanation DraftExplanation} : $t) NOT ({Stem DraftStem Options DraftOptions} : $t)"];
        var hits = matches.Select((match, place) =>
            $"SELECT * FROM (SELECT {place} AS place, rowid AS number FROM {table} WHERE {table} MATCH '{match.Replace("$t", $"\"{text}\"", StringComparison.Ordinal)}' ORDER BY rowid LIMIT 21)");
        command.CommandText = $"""
            SELECT q.Number, q.Code, r.Type, r.ContentText ->> '$.stem' FROM ({string.Join(" UNION ALL ", hits)}) AS h
            JOIN Questions q ON q.Number = h.number JOIN Revisions r ON r.QuestionId = q.Id AND r.Number = q.LatestRevision ORDER BY h.place, h.number LIMIT 21
            """;
        var nodes = new List<object>();
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
                nodes.Add(new { number = QuestionNumber.Format(reader.GetInt32(0)), code = reader.GetString(1), type = reader.GetString(2), stem = reader.GetString(3) });
        }

        return Results.Json(new { nodes = nodes.Take(20), hasNextPage = nodes.Count > 20 });
    });

    /// <summary>Measures and prints a table; whether the goal is met.</summary>
    public static async Task<bool> RunAsync(string database, HttpClient client, HttpClient beside)
    {
        Console.WriteLine("| Search | Hits | GraphQL ms | Hand-written SQL ms | Ratio | SQL statements | With level, type and status ms | With totalCount ms |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|");
        var met = true;
        foreach (var (text, hits) in Terms(database))
        {
            Task Ours() => ApiBenchmark.AskAsync(client, Query, new { text });
            var (ours, other) = await ApiBenchmark.MedianAsync(Ours, async () => await beside.GetStringAsync(new Uri($"/search?text={Uri.EscapeDataString(text)}", UriKind.Relative)));
            var (filtered, counted) = await ApiBenchmark.MedianAsync(() => ApiBenchmark.AskAsync(client, Filtered, new { text }), () => ApiBenchmark.AskAsync(client, Query.Replace("nodes {", "totalCount nodes {", StringComparison.Ordinal), new { text }));
            met &= ours <= Goal;
            Console.WriteLine($"| “{text}”, {text.Length} characters | {hits} | {ApiBenchmark.Text(ours)} | {ApiBenchmark.Text(other)} | {ApiBenchmark.Text(ours / other)} | {await ApiBenchmark.StatementsAsync(database, Ours)} | {ApiBenchmark.Text(filtered)} | {ApiBenchmark.Text(counted)} |");
        }

        return met;
    }

    /// <summary>Terms of each length with the number of hits nearest to what is asked, looked for in the index itself.</summary>
    private static IEnumerable<(string Text, long Hits)> Terms(string database)
    {
        using var connection = new SqliteConnection(BankOptions.ConnectionString(database, SqliteOpenMode.ReadOnly) + ";Pooling=False");
        connection.Open();
        using var all = connection.CreateCommand();
        all.CommandText = "SELECT count(*) FROM Questions; CREATE VIRTUAL TABLE temp.short USING fts5vocab('main', 'QuestionGrams', 'row')";
        var half = (long)all.ExecuteScalar()! / 2;
        yield return ("龘", 0);
        yield return ("龘靐", 0);
        yield return ("龘靐齉爩", 0);
        foreach (var wanted in new[] { 100, half })
        {
            foreach (var length in new[] { 1, 2 })
            {
                using var command = connection.CreateCommand();
                command.CommandText = $"SELECT term, doc FROM temp.short WHERE length(term) = {length} AND term >= '一' AND term < '龥' ORDER BY abs(doc - {wanted}), term LIMIT 1";
                using var reader = command.ExecuteReader();
                if (reader.Read()) yield return (reader.GetString(0), reader.GetInt64(1));
            }

            yield return Longer(connection, wanted);
        }
    }

    /// <summary>Of the runs of four characters that some explanations hold, the one with the number of hits nearest to <paramref name="wanted"/>.</summary>
    private static (string Text, long Hits) Longer(SqliteConnection connection, long wanted)
    {
        using var texts = connection.CreateCommand();
        texts.CommandText = "SELECT ContentText ->> '$.explanation' FROM Revisions WHERE ContentText ->> '$.explanation' IS NOT NULL ORDER BY Id LIMIT 100000";
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        using (var reader = texts.ExecuteReader())
        {
            while (reader.Read())
            {
                var text = reader.GetString(0);
                foreach (var piece in Enumerable.Range(0, Math.Max(0, text.Length - 3)).Select(i => text.Substring(i, 4)).Where(p => p.All(c => c is >= '一' and < '龥')).Distinct())
                    found[piece] = found.GetValueOrDefault(piece) + 1;
            }
        }

        return found.OrderBy(p => Math.Abs(p.Value - wanted)).ThenBy(p => p.Key, StringComparer.Ordinal).Take(200).Select(p => (p.Key, Count(p.Key))).MinBy(p => Math.Abs(p.Item2 - wanted));

        long Count(string text)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT count(*) FROM QuestionTrigrams WHERE QuestionTrigrams MATCH '\"{text}\"'";
            return (long)command.ExecuteScalar()!;
        }
    }
}
