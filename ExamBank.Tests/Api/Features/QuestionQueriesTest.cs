using System.Text.Json.Nodes;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Features;

/// <summary>Reading questions. The bank of these tests, by number:
/// 1 approved choice · 2 approved statement with a newer draft · 3 draft at L2 · 4 in review · 5 rejected · 6 retired · 7 case question.</summary>
internal sealed class QuestionQueriesTest
{
    private RunningServer server = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        server = await RunningServer.StartAsync();
        await server.Bank.AddStandardAsync();
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1", facility: 0.7m, further: ["L1-2.1.1"]));
        var second = await server.Bank.AddQuestionAsync(SampleBank.Statement("L1-1.2.1"));
        await server.Bank.ReviseAsync(second, SampleBank.Statement("L1-1.2.1", "手冲要用100%细研磨。", 0.5m));
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L2-1.1.1", "奶泡的温度？", 0.3m), RevisionStatus.Draft);
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-2.2.2", "磨豆机多久清洁一次？"), RevisionStatus.InReview);
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-2.2.2", "杯子怎样预热？"), RevisionStatus.Rejected);
        await server.Bank.RetireAsync(await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.2")));
        await server.Bank.AddStimulusAsync("CASE-1", "一家新店", "小店日销 120 杯。");
        await server.Bank.AddQuestionAsync(Case());
    }

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [TestCase("{}", "1 2 3 4 5 6 7")]
    [TestCase("""{"level":"L2"}""", "3")]
    [TestCase("""{"standard":"CAFE-2024","area":"L1-1"}""", "1 2 6")]
    [TestCase("""{"area":"CAFE-2024/L1-2"}""", "4 5 7")]
    [TestCase("""{"task":"L1-1.1"}""", "1 6")]
    [TestCase("""{"requirement":"L1-2.1.1"}""", "1 7")]
    [TestCase("""{"types":["TRUE_FALSE","CASE_ANALYSIS"]}""", "2 7")]
    [TestCase("""{"statuses":["DRAFT"]}""", "2 3")]
    [TestCase("""{"statuses":["APPROVED"]}""", "1 2 6 7")]
    [TestCase("""{"statuses":["APPROVED"],"state":"ACTIVE"}""", "1 2 7")]
    [TestCase("""{"state":"RETIRED"}""", "6")]
    [TestCase("""{"cognitiveLevels":["REMEMBER"]}""", "2")]
    [TestCase("""{"facility":{"min":0.7}}""", "1 2")]
    [TestCase("""{"facility":{"min":0.3,"max":0.5}}""", "2 3 7")]
    [TestCase("""{"text":"杯"}""", "5 7")]
    [TestCase("""{"text":"100%"}""", "2")]
    [TestCase("""{"text":"_"}""", "")]
    [TestCase("""{"text":"浓缩","statuses":["DRAFT"]}""", "")]
    [TestCase("""{"text":"浓缩","statuses":["APPROVED"]}""", "2")]
    [TestCase("""{"text":"手冲要用","statuses":["DRAFT"],"types":["TRUE_FALSE"]}""", "2")]
    [TestCase("""{"text":"手冲要用","statuses":["APPROVED"]}""", "")]
    [TestCase("""{"text":"磨","level":"L1"}""", "2 4")]
    [TestCase("""{"text":"１００％ 细"}""", "")]
    [TestCase("""{"text":"１００％细"}""", "2")]
    [TestCase("""{"text":" 　杯 "}""", "5 7")]
    [TestCase("""{"text":"[[option:b]]正好","state":"RETIRED"}""", "6")]
    [TestCase("""{"text":"\"OR\""}""", "")]
    [TestCase("""{"text":"　"}""", "1 2 3 4 5 6 7")]
    public async Task A_filter_finds_the_questions_that_meet_all_of_it(string filter, string expected)
    {
        var data = Data(await server.QueryAsync(
            "query($filter: QuestionFilter) { questions(filter: $filter) { totalCount nodes { number } } }", new { filter = JsonNode.Parse(filter) }))["questions"]!;

        Assert.That(Numbers(data["nodes"]!), Is.EqualTo(expected));
        Assert.That((int)data["totalCount"]!, Is.EqualTo(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length));
    }

