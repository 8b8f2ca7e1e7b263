using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ExamBank.Domain.Blueprints;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Features;

/// <summary>Blueprints, assembling, papers and their downloads, over one bank with three papers.</summary>
internal sealed class PaperQueriesTest
{
    private const string Assemble = "mutation($input: AssemblePaperInput!) { assemblePaper(input: $input) { existed paper { number seed } errors { __typename code path ... on InfeasibleError { rule needed available } } } }";

    private RunningServer server = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        server = await RunningServer.StartAsync();
        await server.Bank.AddStandardAsync();
        for (var i = 0; i < 4; i++)
        {
            await server.Bank.AddQuestionAsync(SampleBank.Choice($"L1-1.{1 + (i / 2)}.{1 + (i % 2)}", $"第 {i} 题？"));
            await server.Bank.AddQuestionAsync(SampleBank.Statement($"L1-2.{1 + (i / 2)}.{1 + (i % 2)}", $"第 {i} 句。"));
        }

        await server.Bank.AddBlueprintAsync("CAFE-L1", choices: 2);
        await server.Bank.AddBlueprintAsync("CAFE-L1-far", choices: 40);
        await server.Bank.AddBlueprintAsync("CAFE-L1-rules", choices: 2, new Rule { Name = "难度", Mean = AttributeNames.Facility, Min = 0.5m, Max = 0.9m });
        for (var seed = 1; seed <= 3; seed++)
        {
            var payload = await AssembleAsync(new { blueprint = "CAFE-L1", versions = 2, seed });
            Assert.That(payload["errors"]!.AsArray(), Is.Empty, payload.ToJsonString());
            Assert.That((string)payload["paper"]!["number"]!, Is.EqualTo($"P-00000{seed}"));
        }
    }

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task The_same_inputs_find_the_paper_that_they_gave_before()
    {
        var payload = await AssembleAsync(new { blueprint = "CAFE-L1", versions = 2, seed = 2 });

        Assert.That((bool)payload["existed"]!, Is.True);
        Assert.That((string)payload["paper"]!["number"]!, Is.EqualTo("P-000002"));
    }

    [Test]
    public async Task A_blueprint_that_cannot_be_met_says_which_rule_clashes()
    {
        var payload = await AssembleAsync(new { blueprint = "CAFE-L1-far", seed = 1 });

        Assert.That(payload["paper"], Is.Null);
        Assert.That(payload["errors"]!.AsArray().Select(e => (string)e!["__typename"]!), Is.All.EqualTo("InfeasibleError"));
        Assert.That(payload["errors"]!.AsArray().Select(e => (string?)e!["rule"]), Has.Some.Not.Null);
    }

    [TestCase("NONE", 1, "blueprint.not-found")]
    [TestCase("CAFE-L1", 99, "paper.versions")]
    public async Task What_cannot_be_assembled_is_an_error(string blueprint, int versions, string code)
    {
        var payload = await AssembleAsync(new { blueprint, versions });

        Assert.That((string)payload["errors"]![0]!["code"]!, Is.EqualTo(code));
        Assert.That((string)payload["errors"]![0]!["path"]![0]!, Is.EqualTo("input"));
    }

    [Test]
    public async Task Blueprints_show_their_sections_rules_and_objectives()
    {
        var blueprints = Data(await server.QueryAsync("""
            { blueprints(standard: "CAFE-2024", level: "L1") { name standard { code } latestRevision {
                number title minutes totalMarks passMarks questionCount notes parts { name sections { type count marks scoring } }
                rules { name measure attribute min max where { attribute } } objectives { kind attribute } blueprint { name } } } }
            """))["blueprints"]!.AsArray();

        Assert.That(blueprints.Select(b => (string)b!["name"]!), Is.EqualTo(new[] { "CAFE-L1", "CAFE-L1-far", "CAFE-L1-rules" }));
        var revision = blueprints[2]!["latestRevision"]!;
        Assert.That(((decimal)revision["totalMarks"]!, (int)revision["questionCount"]!), Is.EqualTo((6m, 3)));
        Assert.That((string)revision["parts"]![0]!["sections"]![1]!["type"]!, Is.EqualTo("TRUE_FALSE"));
        Assert.That((string)revision["rules"]![0]!["measure"]!, Is.EqualTo("MEAN"));
        Assert.That((string)revision["objectives"]![0]!["kind"]!, Is.EqualTo("MAXIMIZE_DISTINCT"));
        Assert.That((string)revision["blueprint"]!["name"]!, Is.EqualTo("CAFE-L1-rules"));
    }

    [Test]
    public async Task Papers_come_newest_first_page_by_page()
    {
        const string query = "query($after: String) { papers(first: 2, after: $after) { totalCount nodes { number } pageInfo { hasNextPage endCursor } } }";
        var first = Data(await server.QueryAsync(query))["papers"]!;
        var second = Data(await server.QueryAsync(query, new { after = (string)first["pageInfo"]!["endCursor"]! }))["papers"]!;

        Assert.That(first["nodes"]!.AsArray().Select(p => (string)p!["number"]!), Is.EqualTo(new[] { "P-000003", "P-000002" }));
        Assert.That(second["nodes"]!.AsArray().Select(p => (string)p!["number"]!), Is.EqualTo(new[] { "P-000001" }));
        Assert.That((bool)second["pageInfo"]!["hasNextPage"]!, Is.False);
        Assert.That((int)second["totalCount"]!, Is.EqualTo(3));
    }

    [Test]
    public async Task A_paper_shows_its_forms_versions_and_questions_in_few_statements()
    {
        using var sql = server.CountSql();

        var paper = Data(await server.QueryAsync("""
            { paper(number: "P-000001") { number levelCode seed sample facility poolHash engine standard { code } blueprintRevision { number title }
                ruleValues { rule value } objectiveValues { objective value proven } files { path sha256 } keyUrl
                forms { name questions { position section marks revision { question { number } } }
                  versions { number fingerprint paperUrl questions { number position section marks optionOrders { part options } keyLetters revision { type key { options } } } } } } }
            """))["paper"]!;

        var form = paper["forms"]!.AsArray().Single()!;
        Assert.That(form["questions"]!.AsArray().Select(q => (int)q!["section"]!), Is.EqualTo(new[] { 1, 1, 2 }));
        Assert.That(form["versions"]!.AsArray().Select(v => ((string)v!["fingerprint"]!).Length), Is.EqualTo(new[] { 64, 64 }));
        foreach (var printed in form["versions"]!.AsArray().SelectMany(v => v!["questions"]!.AsArray()))
        {
            var choice = (string)printed!["revision"]!["type"]! == "SINGLE_CHOICE";
            Assert.That(printed["keyLetters"]!.AsArray().Count, Is.EqualTo(choice ? 1 : 0));
            if (!choice) continue;
            var place = "ABCD".IndexOf((string)printed["keyLetters"]![0]!, StringComparison.Ordinal);
            Assert.That((string)printed["optionOrders"]![0]!["options"]![place]!, Is.EqualTo((string)printed["revision"]!["key"]!["options"]![0]!));
        }

        Assert.That(sql.Statements, Has.Count.LessThanOrEqualTo(10));
    }

    [Test]
    public async Task The_stored_bytes_are_served_the_same_every_time()
    {
        var paper = Data(await server.QueryAsync("""{ paper(number: "P-000001") { files { path sha256 } keyUrl forms { versions { paperUrl } } } }"""))["paper"]!;
        var hashes = paper["files"]!.AsArray().ToDictionary(f => (string)f!["path"]!, f => (string)f!["sha256"]!);

        foreach (var (url, extension) in paper["forms"]![0]!["versions"]!.AsArray().Select(v => ((string)v!["paperUrl"]!, ".docx")).Append(((string)paper["keyUrl"]!, ".xlsx")))
        {
            using var response = await server.Client.GetAsync(new Uri(url, UriKind.Relative));
            var bytes = await response.Content.ReadAsByteArrayAsync();

            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), url);
            Assert.That(response.Content.Headers.ContentDisposition!.FileName, Does.StartWith("P-000001").And.EndsWith(extension));
            Assert.That(hashes.Values, Has.Member(Convert.ToHexStringLower(SHA256.HashData(bytes))));
        }
    }

    [TestCase("/papers/P-000099/key.xlsx")]
    [TestCase("/papers/nonsense/key.xlsx")]
    [TestCase("/papers/P-000001/forms/A/versions/3/paper.docx")]
    [TestCase("/papers/P-000001/forms/..%2F..%2Fmarking/versions/1/paper.docx")]
    public async Task A_file_that_is_not_there_is_404_in_words(string url)
    {
        using var response = await server.Client.GetAsync(new Uri(url, UriKind.Relative));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("paper.not-found"));
    }

    private async Task<JsonNode> AssembleAsync(object input) => Data(await server.QueryAsync(Assemble, new { input }))["assemblePaper"]!;

    private JsonNode Data(JsonObject answer)
    {
        Assert.That(answer.ContainsKey("errors"), Is.False, () => answer.ToJsonString() + string.Join('\n', server.Log.All.Select(line => line.Exception)));
        return answer["data"]!;
    }
}
