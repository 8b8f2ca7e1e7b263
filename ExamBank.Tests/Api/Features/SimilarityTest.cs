using System.Text.Json.Nodes;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Features;

/// <summary>Near-duplicates as authors meet them: told on saving, looked at in pairs, judged once.</summary>
[Long]
internal sealed class SimilarityTest
{
    private const string Different = "打奶泡以前应当放掉蒸汽管里的冷凝水。";

    private RunningServer server = null!;

    [SetUp]
    public async Task Start()
    {
        server = await RunningServer.StartAsync();
        await server.Bank.AddStandardAsync();
    }

    [TearDown]
    public async Task Stop() => await server.DisposeAsync();

    [TestCase("zh-CN", "与 CAFE-X-1 相似 8")]
    [TestCase("en", "% like CAFE-X-1")]
    public async Task A_saved_draft_tells_the_code_of_the_question_that_it_repeats_and_is_saved(string language, string words)
    {
        await AddAsync("CAFE-X-1", "手冲咖啡时哪种水温最合适？");
        var created = await SaveAsync("createQuestion", "CreateQuestionInput", new { standard = "CAFE-2024", code = "CAFE-X-2", content = Choice("手冲咖啡时，哪种水温合适？") }, language);
        Assert.That(created["errors"]!.AsArray(), Is.Empty);
        Assert.That((string)created["question"]!["code"]!, Is.EqualTo("CAFE-X-2"));
        Assert.That(Similar(created).Single(), Does.Contain(words));

        var revised = await SaveAsync("reviseQuestion", "ReviseQuestionInput", new { number = "Q-000002", expectedRevision = 1, content = Choice("意式浓缩的粉量以多少克为宜？", "5 克", "18 克", "40 克", "60 克") }, language);
        Assert.That(revised["errors"]!.AsArray(), Is.Empty);
        Assert.That(Similar(revised), Is.Empty, "its newest text is another one");
    }

    [Test]
    public async Task Two_authors_who_save_the_same_at_once_are_both_in_the_bank_and_the_later_one_is_told()
    {
        var payloads = await Task.WhenAll(Enumerable.Range(1, 6).Select(i => SaveAsync(
            "createQuestion", "CreateQuestionInput", new { standard = "CAFE-2024", code = $"CAFE-X-{i}", content = Choice("手冲咖啡时哪种水温最合适？") })));
        Assert.That(payloads.Select(p => p["errors"]!.AsArray().Count), Is.All.Zero);
        Assert.That(payloads.Count(p => Similar(p).Count == 0), Is.AtMost(1), "at most the first had nobody to tell of");
        var found = await QueryAsync("""{ question(number: "Q-000001") { similarQuestions { second { number } } } }""");
        Assert.That(found["question"]!["similarQuestions"]!.AsArray(), Has.Count.EqualTo(5));
    }

    [Test]
    public async Task Several_questions_at_once_each_get_their_own_with_what_is_alike_in_both()
    {
        await AddAsync("AAA", "手冲咖啡时哪种水温最合适？");
        await server.Bank.AddQuestionAsync(SampleBank.Statement("L1-1.1.2", Different), code: "BBB");
        await AddAsync("CCC", "手冲咖啡时，哪种水温合适？");
        await server.Bank.AddQuestionAsync(SampleBank.Statement("L1-1.1.2", "打奶泡以前，要放掉蒸汽管里的冷凝水。"), code: "DDD");

        var found = await QueryAsync(
            "{ questions { nodes { code similarQuestions { similarity second { code } firstTexts { path stretches { text alike } } secondTexts { path } } } } }");
        var nodes = found["questions"]!["nodes"]!.AsArray().ToDictionary(n => (string)n!["code"]!, n => n!["similarQuestions"]!.AsArray());
        Assert.That(nodes.Select(n => $"{n.Key} {string.Concat(n.Value.Select(s => (string)s!["second"]!["code"]!))}"), Is.EqualTo(new[] { "AAA CCC", "BBB DDD", "CCC AAA", "DDD BBB" }));
        var pair = nodes["AAA"].Single()!;
        Assert.That((double)pair["similarity"]!, Is.InRange(0.8, 0.95));
        Assert.That(
            string.Concat(pair["firstTexts"]![0]!["stretches"]!.AsArray().Select(s => (bool)s!["alike"]! ? $"[{s["text"]}]" : (string)s["text"]!)),
            Is.EqualTo("[手冲咖啡时哪种水温]最合适？"));
        Assert.That(string.Join('/', pair["secondTexts"]![1]!["path"]!.AsArray()), Is.EqualTo("options/0/text"));
    }