    [TestCase("""{"standard":"NONE-1"}""", "standard.not-found")]
    [TestCase("""{"area":"L1-9"}""", "standard.key-not-found")]
    [TestCase("""{"area":"L1-1.1"}""", "standard.key-not-found")]
    [TestCase("""{"requirement":"x"}""", "standard.key-not-found")]
    [TestCase("""{"facility":{"min":1.5}}""", "filter.facility")]
    public async Task A_filter_that_means_nothing_is_an_error_and_no_empty_list(string filter, string code)
    {
        var answer = await server.QueryAsync(
            "query($filter: QuestionFilter) { questions(filter: $filter) { totalCount } }", new { filter = JsonNode.Parse(filter) });

        Assert.That((string)answer["errors"]![0]!["extensions"]!["code"]!, Is.EqualTo(code));
        Assert.That(answer["data"], Is.Null);
    }

    [TestCase("NUMBER_ASC", "1 2 3 4 5 6 7")]
    [TestCase("NUMBER_DESC", "7 6 5 4 3 2 1")]
    [TestCase("UPDATED_ASC", "1 2 3 4 5 6 7")]
    [TestCase("UPDATED_DESC", "7 6 5 4 3 2 1")]
    [TestCase("FACILITY_ASC", "3 2 7 4 5 6 1")]
    [TestCase("FACILITY_DESC", "1 6 5 4 7 2 3")]
    public async Task Pages_follow_each_other_in_every_order_without_gap_or_repetition(string order, string expected)
    {
        var seen = new List<string>();
        string? after = null;
        for (var more = true; more;)
        {
            var page = Data(await server.QueryAsync(
                """query($order: QuestionOrder!, $after: String) { questions(order: $order, first: 2, after: $after) { edges { cursor node { number } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }""",
                new { order, after }))["questions"]!;
            var edges = page["edges"]!.AsArray();
            seen.Add(Numbers(new JsonArray([.. edges.Select(edge => edge!["node"]!.DeepClone())])));
            Assert.That((bool)page["pageInfo"]!["hasPreviousPage"]!, Is.EqualTo(after is not null));
            Assert.That((string)page["pageInfo"]!["startCursor"]!, Is.EqualTo((string)edges[0]!["cursor"]!));
            after = (string)page["pageInfo"]!["endCursor"]!;
            Assert.That(after, Is.EqualTo((string)edges[^1]!["cursor"]!));
            more = (bool)page["pageInfo"]!["hasNextPage"]!;
        }

        Assert.That(string.Join(' ', seen), Is.EqualTo(expected));
        Assert.That(seen, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task Words_in_the_stem_come_before_options_before_explanations_page_by_page()
    {
        await using var own = await RunningServer.StartAsync();
        await own.Bank.AddStandardAsync();
        QuestionContent With(string stem, string option, string explanation) => SampleBank.Choice("L1-1.1.1", stem) with
        {
            Options = [new Option("a", option), new Option("b", "乙"), new Option("c", "丙")],
            Explanation = explanation,
        };
        await own.Bank.AddQuestionAsync(With("题", "甲", "说明研磨"));
        await own.Bank.AddQuestionAsync(With("题", "研磨", "说明研磨"));
        await own.Bank.AddQuestionAsync(With("研磨的题", "研磨", "说明"));
        await own.Bank.AddQuestionAsync(With("无关", "甲", "说明"));
        var twice = await own.Bank.AddQuestionAsync(With("题", "甲", "说明研磨"));
        await own.Bank.ReviseAsync(twice, With("又是研磨", "甲", "说明"));
        await own.Bank.AddQuestionAsync(With("题", "研磨度", "说明"));

        var seen = new List<string>();
        string? after = null;
        for (var more = true; more;)
        {
            var page = Data(await own.QueryAsync(
                """query($after: String) { questions(filter: { text: "研磨" }, first: 2, after: $after) { totalCount nodes { number } pageInfo { hasNextPage endCursor } } }""", new { after }))["questions"]!;
            seen.Add(Numbers(page["nodes"]!));
            Assert.That((int)page["totalCount"]!, Is.EqualTo(5));
            (after, more) = ((string)page["pageInfo"]!["endCursor"]!, (bool)page["pageInfo"]!["hasNextPage"]!);
        }

        Assert.That(seen, Is.EqualTo(new[] { "3 5", "2 6", "1" }));
        var byNumber = Data(await own.QueryAsync("""{ questions(filter: { text: "研磨" }, order: NUMBER_DESC) { nodes { number } } }"""))["questions"]!;
        Assert.That(Numbers(byNumber["nodes"]!), Is.EqualTo("6 5 3 2 1"));
        var withoutWords = Data(await own.QueryAsync("{ questions(order: RELEVANCE, first: 2) { nodes { number } } }"))["questions"]!;
        Assert.That(Numbers(withoutWords["nodes"]!), Is.EqualTo("1 2"));
    }

    [TestCase("first: 0", "page.size")]
    [TestCase("first: 101", "page.size")]
    [TestCase("after: \"nonsense\"", "page.cursor")]
    public async Task A_page_that_cannot_be_is_refused(string arguments, string code)
    {
        var answer = await server.QueryAsync($"{{ questions({arguments}) {{ totalCount }} }}");

        Assert.That((string)answer["errors"]![0]!["extensions"]!["code"]!, Is.EqualTo(code));
    }

    [Test]
    public async Task What_there_is_to_look_at_over_a_whole_standard_is_a_field_of_its_own()
    {
        await using var other = await RunningServer.StartAsync();
        await other.Bank.AddStandardAsync();
        for (var i = 0; i < 12; i++) await other.Bank.AddQuestionAsync(SampleBank.Statement("L1-1.1.1", $"第 {i} 句话说得对。"), code: $"S-{i}");
        var found = (await other.QueryAsync("""{ questionSetFindings(standard: "CAFE-2024") { code severity subject message } }"""))["data"]!["questionSetFindings"]!.AsArray();
        Assert.That(found.Select(f => $"{f!["severity"]} {f["code"]} {f["subject"]}"), Is.EqualTo(new[] { "WARNING quality.truth-uneven L1" }));
        Assert.That((string)found[0]!["message"]!, Does.StartWith("12 statements are true"));
        var none = await other.QueryAsync("""{ questionSetFindings(standard: "NONE-1") { code } }""");
        Assert.That((string)none["errors"]![0]!["extensions"]!["code"]!, Is.EqualTo("standard.not-found"));
    }

    [Test]
    public async Task A_cursor_of_another_order_is_refused()
    {
        var cursor = (string)Data(await server.QueryAsync("{ questions(first: 1) { pageInfo { endCursor } } }"))["questions"]!["pageInfo"]!["endCursor"]!;

        var answer = await server.QueryAsync("query($after: String) { questions(order: UPDATED_ASC, after: $after) { totalCount } }", new { after = cursor });

        Assert.That((string)answer["errors"]![0]!["extensions"]!["code"]!, Is.EqualTo("page.cursor"));
    }

    [Test]
    public async Task The_total_alone_reads_no_page_and_a_page_alone_counts_nothing()
    {
        using var sql = server.CountSql();
        Data(await server.QueryAsync("{ questions { totalCount } }"));
        Assert.That(sql.Statements, Has.Count.EqualTo(1).And.One.Contains("COUNT(*)"));
        sql.Statements.Clear();

        Data(await server.QueryAsync("{ questions { nodes { number } pageInfo { hasNextPage } edges { cursor } } }"));
        Assert.That(sql.Statements, Has.Count.EqualTo(1).And.None.Contains("COUNT(*)"));
    }

    [Test]
    public async Task A_question_tells_everything_of_its_newest_and_its_approved_revision()
    {
        var question = Data(await server.QueryAsync("""
            { question(number: "Q-000002") {
                number code state published standard { code }
                latestRevision { number status stem facility facilityBand marks minutes key { options truth } facilities { levelCode source value } }
                approvedRevision { number status stem }
                revisions { number status statusPeriods { status to } question { number } } } }
            """))["question"]!;

        Assert.That((int)question["latestRevision"]!["number"]!, Is.EqualTo(2));
        Assert.That((string)question["latestRevision"]!["status"]!, Is.EqualTo("DRAFT"));
        Assert.That((decimal)question["latestRevision"]!["facility"]!, Is.EqualTo(0.5m));
        Assert.That((string)question["latestRevision"]!["facilityBand"]!, Is.EqualTo("MEDIUM"));
        Assert.That((bool)question["latestRevision"]!["key"]!["truth"]!, Is.True);
        Assert.That((decimal)question["latestRevision"]!["facilities"]![0]!["value"]!, Is.EqualTo(0.5m));
        Assert.That((string)question["approvedRevision"]!["stem"]!, Is.EqualTo("意式浓缩要用细研磨。"));
        var first = question["revisions"]![0]!;
        Assert.That(first["statusPeriods"]!.AsArray().Select(p => (string)p!["status"]!), Is.EqualTo(new[] { "DRAFT", "IN_REVIEW", "APPROVED" }));
        Assert.That(first["statusPeriods"]![2]!["to"], Is.Null);
        Assert.That((string)first["question"]!["number"]!, Is.EqualTo("Q-000002"));
    }

    [Test]
    public async Task A_choice_shows_options_key_and_requirements()
    {
        var revision = Data(await server.QueryAsync("""
            { question(number: "q-000001") { latestRevision {
                type options { id text shuffle } key { options truth } explanation requirement { key } furtherRequirements { key } } } }
            """))["question"]!["latestRevision"]!;

        Assert.That(revision["options"]!.AsArray().Select(o => (string)o!["id"]!), Is.EqualTo(new[] { "a", "b", "c", "d" }));
        Assert.That((string)revision["key"]!["options"]![0]!, Is.EqualTo("b"));
        Assert.That((string)revision["requirement"]!["key"]!, Is.EqualTo("L1-1.1.1"));
        Assert.That((string)revision["furtherRequirements"]![0]!["key"]!, Is.EqualTo("L1-2.1.1"));
    }

    [Test]
    public async Task A_case_question_shows_its_stimulus_and_parts()
    {
        var revision = Data(await server.QueryAsync("""
            { question(number: "Q-000007") { latestRevision { stimulus { code title content number } parts { id type stem marks key { truth } answer rubric { criterion marks } } } } }
            """))["question"]!["latestRevision"]!;

        Assert.That((string)revision["stimulus"]!["content"]!, Is.EqualTo("小店日销 120 杯。"));
        Assert.That((bool)revision["parts"]![0]!["key"]!["truth"]!, Is.False);
        Assert.That((decimal)revision["parts"]![1]!["rubric"]![0]!["marks"]!, Is.EqualTo(6));
    }

    [TestCase("Q-000099")]
    [TestCase("17")]
    public async Task A_question_that_is_not_there_is_null(string number)
    {
        Assert.That(Data(await server.QueryAsync("query($number: String!) { question(number: $number) { id } }", new { number }))["question"], Is.Null);
    }

    private static string Numbers(JsonNode nodes) => string.Join(' ', nodes.AsArray().Select(n => ((string)n!["number"]!)[2..].TrimStart('0')));

    private JsonNode Data(JsonObject answer)
    {
        Assert.That(answer.ContainsKey("errors"), Is.False, () => answer.ToJsonString() + string.Join('\n', server.Log.All.Select(line => line.Exception)));
        return answer["data"]!;
    }

    private static QuestionContent Case() => new()
    {
        Type = QuestionType.CaseAnalysis,
        Requirement = "L1-2.1.1",
        CognitiveLevel = CognitiveLevel.Analyse,
        Facility = new Dictionary<string, Facility> { ["L1"] = Facility.From(0.5m) },
        Marks = Marks.From(8),
        Minutes = Minutes.From(10),
        Stimulus = "CASE-1",
        Stem = "阅读材料，回答问题。",
        Parts =
        [
            new QuestionPart { Id = "p1", Type = QuestionType.TrueFalse, Marks = Marks.From(2), Stem = "日销不足百杯。", Key = AnswerKey.Of(false) },
            new QuestionPart
            {
                Id = "p2", Type = QuestionType.ShortAnswer, Marks = Marks.From(6), Stem = "怎样提高复购？", Answer = "会员与回访。",
                Rubric = [new RubricLine("说出两种办法", Marks.From(6))],
            },
        ],
    };
}
