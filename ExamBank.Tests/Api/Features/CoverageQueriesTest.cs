using System.Text.Json.Nodes;
using ExamBank.Domain.Questions;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Features;

internal sealed class CoverageQueriesTest
{
    private const string Fields = "requirementCount coveredCount approvedCount counts { type status questions }";

    private RunningServer server = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        server = await RunningServer.StartAsync();
        await server.Bank.AddStandardAsync();
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1"));
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1", "另一题？"), RevisionStatus.Draft);
        await server.Bank.AddQuestionAsync(SampleBank.Statement("L1-1.1.2"), RevisionStatus.InReview);
        await server.Bank.AddQuestionAsync(SampleBank.Statement("L2-2.2.2"));
        await server.Bank.RetireAsync(await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-2.1.1")));
    }

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task Coverage_goes_down_to_each_requirement_by_type_and_status()
    {
        var coverage = await CoverageAsync("\"L1\"");

        Assert.That(((int)coverage["requirementCount"]!, (int)coverage["coveredCount"]!, (int)coverage["approvedCount"]!), Is.EqualTo((8, 1, 1)));
        Assert.That(Counts(coverage), Is.EqualTo("SINGLE_CHOICE DRAFT 1, SINGLE_CHOICE APPROVED 1, TRUE_FALSE IN_REVIEW 1"));
        var task = coverage["areas"]![0]!["tasks"]![0]!;
        Assert.That((string)task["key"]!, Is.EqualTo("L1-1.1"));
        Assert.That(Counts(task["requirements"]![0]!), Is.EqualTo("SINGLE_CHOICE DRAFT 1, SINGLE_CHOICE APPROVED 1"));
        Assert.That(Counts(task["requirements"]![1]!), Is.EqualTo("TRUE_FALSE IN_REVIEW 1"));
        Assert.That((int)coverage["areas"]![1]!["approvedCount"]!, Is.Zero, "retired questions do not count");
    }

    [Test]
    public async Task A_level_counts_the_lower_ones_when_asked()
    {
        var alone = await CoverageAsync("\"L2\"");
        var both = await CoverageAsync("\"L2\", includeLower: true");

        Assert.That(((int)alone["requirementCount"]!, (int)alone["approvedCount"]!), Is.EqualTo((8, 1)));
        Assert.That(((int)both["requirementCount"]!, (int)both["approvedCount"]!), Is.EqualTo((16, 2)));
        Assert.That(both["areas"]!.AsArray().Select(a => (string)a!["key"]!), Is.EqualTo(new[] { "L2-1", "L2-2", "L1-1", "L1-2" }));
    }

    [Test]
    public async Task A_case_counts_and_is_found_at_the_requirements_of_its_parts_too()
    {
        await using var own = await RunningServer.StartAsync();
        await own.Bank.AddStandardAsync();
        await own.Bank.AddStimulusAsync("STIM-1", "材料", "某店的数据。");
        var parts = Support.Questions.Case().Parts!.Select((part, index) => part with { Requirement = ((string?[])["L1-2.2.2", "L1-1.1.2", null])[index] }).ToList();
        await own.Bank.AddQuestionAsync(Support.Questions.Case() with { Parts = parts, FurtherRequirements = ["L1-1.2.1"] });
        await own.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.2"));

        var answer = await own.QueryAsync(
            """
            {
              coverage(standard: "CAFE-2024", level: "L1") { approvedCount coveredCount areas { approvedCount tasks { key approvedCount requirements { key approvedCount } } } }
              byPart: questions(filter: { requirement: "L1-2.2.2" }) { totalCount nodes { latestRevision { furtherRequirements { key } requirement { key } } } }
            }
            """);
        Assert.That(answer.ContainsKey("errors"), Is.False, answer.ToJsonString());
        var coverage = answer["data"]!["coverage"]!;
        Assert.That(((int)coverage["approvedCount"]!, (int)coverage["coveredCount"]!), Is.EqualTo((2, 3)));
        Assert.That(coverage["areas"]!.AsArray().Select(a => (int)a!["approvedCount"]!), Is.EqualTo(new[] { 2, 1 }));
        var requirements = coverage["areas"]!.AsArray().SelectMany(a => a!["tasks"]!.AsArray()).SelectMany(t => t!["requirements"]!.AsArray())
            .Where(r => (int)r!["approvedCount"]! > 0).Select(r => $"{r!["key"]} {r["approvedCount"]}");
        Assert.That(requirements, Is.EqualTo(new[] { "L1-1.1.1 1", "L1-1.1.2 2", "L1-2.2.2 1" }));
        var found = answer["data"]!["byPart"]!;
        Assert.That((int)found["totalCount"]!, Is.EqualTo(1));
        var revision = found["nodes"]![0]!["latestRevision"]!;
        Assert.That((string)revision["requirement"]!["key"]!, Is.EqualTo("L1-1.1.1"));
        Assert.That(revision["furtherRequirements"]!.AsArray().Select(r => (string)r!["key"]!), Is.EqualTo(new[] { "L1-1.2.1" }));
    }

    [TestCase("NONE-1", "L1", "standard.not-found")]
    [TestCase("CAFE-2024", "L3", "standard.level-not-found")]
    public async Task What_is_not_there_is_an_error(string standard, string level, string code)
    {
        var answer = await server.QueryAsync("query($s: String!, $l: String!) { coverage(standard: $s, level: $l) { coveredCount } }", new { s = standard, l = level });

        Assert.That((string)answer["errors"]![0]!["extensions"]!["code"]!, Is.EqualTo(code));
    }

    private async Task<JsonNode> CoverageAsync(string level)
    {
        var answer = await server.QueryAsync(
            $"{{ coverage(standard: \"CAFE-2024\", level: {level}) {{ {Fields} areas {{ key {Fields} tasks {{ key title {Fields} requirements {{ key {Fields} }} }} }} }} }}");
        Assert.That(answer.ContainsKey("errors"), Is.False, answer.ToJsonString());
        return answer["data"]!["coverage"]!;
    }

    private static string Counts(JsonNode node) => string.Join(", ", node["counts"]!.AsArray().Select(c => $"{c!["type"]} {c["status"]} {c["questions"]}"));
}
