using System.Net;
using System.Text;
using ExamBank.Tests.Support;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Access;

/// <summary>Who may do what, asked of the running server door by door, and printed as a table that stands beside this test.</summary>
internal sealed class AccessTableTest
{
    private static readonly string Committed = Repository.Path("ExamBank.Tests", "Api", "Access", "AccessTable.txt");

    private const string Content = """
        { type: TRUE_FALSE, requirement: "L1-9.9.9", cognitiveLevel: APPLY, facility: [], marks: 1, minutes: 1, stem: "？", key: { truth: true } }
        """;

    /// <summary>Requests that change nothing: whoever may ask for a change is told that something else is wrong with it.</summary>
    private static readonly (string Field, string Query)[] Roots =
    [
        ("Query.standards", "{ standards { code } }"),
        ("Query.standard", """{ standard(code: "CAFE-2024") { title } }"""),
        ("Query.requirement", """{ requirement(key: "CAFE-2024/L1-1.1.1") { key } }"""),
        ("Query.questions", "{ questions { nodes { number } } }"),
        ("Query.question", """{ question(number: "Q-000001") { number } }"""),
        ("Query.coverage", """{ coverage(standard: "CAFE-2024", level: "L1") { requirementCount } }"""),
        ("Query.blueprints", "{ blueprints { name } }"),
        ("Query.checkBlueprint", """{ checkBlueprint(blueprint: "cafe-l1") { feasible } }"""),
        ("Query.checkForm", """{ checkForm(input: { blueprint: "cafe-l1", questions: ["x"] }) { errors { code } } }"""),
        ("Query.swapCandidates", """{ swapCandidates(input: { blueprint: "cafe-l1", questions: ["x"], replace: "x" }) { errors { code } } }"""),
        ("Query.papers", "{ papers { nodes { number } } }"),
        ("Query.paper", """{ paper(number: "P-000001") { number } }"""),
        ("Mutation.createQuestion", "mutation { createQuestion(input: { standard: \"CAFE-2024\", content: " + Content + " }) { errors { code } } }"),
        ("Mutation.reviseQuestion", "mutation { reviseQuestion(input: { number: \"Q-000001\", expectedRevision: 99, content: " + Content + " }) { errors { code } } }"),
        ("Mutation.submitQuestion", """mutation { submitQuestion(input: { number: "Q-000001", expectedRevision: 99 }) { errors { code } } }"""),
        ("Mutation.approveQuestion", """mutation { approveQuestion(input: { number: "Q-000001", expectedRevision: 99 }) { errors { code } } }"""),
        ("Mutation.rejectQuestion", """mutation { rejectQuestion(input: { number: "Q-000001", reason: "" }) { errors { code } } }"""),
        ("Mutation.retireQuestion", """mutation { retireQuestion(input: { number: "Q-000001", reason: "" }) { errors { code } } }"""),
        ("Mutation.reinstateQuestion", """mutation { reinstateQuestion(input: { number: "Q-000001", reason: "" }) { errors { code } } }"""),
        ("Mutation.assemblePaper", """mutation { assemblePaper(input: { blueprint: "cafe-l1", versions: 99 }) { errors { code } } }"""),
    ];

    private static readonly (string Field, string Query)[] More =
    [
        ("question of a draft", """{ question(number: "Q-000002") { number } }"""),
        ("questions by their text", """{ questions(filter: { text: "APPROVEDTEXT" }) { nodes { number } } }"""),
        ("questions by a draft's text", """{ questions(filter: { text: "DRAFTTEXT" }) { nodes { number } } }"""),
        ("paper of setter-2", """{ paper(number: "P-000002") { number } }"""),
        ("submit what is not there", """mutation { submitQuestion(input: { number: "Q-000999" }) { errors { code } } }"""),
    ];

    private static readonly string[] Downloads =
    [
        "/health", "/papers/P-000001/forms/A/versions/1/paper.docx", "/papers/P-000001/key.xlsx", "/papers/P-000001/print.zip", "/papers/P-000001/marking.zip", "/papers/P-000999/key.xlsx",
    ];

    private Cafe cafe = null!;

    [OneTimeSetUp]
    public async Task Open() => cafe = await Cafe.OpenAsync();

    [OneTimeTearDown]
    public async Task Close() => await cafe.DisposeAsync();

    [Test]
    public async Task Role_by_role_every_door_answers_as_the_table_says()
    {
        var rows = new List<(string Door, List<string> Cells)>();
        var nodes = cafe.Ids.Select(id => (id.Key, $"{{ node(id: \"{id.Value}\") {{ id }} }}")).Select(n => ($"Query.node {n.Key}", n.Item2));
        var many = ("Query.nodes Revision, Paper", $"{{ nodes(ids: [\"{cafe.Ids["Revision of a draft"]}\", \"{cafe.Ids["Paper"]}\"]) {{ id }} }}");
        foreach (var (door, query) in Roots.Concat(More).Concat(nodes).Append(many))
        {
            var cells = new List<string>();
            foreach (var member in cafe.Members) cells.Add(Cafe.Outcome(await member.QueryAsync(query)));
            rows.Add((door, cells));
        }

        foreach (var path in Downloads)
        {
            var cells = new List<string>();
            foreach (var member in cafe.Members) cells.Add(await FetchedAsync(member, path));
            rows.Add(($"GET {path}", cells));
        }

        var table = Print(rows);
        await TestContext.Out.WriteLineAsync(table);
        if (Environment.GetEnvironmentVariable("UPDATE_ACCESS_TABLE") == "1") await File.WriteAllTextAsync(Committed, table);
        Assert.That(table, Is.EqualTo(await File.ReadAllTextAsync(Committed)));
    }

    [Test]
    public void Every_field_of_the_root_is_in_the_table()
    {
        var schema = cafe.Server.Services.GetRequiredService<ISchema>();
        var fields = new[] { (IObjectGraphType)schema.Query, schema.Mutation! }.SelectMany(root => root.Fields.Select(field => $"{root.Name}.{field.Name}"));

        Assert.That(Roots.Select(root => root.Field).Concat(["Query.node", "Query.nodes"]), Is.EquivalentTo(fields));
    }

    private static async Task<string> FetchedAsync(Member member, string path)
    {
        using var response = await member.GetAsync(path);
        return response.StatusCode switch
        {
            HttpStatusCode.OK => "yes",
            HttpStatusCode.Unauthorized => "sign-in",
            HttpStatusCode.Forbidden => "denied",
            HttpStatusCode.NotFound => "hidden",
            var other => $"BROKEN {other}",
        };
    }

    private string Print(IReadOnlyList<(string Door, List<string> Cells)> rows)
    {
        var first = rows.Max(row => row.Door.Length) + 2;
        var widths = cafe.Members.Select(member => Math.Max(member.Name.Length, 7) + 2).ToList();
        var text = new StringBuilder();
        text.Append("".PadRight(first)).AppendJoin("", cafe.Members.Zip(widths, (member, width) => member.Name.PadRight(width))).Append('\n');
        foreach (var (door, cells) in rows) text.Append(door.PadRight(first)).AppendJoin("", cells.Zip(widths, (cell, width) => cell.PadRight(width))).Append('\n');
        return string.Join('\n', text.ToString().Split('\n').Select(line => line.TrimEnd()));
    }
}
