using System.Text.Json.Nodes;
using ExamBank.Api.Features.Questions.Comparing;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Features;

/// <summary>What is different between two revisions, taking up an earlier one, and two authors at once.</summary>
[Long]
internal sealed class RevisionDiffTest
{
    private const string Text = "第一版的题干：佣金比例是5%吗？";

    private RunningServer server = null!;

    [SetUp]
    public async Task Start()
    {
        server = await RunningServer.StartAsync();
        await server.Bank.AddStandardAsync();
    }

    [TearDown]
    public async Task Stop() => await server.DisposeAsync();

    [TestCase("佣金比例是5%。", "佣金比例是15%。", "佣金比例是[-5%][+15%]。")]
    [TestCase("约 60 ℃", "约 92 ℃", "约 [-60][+92] ℃")]
    [TestCase("GMV是成交总额", "GMV2是成交额", "[-GMV][+GMV2]是成交[-总]额")]
    [TestCase("佣金比例高", "分销金额高", "[-佣金比例][+分销金额]高")]
    [TestCase("甲", "甲", "甲")]
    [TestCase("", "新", "[+新]")]
    [TestCase("旧", "", "[-旧]")]
    [TestCase("答案见[[option:a]]。", "答案见[[option:b]]。", "答案见[-[[option:a]]][+[[option:b]]]。")]
    [TestCase("𠮷野家", "𠮷田家", "𠮷[-野][+田]家")]
    [TestCase("1,200.50元", "1,200.5元", "[-1,200.50][+1,200.5]元")]
    public void A_difference_reads_word_by_word(string before, string after, string expected) => Assert.That(
        string.Concat(TextComparison.Compare(before, after).Select(piece => piece.Kind switch
        {
            PieceKind.Kept => piece.Text,
            PieceKind.Removed => $"[-{piece.Text}]",
            _ => $"[+{piece.Text}]",
        })),
        Is.EqualTo(expected));

    [Test]
    public void The_pieces_make_up_both_texts_whatever_they_are()
    {
        var dice = new Random(7);
        string Draw() => string.Concat(Enumerable.Range(0, dice.Next(30)).Select(_ => "佣金直播ab12 ，。%\n"[dice.Next(13)]));
        for (var i = 0; i < 500; i++)
        {
            var (before, after) = (Draw(), Draw());
            var pieces = TextComparison.Compare(before, after);
            Assert.That(string.Concat(pieces.Where(p => p.Kind != PieceKind.Added).Select(p => p.Text)), Is.EqualTo(before));
            Assert.That(string.Concat(pieces.Where(p => p.Kind != PieceKind.Removed).Select(p => p.Text)), Is.EqualTo(after));
        }
    }

    [Test]
    public async Task Every_field_that_differs_is_told_and_no_other()
    {
        var question = await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1", Text, further: "L1-1.1.2"));
        await server.Bank.ReviseAsync(question, SampleBank.Choice("L1-1.1.1", "第一版的题干：佣金比例是15%吗？", 0.55m) with
        {
            Options = [new Option("b", "约 92 ℃"), new Option("a", "约 62 ℃"), new Option("c", "约 75 ℃"), new Option("e", "冷水")],
            Minutes = Minutes.From(2),
        });

        var answer = await server.QueryAsync("""{ question(number: "Q-000001") { diff(from: 1, to: 2) { from to fields { field before after pieces { kind text } } } } }""");
        var fields = answer["data"]!["question"]!["diff"]!["fields"]!.AsArray();

        Assert.That(
            fields.Select(f => $"{f!["field"]}: {f["before"] ?? "—"} → {f["after"] ?? "—"}"),
            Is.EquivalentTo(new[]
            {
                "furtherRequirements: L1-1.1.2 → —", "facility.L1: 0.6 → 0.55", "minutes: 1.5 → 2", "stem: 第一版的题干：佣金比例是5%吗？ → 第一版的题干：佣金比例是15%吗？",
                "options: a b c d → b a c e", "options[a].text: 约 60 ℃ → 约 62 ℃", "options[d].text: 沸水 → —", "options[e].text: — → 冷水",
            }));
        var stem = fields.Single(f => (string)f!["field"]! == "stem")!["pieces"]!.AsArray();
        Assert.That(stem.Select(p => $"{p!["kind"]} {p["text"]}"), Is.EqualTo(new[] { "KEPT 第一版的题干：佣金比例是", "REMOVED 5%", "ADDED 15%", "KEPT 吗？" }));
    }

