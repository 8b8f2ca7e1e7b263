using System.Text.Json.Nodes;
using ExamBank.Domain.Questions;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Features;

/// <summary>Pages by the Relay specification, forwards and backwards, beside the same pages cut from the whole list.</summary>
internal sealed class PagingTest
{
    private const int Rows = 6;
    private const string Word = "手冲";

    private const string Page = """
        query($order: QuestionOrder!, $filter: QuestionFilter, $first: Int, $after: String, $last: Int, $before: String) {
          questions(order: $order, filter: $filter, first: $first, after: $after, last: $last, before: $before) {
            edges { cursor node { number } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }
        """;

    private RunningServer server = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        server = await RunningServer.StartAsync();
        await server.Bank.AddStandardAsync();
        for (var i = 0; i < Rows; i++)
        {
            // Some facilities are equal, so that the number settles ties, and the word stands in another place of each.
            var question = SampleBank.Choice("L1-1.1.1", i % 3 == 0 ? $"第 {i} 题，{Word}？" : $"第 {i} 题？", 0.4m + (0.1m * (i % 3)));
            if (i % 3 == 1) question = question with { Explanation = $"[[option:b]]，{Word}。" };
            if (i % 3 == 2) question = question with { Options = [new Option("a", Word), new Option("b", "摩卡壶"), new Option("c", "虹吸"), new Option("d", "法压")] };
            await server.Bank.AddQuestionAsync(question);
        }
    }

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [TestCase("NUMBER_ASC", null)]
    [TestCase("NUMBER_DESC", null)]
    [TestCase("FACILITY_ASC", null)]
    [TestCase("UPDATED_DESC", null)]
    [TestCase("UPDATED_DESC", Word)]
    [TestCase("RELEVANCE", Word)]
    public async Task Every_page_between_any_two_cursors_is_the_part_of_the_list_that_it_ought_to_be(string order, string? text)
    {
        var filter = new { text };
        var all = Edges(await PageAsync(new { order, filter, first = 100 }));
        Assert.That(all, Has.Count.EqualTo(Rows));

        for (var after = -1; after < Rows; after++)
        {
            for (var before = Rows; before >= 0; before--)
            {
                foreach (var (first, last) in new (int?, int?)[] { (1, null), (3, null), (100, null), (null, 1), (null, 3), (null, 100) })
                {
                    var page = await PageAsync(new { order, filter, first, last, after = after < 0 ? null : all[after].Cursor, before = before == Rows ? null : all[before].Cursor });
                    var between = Enumerable.Range(0, Rows).Where(i => i > after && i < before).ToList();
                    var expected = first is { } size ? between.Take(size).ToList() : between.TakeLast(last!.Value).ToList();
                    var place = $"{order} after {after} before {before} first {first} last {last}";

                    Assert.That(Edges(page), Is.EqualTo(expected.Select(i => all[i])), place);
                    var info = page["pageInfo"]!;
                    Assert.That((string?)info["startCursor"], Is.EqualTo(expected.Count == 0 ? null : all[expected[0]].Cursor), place);
                    Assert.That((string?)info["endCursor"], Is.EqualTo(expected.Count == 0 ? null : all[expected[^1]].Cursor), place);
                    Assert.That((bool)info["hasPreviousPage"]!, Is.EqualTo(expected.Count == 0 ? after >= 0 : expected[0] > 0), place);
                    Assert.That((bool)info["hasNextPage"]!, Is.EqualTo(expected.Count == 0 ? before < Rows : expected[^1] < Rows - 1), place);
                }
            }
        }
    }

    [Test]
    public async Task What_lies_around_a_page_is_looked_for_only_when_asked()
    {
        var cursor = Edges(await PageAsync(new { order = "NUMBER_ASC", first = 2 }))[1].Cursor;
        using var sql = server.CountSql();

        await server.QueryAsync("query($after: String) { questions(after: $after, first: 2) { nodes { number } pageInfo { hasNextPage endCursor } } }", new { after = cursor });
        Assert.That(sql.Statements, Has.Count.EqualTo(1));
        await server.QueryAsync("query($after: String) { questions(after: $after, first: 2) { nodes { number } pageInfo { hasPreviousPage } } }", new { after = cursor });
        Assert.That(sql.Statements, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task By_relevance_the_word_stands_in_the_stem_then_in_options_then_in_the_explanation()
    {
        var all = Edges(await PageAsync(new { order = "RELEVANCE", filter = new { text = Word }, first = 100 }));

        Assert.That(all.Select(edge => edge.Number), Is.EqualTo(new[] { "Q-000001", "Q-000004", "Q-000003", "Q-000006", "Q-000002", "Q-000005" }));
    }

    [TestCase("first: 1, last: 1", "page.first-and-last")]
    [TestCase("last: 0", "page.size")]
    [TestCase("last: 101", "page.size")]
    [TestCase("before: \"nonsense\"", "page.cursor")]
    public async Task A_page_that_cannot_be_is_refused(string arguments, string code)
    {
        foreach (var list in new[] { "questions", "papers", "auditLog", "assignments", "draftPapers", "jointSteps", "paperReleases" })
        {
            var answer = await server.QueryAsync($"{{ {list}({arguments}) {{ totalCount }} }}");

            Assert.That((string)answer["errors"]![0]!["extensions"]!["code"]!, Is.EqualTo(code));
        }
    }

    private async Task<JsonNode> PageAsync(object variables)
    {
        var answer = await server.QueryAsync(Page, variables);
        Assert.That(answer.ContainsKey("errors"), Is.False, answer.ToJsonString());
        return answer["data"]!["questions"]!;
    }

    private static List<(string Cursor, string Number)> Edges(JsonNode page) =>
        [.. page["edges"]!.AsArray().Select(edge => ((string)edge!["cursor"]!, (string)edge["node"]!["number"]!))];
}
