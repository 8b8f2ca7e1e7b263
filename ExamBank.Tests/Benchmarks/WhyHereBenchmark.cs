using System.Text.Json;
using System.Text.Json.Nodes;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;

namespace ExamBank.Tests.Benchmarks;

/// <summary>
/// Why a question stands in a paper. The endpoint beside it answers with the same fields, but does less for two of them: all rules of the
/// blueprint are named, and as replacements count the approved questions of the same type and work area, whatever the rules say of them.
/// </summary>
internal static class WhyHereBenchmark
{
    private const string Query = """
        query($paper: String!, $question: String!) { whyHere(paper: $paper, question: $question) {
          paper code form section revision blueprint blueprintRevision rules others poolSize author writtenAt
          printed { version number } history { verb actor at } } }
        """;

    private const string Assemble = "mutation($input: AssemblePaperInput!) { assemblePaper(input: $input) { paper { number } errors { code message } } }";

    /// <summary>The endpoint beside it.</summary>
    public static void Map(WebApplication app, string database) => app.MapGet("/why-here", async (int paper, string question) =>
    {
        await using var connection = new SqliteConnection(BankOptions.ConnectionString(database, SqliteOpenMode.ReadOnly));
        await connection.OpenAsync();
        List<TRow> Rows<TRow>(Func<SqliteDataReader, TRow> read, string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.Parameters.AddWithValue("$paper", paper);
            command.Parameters.AddWithValue("$code", question);
            using var reader = command.ExecuteReader();
            var rows = new List<TRow>();
            while (reader.Read()) rows.Add(read(reader));
            return rows;
        }

        var history = Rows(row => new { verb = row.GetString(0), actor = row.GetString(1), at = new DateTime(row.GetInt64(2), DateTimeKind.Utc) }, """
            SELECT e.Verb, e.ActorName, e.At FROM AuditEvents e
            WHERE e.Subject = 'question:' || $code AND e.At <= (SELECT LockedAt FROM Papers WHERE Number = $paper) ORDER BY e.Sequence
            """);
        var printed = Rows(row => (Form: row.GetString(0), Place: new { version = row.GetInt32(1), number = row.GetInt32(2) }), """
            SELECT f.Name, v.Number, n.Number FROM Papers p JOIN PaperForm f ON f.PaperId = p.Id JOIN FormQuestion o ON o.PaperFormId = f.Id
            JOIN Revisions r ON r.Id = o.RevisionId JOIN Questions q ON q.Id = r.QuestionId AND q.Code = $code
            JOIN PaperVersion v ON v.PaperFormId = f.Id JOIN VersionQuestion n ON n.PaperVersionId = v.Id AND n.FormPosition = o.Position
            WHERE p.Number = $paper ORDER BY v.Number
            """).ToLookup(row => row.Form, row => row.Place, StringComparer.Ordinal);
        return Results.Json(Rows(
            row => new
            {
                paper = PaperNumber.Format(paper),
                code = question,
                form = row.GetString(0),
                section = row.GetInt32(1) + 1,
                revision = row.GetInt32(2),
                blueprint = row.GetString(3),
                blueprintRevision = row.GetInt32(4),
                rules = JsonSerializer.Deserialize<string[]>(row.GetString(5)),
                others = row.GetInt32(6),
                poolSize = row.GetInt32(7),
                author = row.GetString(8),
                writtenAt = new DateTime(row.GetInt64(9), DateTimeKind.Utc),
                printed = printed[row.GetString(0)],
                history,
            },
            """
            WITH pool AS (
                SELECT q.Code, r.Type, t.WorkAreaId FROM Revisions r JOIN Questions q ON q.Id = r.QuestionId AND q.ApprovedRevision = r.Number AND q.State = 'Active'
                JOIN RevisionRequirements m ON m.RevisionId = r.Id AND m.IsPrimary JOIN Requirements d ON d.Id = m.RequirementId JOIN WorkTasks t ON t.Id = d.WorkTaskId
                WHERE r.Status = 'Approved' AND r.LevelCode = (SELECT LevelCode FROM Papers WHERE Number = $paper))
            SELECT f.Name, o.Section, r.Number, b.Name, c.Number,
                (SELECT json_group_array(value ->> '$.name') FROM json_each(c.ContentText, '$.rules')),
                (SELECT count(*) FROM pool JOIN pool own ON own.Code = q.Code WHERE pool.Type = own.Type AND pool.WorkAreaId = own.WorkAreaId AND pool.Code <> q.Code),
                (SELECT count(*) FROM pool), r.Author, r.CreatedAt
            FROM Papers p JOIN PaperForm f ON f.PaperId = p.Id JOIN FormQuestion o ON o.PaperFormId = f.Id
            JOIN Revisions r ON r.Id = o.RevisionId JOIN Questions q ON q.Id = r.QuestionId AND q.Code = $code
            JOIN BlueprintRevisions c ON c.Id = p.BlueprintRevisionId JOIN Blueprints b ON b.Id = c.BlueprintId
            WHERE p.Number = $paper
            """));
    });

    /// <summary>Measures a question of a paper, which is assembled where the bank has none, and prints a table.</summary>
    public static async Task RunAsync(string database, HttpClient client, HttpClient beside)
    {
        var made = await ApiBenchmark.AskAsync(client, Assemble, new { input = new { blueprint = "SECO-2021-L1-theory", seed = 1 } });
        var paper = (string?)made["assemblePaper"]!["paper"]?["number"] ?? throw new InvalidOperationException(made.ToJsonString());
        var (number, question) = Place(database, paper);
        async Task<JsonNode> Ours() => (await ApiBenchmark.AskAsync(client, Query, new { paper, question }))["whyHere"]![0]!;
        async Task<JsonNode> Beside() => JsonNode.Parse(await beside.GetStringAsync(new Uri($"/why-here?paper={number}&question={question}", UriKind.Relative)))![0]!;
        var (own, plain) = (await Ours(), await Beside());
        foreach (var field in new[] { "form", "section", "revision", "blueprint", "author", "poolSize", "printed" })
            if (!JsonNode.DeepEquals(own[field], plain[field])) throw new InvalidOperationException($"The two say otherwise in {field}:\n{own}\n{plain}");
        var (ours, other) = await ApiBenchmark.MedianAsync(Ours, Beside);
        Console.WriteLine("| whyHere | GraphQL ms | Hand-written SQL ms | Ratio | SQL statements |");
        Console.WriteLine("|---|--:|--:|--:|--:|");
        Console.WriteLine(
            $"| a pool of {own["poolSize"]}, {own["others"]} that could stand in its place | {ApiBenchmark.Text(ours)} | {ApiBenchmark.Text(other)} | {ApiBenchmark.Text(ours / other)} | {await ApiBenchmark.StatementsAsync(database, Ours)} |");
    }

    private static (int Number, string Question) Place(string database, string paper)
    {
        using var connection = new SqliteConnection(BankOptions.ConnectionString(database, SqliteOpenMode.ReadOnly));
        connection.Open();
        using var command = connection.CreateCommand();
        _ = PaperNumber.TryParse(paper, out var number);
        command.CommandText = """
            SELECT q.Code FROM Papers p JOIN PaperForm f ON f.PaperId = p.Id JOIN FormQuestion o ON o.PaperFormId = f.Id
            JOIN Revisions r ON r.Id = o.RevisionId JOIN Questions q ON q.Id = r.QuestionId WHERE p.Number = $paper ORDER BY o.Position LIMIT 1
            """;
        command.Parameters.AddWithValue("$paper", number);
        return (number, (string)command.ExecuteScalar()!);
    }
}
