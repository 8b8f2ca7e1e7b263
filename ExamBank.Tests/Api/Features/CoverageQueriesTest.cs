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

    [Test]
    public async Task A_past_moment_shows_tags_statuses_facility_and_use_as_they_were_then()
    {
        await using var own = await RunningServer.StartAsync();
        await own.Bank.AddStandardAsync(); // 08:01
        var question = await own.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1", facility: 0.8m)); // 08:02
        await own.Bank.ReviseAsync(question, SampleBank.Choice("L1-2.1.1", "另一问？", 0.3m)); // 08:03, a draft
        await own.Bank.AddQuestionAsync(SampleBank.Statement("L1-1.1.2"), RevisionStatus.Draft); // 08:04
        await own.Bank.RetireAsync(question); // 08:05

        async Task<string> At(string? moment)
        {
            var answer = await own.QueryAsync($$"""
                { coverage(standard: "CAFE-2024", level: "L1"{{(moment is null ? "" : $", asOf: \"2026-03-01T{moment}Z\"")}}) {
                  facilityBands { band questions } areas { tasks { requirements { key counts { type status questions } } } } } }
                """);
            Assert.That(answer.ContainsKey("errors"), Is.False, answer.ToJsonString());
            var coverage = answer["data"]!["coverage"]!;
            var places = coverage["areas"]!.AsArray().SelectMany(a => a!["tasks"]!.AsArray()).SelectMany(t => t!["requirements"]!.AsArray())
                .Where(r => r!["counts"]!.AsArray().Count > 0).Select(r => $"{r!["key"]} {Counts(r)}");
            return string.Join("; ", places.Append(string.Join(' ', coverage["facilityBands"]!.AsArray().Select(b => $"{b!["band"]} {b["questions"]}"))));
        }

        Assert.That(await At("08:01:00"), Is.Empty, "nothing was there but the standard");
        Assert.That(await At("08:02:00"), Is.EqualTo("L1-1.1.1 SINGLE_CHOICE DRAFT 1; "), "from the very moment it was written");
        Assert.That(await At("08:02:01"), Is.EqualTo("L1-1.1.1 SINGLE_CHOICE IN_REVIEW 1; "));
        Assert.That(await At("08:02:30"), Is.EqualTo("L1-1.1.1 SINGLE_CHOICE APPROVED 1; EASY 1"));
        Assert.That(await At("08:03:30"), Is.EqualTo("L1-1.1.1 SINGLE_CHOICE APPROVED 1; EASY 1"), "a draft does not touch what is approved");
        Assert.That(await At("08:04:30"), Is.EqualTo("L1-1.1.1 SINGLE_CHOICE APPROVED 1; L1-1.1.2 TRUE_FALSE DRAFT 1; EASY 1"));
        Assert.That(await At("08:05:30"), Is.EqualTo("L1-1.1.2 TRUE_FALSE DRAFT 1; "));
        Assert.That(await At("08:05:30"), Is.EqualTo(await At(null)));

        var another = await own.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1", "第三问？")); // 08:06
        await own.Bank.ReviseAsync(another, SampleBank.Choice("L1-2.1.1", "第四问？", 0.3m), RevisionStatus.Approved); // 08:07
        Assert.That(await At("08:06:30"), Does.Contain("L1-1.1.1 SINGLE_CHOICE APPROVED 1").And.EndsWith("; MEDIUM 1"));
        Assert.That(await At("08:07:30"), Does.Contain("L1-2.1.1 SINGLE_CHOICE APPROVED 1").And.EndsWith("; HARD 1").And.Not.Contain("L1-1.1.1"));
        Assert.That(await At("08:07:30"), Is.EqualTo(await At(null)));
    }

    [Test]
    public async Task Papers_that_used_a_requirement_are_named_and_gaps_are_counted()
    {
        await using var own = await RunningServer.StartAsync();
        await own.Bank.AddStandardAsync();
        await own.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1"));
        await own.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.2.1", "另一题？"));
        await own.Bank.AddQuestionAsync(SampleBank.Statement("L1-1.1.1"));
        await own.Bank.AddBlueprintAsync("CAFE", 1);
        var assembled = await own.QueryAsync("""mutation { assemblePaper(input: { blueprint: "CAFE", seed: 1 }) { paper { number } errors { code } } }""");
        Assert.That((string)assembled["data"]!["assemblePaper"]!["paper"]!["number"]!, Is.EqualTo("P-000001"), assembled.ToJsonString());

        var answer = await own.QueryAsync("""
            {
              now: coverage(standard: "CAFE-2024", level: "L1", minimum: 3) { missingCount paperCount papers minutes areas { paperCount missingCount tasks { requirements { key papers missingCount cognitiveLevels { level questions } } } } }
              before: coverage(standard: "CAFE-2024", level: "L1", asOf: "2026-03-01T08:10:00Z") { paperCount }
            }
            """);
        var now = answer["data"]!["now"]!;
        Assert.That(((int)now["paperCount"]!, (string)now["papers"]![0]!, (int)now["missingCount"]!, (decimal)now["minutes"]!), Is.EqualTo((1, "P-000001", 21, 4m)));
        Assert.That(now["areas"]!.AsArray().Select(a => ((int)a!["paperCount"]!, (int)a["missingCount"]!)), Is.EqualTo(new[] { (1, 9), (0, 12) }));
        var first = now["areas"]![0]!["tasks"]![0]!["requirements"]![0]!;
        Assert.That((first["papers"]!.AsArray().Count, (int)first["missingCount"]!), Is.EqualTo((1, 1)), "the statement is in every paper");
        Assert.That(first["cognitiveLevels"]!.ToJsonString(), Is.EqualTo("""[{"level":"REMEMBER","questions":1},{"level":"UNDERSTAND","questions":1}]"""));
        Assert.That((int)answer["data"]!["before"]!["paperCount"]!, Is.Zero, "it was assembled later");
    }

    [TestCase("asOf: \"2999-01-01T00:00:00Z\"", "coverage.future")]
    [TestCase("minimum: -1", "coverage.minimum")]
    [TestCase("minimum: 10001", "coverage.minimum")]
    public async Task What_no_coverage_can_say_is_an_error(string argument, string code)
    {
        var answer = await server.QueryAsync($"{{ coverage(standard: \"CAFE-2024\", level: \"L1\", {argument}) {{ coveredCount }} }}");

        Assert.That((string)answer["errors"]![0]!["extensions"]!["code"]!, Is.EqualTo(code));
    }

    [TestCase("")]
    [TestCase(", asOf: \"2026-03-01T08:04:30Z\"")]
    public async Task It_takes_five_statements_whatever_is_asked_of_it(string argument)
    {
        using var counter = server.CountSql();
        var answer = await server.QueryAsync($"{{ coverage(standard: \"CAFE-2024\", level: \"L2\", includeLower: true{argument}) {{ {Fields} papers areas {{ {Fields} tasks {{ {Fields} requirements {{ {Fields} papers }} }} }} }} }}");

        Assert.That(answer.ContainsKey("errors"), Is.False, answer.ToJsonString());
        Assert.That(counter.Statements, Has.Count.EqualTo(5), string.Join('\n', counter.Statements));
    }

    [Test]
    public async Task Of_a_moment_before_the_bank_had_the_standard_nothing_is_told_through_any_door()
    {
        foreach (var moment in new[] { "2020-01-01T00:00:00Z", "2026-03-01T08:00:59Z" })
        {
            var error = (await server.QueryAsync($"{{ coverage(standard: \"CAFE-2024\", level: \"L1\", asOf: \"{moment}\") {{ missingCount }} }}"))["errors"]![0]!;
            Assert.That((string)error["extensions"]!["code"]!, Is.EqualTo("coverage.before-standard"));
            Assert.That((string)error["message"]!, Is.EqualTo("The bank has the standard CAFE-2024 since 2026-03-01 08:01:00Z; before that there was nothing to cover."));
            foreach (var form in new[] { "csv", "xlsx", "svg" })
            {
                using var response = await server.Client.GetAsync(new Uri($"/coverage.{form}?standard=CAFE-2024&level=L1&asOf={moment}", UriKind.Relative));
                Assert.That(response.StatusCode, Is.EqualTo(System.Net.HttpStatusCode.BadRequest), form);
                Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("coverage.before-standard").And.Contain("2026-03-01 08:01:00Z"), form);
            }
        }

        Assert.That((await server.QueryAsync("""{ coverage(standard: "CAFE-2024", level: "L1", asOf: "2026-03-01T08:01:00Z") { approvedCount } }"""))["data"]!["coverage"]!.ToJsonString(), Is.EqualTo("""{"approvedCount":0}"""));
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
