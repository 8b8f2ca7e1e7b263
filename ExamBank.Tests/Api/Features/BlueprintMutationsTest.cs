using System.Text.Json.Nodes;
using ExamBank.Domain.Persistence;
using ExamBank.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Features;

/// <summary>Blueprints written through the graph: each is one document, and no revision is ever changed.</summary>
[Long]
internal sealed class BlueprintMutationsTest
{
    private RunningServer server = null!;

    [SetUp]
    public async Task Start()
    {
        server = await RunningServer.StartAsync();
        await server.Bank.AddStandardAsync();
        await server.Bank.AddBlueprintAsync("CAFE-L1", choices: 2);
    }

    [TearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task A_blueprint_is_created_from_the_document_that_another_gives()
    {
        var document = await DocumentAsync("CAFE-L1");
        document["name"] = "CAFE-L1-新";
        Assert.That(Errors(await CreateAsync(document)), Is.EqualTo(["blueprint.invalid-name input.document.name"]));
        document["name"] = "CAFE-L1-new";
        document["title"] = "咖啡师（初级）补考";
        var created = await CreateAsync(document);
        Assert.That(Errors(created), Is.Empty);
        Assert.That((string)created["blueprint"]!["latestRevision"]!["title"]!, Is.EqualTo("咖啡师（初级）补考"));
        Assert.That(Errors(await CreateAsync(document)), Is.EqualTo(["blueprint.name-taken input.document.name"]));
    }

    [Test]
    public async Task What_is_wrong_with_a_document_is_told_by_field()
    {
        var document = await DocumentAsync("CAFE-L1");
        document["name"] = "CAFE-L1-bad";
        document["title"] = " ";
        document["minutes"] = 0;
        document["parts"]![0]!["sections"]![0]!["count"] = 0;
        Assert.That(Errors(await CreateAsync(document)), Is.EquivalentTo(
            ["blueprint.missing input.document.title", "blueprint.not-positive input.document.minutes", "blueprint.count input.document.parts.0.sections.0.count"]));
        document = await DocumentAsync("CAFE-L1");
        document["name"] = "CAFE-L1-bad";
        document["level"] = "L9";
        Assert.That(Errors(await CreateAsync(document)), Is.EqualTo(["standard.level-not-found input.document.level"]));
        document["standard"] = "TEA";
        Assert.That(Errors(await CreateAsync(document)), Is.EqualTo(["standard.not-found input.document.standard"]));
        Assert.That((await server.QueryAsync("{ blueprints { name } }"))["data"]!["blueprints"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("{\"name\":")]
    [TestCase("{\"名称\": \"方案\"}")]
    public async Task Text_that_is_no_document_is_refused(string text)
    {
        var answer = await server.QueryAsync("mutation($d: String!) { createBlueprint(input: { document: $d }) { blueprint { name } errors { code path } } }", new { d = text });
        Assert.That(Errors(answer["data"]!["createBlueprint"]!).Single(), Does.StartWith("exchange.").And.Contains(" input.document"));
    }

    [TestCase("{}", "exchange.missing-member", "Missing fields: ")]
    [TestCase("{\"minutes\": \"long\"}", "exchange.invalid-member", "The value is not valid")]
    public async Task Whoever_writes_a_wrong_document_is_shown_to_the_schema_of_blueprints(string text, string code, string words)
    {
        var answer = await server.QueryAsync("mutation($d: String!) { createBlueprint(input: { document: $d }) { errors { code message } } }", new { d = text });
        var error = answer["data"]!["createBlueprint"]!["errors"]!.AsArray().Single()!;
        Assert.That((string)error["code"]!, Is.EqualTo(code));
        Assert.That((string)error["message"]!, Does.StartWith(words).And.Contain("blueprint.schema.json").And.Not.Contain("questions.schema.json"));
    }

    [Test]
    public async Task A_revision_stands_beside_the_one_before_and_two_who_write_at_once_are_told()
    {
        var (one, other) = (await DocumentAsync("CAFE-L1"), await DocumentAsync("CAFE-L1"));
        (one["title"], other["title"]) = ("甲", "乙");
        var answers = await Task.WhenAll(ReviseAsync(one, 1), ReviseAsync(other, 1));
        Assert.That(answers.SelectMany(Errors), Is.EqualTo(["blueprint.conflict input.expectedRevision"]));
        var revisions = (await server.QueryAsync("{ blueprints { revisions { number title } } }"))["data"]!["blueprints"]![0]!["revisions"]!.AsArray();
        Assert.That(revisions.Select(r => (int)r!["number"]!), Is.EqualTo([1, 2]));
        Assert.That((string)revisions[0]!["title"]!, Is.EqualTo("咖啡师（初级）理论"));

        var now = await DocumentAsync("CAFE-L1");
        Assert.That(Errors(await ReviseAsync(now, 2)), Is.EqualTo(["blueprint.unchanged input"]));
        now["level"] = "L2";
        Assert.That(Errors(await ReviseAsync(now, 2)), Is.EqualTo(["blueprint.level-stays input.document.level"]));
    }

    [Test]
    public async Task A_copy_goes_its_own_way()
    {
        var cloned = (await server.QueryAsync("""mutation { cloneBlueprint(input: { from: "CAFE-L1", name: "CAFE-L1-b", title: "副本" }) { blueprint { name latestRevision { number title questionCount } } errors { code path } } }"""))["data"]!["cloneBlueprint"]!;
        Assert.That((string)cloned["blueprint"]!["latestRevision"]!["title"]!, Is.EqualTo("副本"), cloned.ToJsonString());
        var again = (await server.QueryAsync("""mutation { cloneBlueprint(input: { from: "CAFE-L1", name: "CAFE-L1-b" }) { errors { code path } } }"""))["data"]!["cloneBlueprint"]!;
        Assert.That(Errors(again), Is.EqualTo(["blueprint.name-taken input.name"]));
    }

    [Test]
    public async Task A_retired_blueprint_assembles_nothing_and_cannot_be_changed()
    {
        var retired = await RetireAsync(1, "新标准已发布");
        Assert.That((string)retired["blueprint"]!["retirementReason"]!, Is.EqualTo("新标准已发布"));
        Assert.That(Errors(await RetireAsync(1, "再次")), Is.EqualTo(["blueprint.retired input"]));
        Assert.That(Errors(await ReviseAsync(await DocumentAsync("CAFE-L1"), 1)), Is.EqualTo(["blueprint.retired input"]));
        var paper = (await server.QueryAsync("mutation { assemblePaper(input: { blueprint: \"CAFE-L1\" }) { errors { code path } } }"))["data"]!["assemblePaper"]!;
        Assert.That(Errors(paper), Is.EqualTo(["blueprint.retired input"]));
        await using var bank = await server.Services.GetRequiredService<IDbContextFactory<BankContext>>().CreateDbContextAsync();
        Assert.That(await bank.AuditEvents.CountAsync(e => e.Verb == "blueprint.retired" && e.After!.Contains("新标准已发布")), Is.EqualTo(1));
    }

    [Test]
    public async Task A_retirement_needs_a_reason()
    {
        Assert.That(Errors(await RetireAsync(1, "  ")), Is.EqualTo(["step.reason input.reason"]));
    }

    private async Task<JsonNode> DocumentAsync(string name) => JsonNode.Parse((string)(await server.QueryAsync("{ blueprints { name latestRevision { document } } }"))["data"]!["blueprints"]!.AsArray()
        .Single(b => (string)b!["name"]! == name)!["latestRevision"]!["document"]!)!;

    private async Task<JsonNode> CreateAsync(JsonNode document) => (await server.QueryAsync(
        "mutation($d: String!) { createBlueprint(input: { document: $d }) { blueprint { name latestRevision { title } } errors { code path } } }", new { d = document.ToJsonString() }))["data"]!["createBlueprint"]!;

    private async Task<JsonNode> ReviseAsync(JsonNode document, int expected) => (await server.QueryAsync(
        "mutation($d: String!, $e: Int!) { reviseBlueprint(input: { name: \"CAFE-L1\", expectedRevision: $e, document: $d }) { blueprint { name } errors { code path } } }",
        new { d = document.ToJsonString(), e = expected }))["data"]!["reviseBlueprint"]!;

    private async Task<JsonNode> RetireAsync(int expected, string reason) => (await server.QueryAsync(
        "mutation($r: String!, $e: Int!) { retireBlueprint(input: { name: \"CAFE-L1\", expectedRevision: $e, reason: $r }) { blueprint { retirementReason } errors { code path } } }",
        new { r = reason, e = expected }))["data"]!["retireBlueprint"]!;

    private static IEnumerable<string> Errors(JsonNode payload) =>
        payload["errors"]!.AsArray().Select(e => $"{e!["code"]} {string.Join('.', e["path"]!.AsArray().Select(p => (string)p!))}");
}