    [Test]
    public async Task What_was_judged_different_is_not_told_again_until_a_text_changes_and_the_log_keeps_who_and_when()
    {
        await AddAsync("AAA", "手冲咖啡时哪种水温最合适？");
        var second = await AddAsync("BBB", "手冲咖啡时，哪种水温合适？");
        var judged = await JudgeAsync("Q-000001", "BBB", "DIFFERENT");
        Assert.That(judged["errors"]!.AsArray(), Is.Empty);
        Assert.That((string)judged["pair"]!["second"]!["code"]!, Is.EqualTo("BBB"));
        Assert.That(await PairsAsync(), Is.Empty);

        await server.Bank.ReviseAsync(second, SampleBank.Choice("L1-1.1.1", "手冲咖啡时，哪种水温合适？", facility: 0.5m));
        Assert.That(await PairsAsync(), Is.Empty, "another facility is no other text");

        await server.Bank.ReviseAsync(second, SampleBank.Choice("L1-1.1.1", "手冲咖啡时，哪种水温才合适？"));
        Assert.That(await PairsAsync(), Is.EqualTo(new[] { "AAA BBB" }));

        await using var bank = await server.Services.GetRequiredService<IDbContextFactory<BankContext>>().CreateDbContextAsync();
        var logged = await bank.AuditEvents.AsNoTracking().SingleAsync(e => e.Verb == "pair.judged");
        Assert.That((logged.Subject, logged.ActorName, logged.Origin), Is.EqualTo(("pair:AAA|BBB", Environment.UserName, "graphql")));
        Assert.That((string)JsonNode.Parse(logged.After!)!["verdict"]!, Is.EqualTo("Different"));
    }

    [Test]
    public async Task Enemies_are_not_told_again_and_never_meet_in_a_form_until_they_are_judged_again()
    {
        await AddAsync("AAA", "手冲咖啡时哪种水温最合适？");
        await AddAsync("BBB", "手冲咖啡时，哪种水温合适？");
        await server.Bank.AddQuestionAsync(SampleBank.Statement("L1-1.1.2"));
        await server.Bank.AddBlueprintAsync("cafe", choices: 2);
        Assert.That(await CanAssembleAsync(), Is.EqualTo("true"));

        await JudgeAsync("AAA", "BBB", "ENEMIES");
        Assert.That(await PairsAsync(), Is.Empty);
        Assert.That(await CanAssembleAsync(), Does.StartWith("false").And.Contain("enemies"), "the bank has these two choices only");

        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.2", "哪种牛奶最容易打出细密的奶泡？") with
        {
            Options = [new Option("a", "冷藏的全脂牛奶"), new Option("b", "温热的脱脂牛奶"), new Option("c", "豆浆"), new Option("d", "炼乳")],
        }, code: "CCC");
        Assert.That(await CanAssembleAsync(), Is.EqualTo("true"));
        var paper = await QueryAsync("""mutation { assemblePaper(input: { blueprint: "cafe", seed: 1 }) { paper { forms { questions { revision { question { code } } } } } errors { message } } }""");
        var codes = paper["assemblePaper"]!["paper"]!["forms"]![0]!["questions"]!.AsArray().Select(q => (string)q!["revision"]!["question"]!["code"]!).ToList();
        Assert.That(codes, Does.Contain("CCC").And.Not.SupersetOf(new[] { "AAA", "BBB" }));

