using System.Text.Json.Nodes;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Features;

/// <summary>What wants doing: requirements without questions, questions that nobody has touched, that were never used or too often.</summary>
internal sealed class WorkListsTest
{
    private RunningServer server = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        server = await RunningServer.StartAsync();
        await server.Bank.AddStandardAsync();
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1", "甲？"));
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1", "乙？"));
        await server.Bank.AddQuestionAsync(SampleBank.Statement("L1-1.1.2", "丙。"));
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.2", "丁？"), RevisionStatus.InReview);
        await server.Bank.RetireAsync(await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.2.1", "戊？")));
        // Three of the four that are usable stand in papers; the one blueprint takes two choices and a statement.
        await server.Bank.AddBlueprintAsync("CAFE-L1", choices: 2);
        foreach (var seed in new[] { 1, 2 })
        {
            var made = await server.QueryAsync("mutation($seed: Long!) { assemblePaper(input: { blueprint: \"CAFE-L1\", seed: $seed }) { errors { message } } }", new { seed });
            Assert.That(made["data"]!["assemblePaper"]!["errors"]!.AsArray(), Is.Empty, made.ToJsonString());
        }

        await server.Bank.AddQuestionAsync(SampleBank.Choice("L2-1.1.1", "己？"));
        var commissioned = await server.QueryAsync("""mutation { commissionQuestions(input: { requirement: "L1-1.2.1", count: 2, assignee: "li" }) { errors { code } } }""");
        Assert.That(commissioned["data"]!["commissionQuestions"]!["errors"]!.AsArray(), Is.Empty);
    }

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [TestCase("""{"uses":{"max":0}}""", "4 5 6")]
    [TestCase("""{"uses":{"max":0},"statuses":["APPROVED"],"state":"ACTIVE"}""", "6")]
    [TestCase("""{"uses":{"min":2}}""", "1 2 3")]
    [TestCase("""{"uses":{"min":3}}""", "")]
    [TestCase("""{"uses":{"min":1,"max":2},"types":["TRUE_FALSE"]}""", "3")]
    [TestCase("""{"uses":{"min":0}}""", "1 2 3 4 5 6")]
    [TestCase("""{"untouchedForDays":36500}""", "")]
    [TestCase("""{"untouchedForDays":1}""", "1 2 3 4 5 6")]
    [TestCase("""{"untouchedForDays":1,"text":"丁"}""", "4")]
    public async Task A_filter_finds_what_lies_about(string filter, string expected)
    {
        var answer = await server.QueryAsync("query($filter: QuestionFilter) { questions(filter: $filter) { totalCount nodes { number } } }", new { filter = JsonNode.Parse(filter) });
        var found = answer["data"]!["questions"]!;
        Assert.That(string.Join(' ', found["nodes"]!.AsArray().Select(n => ((string)n!["number"]!).TrimStart('Q', '-', '0'))), Is.EqualTo(expected));
    }

    [Test]
    public async Task A_question_that_was_touched_is_not_stale()
    {
        await using var own = await RunningServer.StartAsync();
        await own.Bank.AddStandardAsync();
        await own.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1", "甲？"));
        await own.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1", "乙？"), RevisionStatus.Draft);
        await own.QueryAsync("""mutation { submitQuestion(input: { number: "Q-000002" }) { errors { code } } }""");
        var answer = await own.QueryAsync("{ questions(filter: { untouchedForDays: 1 }) { nodes { number } } }");
        Assert.That(answer["data"]!["questions"]!["nodes"]!.AsArray().Select(n => (string)n!["number"]!), Is.EqualTo(new[] { "Q-000001" }));
    }

    [TestCase("""{"untouchedForDays":0}""")]
    [TestCase("""{"uses":{"min":-1}}""")]
    public async Task A_number_that_means_nothing_is_refused(string filter)
    {
        var answer = await server.QueryAsync("query($filter: QuestionFilter) { questions(filter: $filter) { totalCount } }", new { filter = JsonNode.Parse(filter) });
        Assert.That((string)answer["errors"]![0]!["extensions"]!["code"]!, Is.EqualTo("filter.number"));
    }

    [Test]
    public async Task Thin_requirements_are_told_the_thinnest_first_page_by_page()
    {
        var seen = new List<string>();
        string? after = null;
        for (var more = true; more;)
        {
            var answer = await server.QueryAsync(
                """
                query($after: String) { thinRequirements(filter: { standard: "CAFE-2024", level: "L1", minimum: 2 }, first: 4, after: $after) {
                  totalCount nodes { requirement { key } usable coming commissioned missing } pageInfo { hasNextPage endCursor } } }
                """,
                new { after });
            var page = answer["data"]!["thinRequirements"]!;
            Assert.That((int)page["totalCount"]!, Is.EqualTo(7));
            seen.AddRange(page["nodes"]!.AsArray().Select(n => $"{n!["requirement"]!["key"]} {n["usable"]}+{n["coming"]}+{n["commissioned"]} -{n["missing"]}"));
            (after, more) = ((string)page["pageInfo"]!["endCursor"]!, (bool)page["pageInfo"]!["hasNextPage"]!);
        }

        Assert.That(seen, Is.EqualTo(new[]
        {
            "L1-1.2.1 0+0+2 -2", "L1-1.2.2 0+0+0 -2", "L1-2.1.1 0+0+0 -2", "L1-2.1.2 0+0+0 -2", "L1-2.2.1 0+0+0 -2", "L1-2.2.2 0+0+0 -2", "L1-1.1.2 1+1+0 -1",
        }));
    }

    [TestCase("""{ standard: "NONE-1", minimum: 2 }""", "standard.not-found")]
    [TestCase("""{ standard: "CAFE-2024", level: "L9", minimum: 2 }""", "standard.level-not-found")]
    [TestCase("""{ standard: "CAFE-2024", minimum: 0 }""", "filter.number")]
    public async Task A_filter_of_thin_requirements_that_means_nothing_is_refused(string filter, string code)
    {
        var answer = await server.QueryAsync($"{{ thinRequirements(filter: {filter}) {{ totalCount }} }}");
        Assert.That((string)answer["errors"]![0]!["extensions"]!["code"]!, Is.EqualTo(code));
    }

    [Test]
    public async Task Types_that_do_not_count_do_not()
    {
        var answer = await server.QueryAsync("""{ thinRequirements(filter: { standard: "CAFE-2024", level: "L1", minimum: 1, types: [TRUE_FALSE] }) { nodes { requirement { key } } totalCount } }""");
        Assert.That((int)answer["data"]!["thinRequirements"]!["totalCount"]!, Is.EqualTo(7), "all but the one with a statement");
    }
}