    [Test]
    public async Task A_revision_that_is_not_there_is_named()
    {
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1"));
        var answer = await server.QueryAsync("""{ question(number: "Q-000001") { diff(from: 1, to: 7) { to } } }""");
        Assert.That((string)answer["errors"]![0]!["message"]!, Is.EqualTo("Question Q-000001 has no revision 7."));
    }

    [Test]
    public async Task An_earlier_text_comes_back_as_a_new_draft_and_the_approved_one_stays_in_use()
    {
        var question = await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1", Text));
        await server.Bank.ReviseAsync(question, SampleBank.Choice("L1-1.1.1", "第二版"), RevisionStatus.Approved);

        var answer = await server.QueryAsync("""
            mutation { restoreRevision(input: { number: "Q-000001", revision: 1, expectedRevision: 2 }) {
              errors { code } question { latestRevision { number status stem } approvedRevision { number } } } }
            """);

        Assert.That(answer["data"]!["restoreRevision"]!["question"], Is.EqualTo(JsonNode.Parse(
            """{"latestRevision":{"number":3,"status":"DRAFT","stem":"STEM"},"approvedRevision":{"number":2}}""".Replace("STEM", Text, StringComparison.Ordinal))).Using<JsonNode>(JsonNode.DeepEquals));
    }

    [TestCase(1, 2, "question.conflict")]
    [TestCase(9, 3, "question.revision-not-found")]
    [TestCase(3, 3, "question.unchanged")]
    public async Task What_cannot_be_restored_is_told(int revision, int expected, string code)
    {
        var question = await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1", Text));
        await server.Bank.ReviseAsync(question, SampleBank.Choice("L1-1.1.1", "第二版"));
        await server.Bank.ReviseAsync(question, SampleBank.Choice("L1-1.1.1", "第三版"));
        var answer = await server.QueryAsync(
            "mutation($input: RestoreRevisionInput!) { restoreRevision(input: $input) { errors { code } } }", new { input = new { number = "Q-000001", revision, expectedRevision = expected } });
        Assert.That((string)answer["data"]!["restoreRevision"]!["errors"]![0]!["code"]!, Is.EqualTo(code));
    }

    [Test]
    public async Task Who_comes_second_gets_both_texts_and_what_is_different_so_that_no_edit_is_lost()
    {
        var question = await server.Bank.AddQuestionAsync(SampleBank.Statement("L1-1.1.1", "原来的说法。"));
        await server.Bank.ReviseAsync(question, SampleBank.Statement("L1-1.1.1", "别人的说法。"));
        var content = JsonNode.Parse("""
            { "type": "TRUE_FALSE", "requirement": "L1-1.1.1", "cognitiveLevel": "REMEMBER", "facility": [{ "level": "L1", "value": 0.8 }],
              "marks": 2, "minutes": 1, "stem": "我的说法。", "key": { "truth": true } }
            """);

        var answer = await server.QueryAsync(
            """
            mutation($input: ReviseQuestionInput!) { reviseQuestion(input: $input) { question { number } errors { code ... on ConflictError {
              expectedRevision actualRevision yours stored { number stem author } differences { field pieces { kind text } } } } } }
            """,
            new { input = new { number = "Q-000001", expectedRevision = 1, content } });

        var payload = answer["data"]!["reviseQuestion"]!;
        Assert.That(payload["question"], Is.Null);
        var conflict = payload["errors"]!.AsArray().Single()!;
        Assert.That((string)conflict["stored"]!["stem"]!, Is.EqualTo("别人的说法。"));
        Assert.That((string)JsonNode.Parse((string)conflict["yours"]!)!["stem"]!, Is.EqualTo("我的说法。"));
        Assert.That(
            conflict["differences"]!.AsArray().Select(d => $"{d!["field"]} {string.Join(' ', d["pieces"]!.AsArray().Select(p => $"{p!["kind"]}:{p["text"]}"))}"),
            Is.EqualTo(new[] { "stem REMOVED:别人 ADDED:我 KEPT:的说法。" }));
    }
}