        await JudgeAsync("BBB", "AAA", "DIFFERENT");
        await server.Bank.RetireAsync(await FindAsync("CCC"));
        Assert.That(await CanAssembleAsync(), Is.EqualTo("true"));
    }

    [Test]
    public async Task All_pairs_come_page_by_page_each_once()
    {
        foreach (var code in new[] { "AAA", "BBB", "CCC", "DDD" }) await AddAsync(code, "手冲咖啡时哪种水温最合适？");
        await server.Bank.AddQuestionAsync(SampleBank.Statement("L1-1.1.2", Different));
        var (told, after, pages) = (new List<string>(), (string?)null, 0);
        do
        {
            var page = (await QueryAsync("query($after: String) { nearDuplicates(first: 2, after: $after) { nodes { first { code } second { code } } edges { cursor } pageInfo { hasNextPage endCursor } } }", new { after }))["nearDuplicates"]!;
            told.AddRange(page["nodes"]!.AsArray().Select(p => $"{p!["first"]!["code"]}{p["second"]!["code"]}"));
            after = (bool)page["pageInfo"]!["hasNextPage"]! ? (string)page["pageInfo"]!["endCursor"]! : null;
            pages++;
        }
        while (after is not null);
        Assert.That(told, Is.EqualTo(new[] { "AAABBB", "AAACCC", "AAADDD", "BBBCCC", "BBBDDD", "CCCDDD" }));
        Assert.That(pages, Is.EqualTo(3));
        Assert.That(await PairsAsync(), Has.Count.EqualTo(6));
    }

    [TestCase("{ nearDuplicates(threshold: 0.1) { edges { cursor } } }", "similarity.threshold")]
    [TestCase("{ nearDuplicates(threshold: 1.1) { edges { cursor } } }", "similarity.threshold")]
    [TestCase("{ questions { nodes { similarQuestions(threshold: 0.29) { similarity } } } }", "similarity.threshold")]
    [TestCase("{ nearDuplicates(first: 0) { edges { cursor } } }", "page.size")]
    [TestCase("{ nearDuplicates(after: \"x\") { edges { cursor } } }", "page.cursor")]
    public async Task What_cannot_be_asked_is_refused(string query, string code)
    {
        await AddAsync("AAA", "手冲咖啡时哪种水温最合适？");
        var answer = await server.QueryAsync(query);
        Assert.That((string)answer["errors"]![0]!["extensions"]!["code"]!, Is.EqualTo(code), answer.ToJsonString());
    }

    [TestCase("AAA", "AAA", "similarity.same-question", "input/second")]
    [TestCase("Q-000009", "AAA", "question.not-found", "input/first")]
    [TestCase("AAA", "NONE", "question.not-found", "input/second")]
    [TestCase("AAA", "GONE", "similarity.not-in-use", "input/second")]
    public async Task What_cannot_be_judged_is_refused(string first, string second, string code, string path)
    {
        await AddAsync("AAA", "手冲咖啡时哪种水温最合适？");
        await server.Bank.RetireAsync(await AddAsync("GONE", "意式浓缩的粉量以多少克为宜？"));
        var judged = await JudgeAsync(first, second, "DIFFERENT");
        Assert.That((string)judged["errors"]![0]!["code"]!, Is.EqualTo(code));
        Assert.That(string.Join('/', judged["errors"]![0]!["path"]!.AsArray()), Is.EqualTo(path));
        Assert.That(judged["pair"], Is.Null);
    }

    private Task<Question> AddAsync(string code, string stem) => server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1", stem), code: code);

    private async Task<Question> FindAsync(string code)
    {
        await using var bank = await server.Services.GetRequiredService<IDbContextFactory<BankContext>>().CreateDbContextAsync();
        return await bank.Questions.AsNoTracking().SingleAsync(q => q.Code == code);
    }

    private async Task<List<string>> PairsAsync() =>
    [
        .. (await QueryAsync("{ nearDuplicates(first: 100) { nodes { first { code } second { code } } } }"))["nearDuplicates"]!["nodes"]!.AsArray()
            .Select(p => $"{p!["first"]!["code"]} {p["second"]!["code"]}"),
    ];

    /// <summary>Whether the blueprint can be met; if not, what clashes.</summary>
    private async Task<string> CanAssembleAsync()
    {
        var check = (await QueryAsync("""{ checkBlueprint(blueprint: "cafe") { feasible reasons { message ... on InfeasibleError { rule } } } }"""))["checkBlueprint"]!;
        return $"{check["feasible"]} {string.Join(' ', check["reasons"]!.AsArray().Select(r => r!["rule"]))}".Trim();
    }

    private async Task<JsonNode> JudgeAsync(string first, string second, string verdict) =>
        (await QueryAsync(
            "mutation($input: JudgePairInput!) { judgePair(input: $input) { pair { similarity first { code } second { code } } errors { code path } } }",
            new { input = new { first, second, verdict } }))["judgePair"]!;

    private async Task<JsonNode> SaveAsync(string mutation, string inputType, object input, string language = "en") =>
        (await QueryAsync($"mutation($input: {inputType}!) {{ {mutation}(input: $input) {{ question {{ code }} errors {{ code }} findings {{ code severity message path }} }} }}", new { input }, language))[mutation]!;

    private async Task<JsonNode> QueryAsync(string query, object? variables = null, string language = "en")
    {
        var answer = await server.QueryAsync(query, variables, language);
        Assert.That(answer.ContainsKey("errors"), Is.False, () => answer.ToJsonString() + string.Join('\n', server.Log.All.Select(line => line.Exception)));
        return answer["data"]!;
    }

    private static List<string> Similar(JsonNode payload) =>
        [.. payload["findings"]!.AsArray().Where(f => (string)f!["code"]! == "similarity.near-duplicate").Select(f => (string)f!["message"]!)];

    private static JsonObject Choice(string stem, params string[] options)
    {
        if (options.Length == 0) options = ["约 60 ℃", "约 92 ℃", "约 75 ℃", "沸水"];
        return new JsonObject
        {
            ["type"] = "SINGLE_CHOICE",
            ["requirement"] = "L1-1.1.1",
            ["cognitiveLevel"] = "APPLY",
            ["facility"] = new JsonArray(new JsonObject { ["level"] = "L1", ["value"] = 0.65 }),
            ["marks"] = 2,
            ["minutes"] = 1.5,
            ["stem"] = stem,
            ["options"] = new JsonArray([.. options.Select((text, i) => new JsonObject { ["id"] = ((char)('a' + i)).ToString(), ["text"] = text })]),
            ["key"] = new JsonObject { ["options"] = new JsonArray("b") },
            ["explanation"] = "[[option:b]]对。",
        };
    }
}
