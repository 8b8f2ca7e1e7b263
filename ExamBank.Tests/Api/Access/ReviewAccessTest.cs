using System.Text.Json.Nodes;
using ExamBank.Api.Features.Access;
using ExamBank.Domain.Access;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Questions;
using ExamBank.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Access;

/// <summary>Review by accounts over HTTP: who may approve, and what exists for whom.</summary>
internal sealed class ReviewAccessTest
{
    private const string Checklist =
        "[{ item: SCIENCE, passed: true }, { item: POLITICS, passed: true }, { item: FAIRNESS, passed: true }, { item: COPYRIGHT, passed: true }, { item: LAW, passed: true, note: \"无风险\" }]";

    private const string Approve = "mutation { approveQuestion(input: { number: \"Q-000001\" }, checklist: " + Checklist + ") { errors { code } question { latestRevision { status } } } }";

    private RunningServer server = null!;
    private Member both = null!;
    private Member reviewer = null!;
    private Member tea = null!;

    [SetUp]
    public async Task Start()
    {
        server = await RunningServer.StartAsync();
        await server.Bank.AddStandardAsync();
        await server.Bank.AddStandardAsync("TEA-2024");
        both = await Member.JoinAsync(server, "wang", Roles.Author | Roles.Reviewer);
        reviewer = await Member.JoinAsync(server, "li", Roles.Reviewer);
        tea = await Member.JoinAsync(server, "tea", Roles.Author | Roles.Reviewer, standard: "TEA-2024");
        var created = await both.QueryAsync("""
            mutation { createQuestion(input: { standard: "CAFE-2024", content: { type: TRUE_FALSE, requirement: "L1-1.1.1", cognitiveLevel: APPLY, facility: [{ level: "L1", value: 0.5 }],
              marks: 1, minutes: 1, stem: "手冲要用热水。", key: { truth: true } } }) { errors { code } } }
            """);
        Assert.That(Codes(created), Is.Empty);
        Assert.That(Codes(await both.QueryAsync("""mutation { submitQuestion(input: { number: "Q-000001" }) { errors { code } } }""")), Is.Empty);
    }

    [TearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task Nobody_approves_their_own_words_by_a_second_role_or_a_second_token()
    {
        Assert.That(Codes(await both.QueryAsync(Approve)), Is.EqualTo(new[] { "review.own-revision" }));
        var second = new Member(server, "wang", await Member.TokenAsync(server, "wang", TokenScopes.All, Roles.Reviewer));
        Assert.That(Codes(await second.QueryAsync(Approve)), Is.EqualTo(new[] { "review.own-revision" }));
        Assert.That(Codes(await second.QueryAsync("mutation { approveQuestions(input: { numbers: [\"Q-000001\"] }, checklist: " + Checklist + ") { results { errors { code } } errors { code } } }")), Is.EqualTo(new[] { "review.own-revision" }));
        Assert.That(Codes(await reviewer.QueryAsync(Approve.Replace(", checklist: " + Checklist, "", StringComparison.Ordinal))), Is.EqualTo(new[] { "review.checklist-missing" }));
        Assert.That(Codes(await reviewer.QueryAsync(Approve)), Is.Empty);
    }

    [Test]
    public async Task Who_reviews_in_a_standard_does_not_lower_its_number_of_approvals()
    {
        var chief = await Member.JoinAsync(server, "chief", Roles.Administrator);
        var careful = await Member.JoinAsync(server, "careful", Roles.Administrator | Roles.Reviewer);
        var narrowed = new Member(server, "careful", await Member.TokenAsync(server, "careful", TokenScopes.All, Roles.Administrator));
        async Task<IReadOnlyList<string>> AskAsync(Member member, int approvals) =>
            Codes(await member.QueryAsync($$"""mutation { changeStandardSettings(input: { standard: "CAFE-2024", approvalsNeeded: {{approvals}} }) { errors { code } } }"""));

        Assert.That(await AskAsync(careful, 3), Is.Empty, "more are no harm");
        Assert.That(await AskAsync(careful, 3), Is.Empty);
        Assert.That(await AskAsync(careful, 1), Is.EqualTo(new[] { "review.own-approvals" }));
        Assert.That(await AskAsync(narrowed, 1), Is.EqualTo(new[] { "review.own-approvals" }), "by a token that is no reviewer's");
        Assert.That(await AskAsync(chief, 2), Is.Empty);
    }

    [Test]
    public async Task What_waits_for_an_account_is_what_it_may_do()
    {
        const string work = "{ myWork { toReview { nodes { number } } toChange { nodes { number } } } }";
        Assert.That(Numbers(await reviewer.QueryAsync(work), "toReview"), Is.EqualTo(new[] { "Q-000001" }));
        Assert.That(Numbers(await both.QueryAsync(work), "toReview"), Is.Empty);
        Assert.That(Numbers(await tea.QueryAsync(work), "toReview"), Is.Empty);
        Assert.That(Codes(await reviewer.QueryAsync("""mutation { requestQuestionChanges(input: { number: "Q-000001", comments: [{ field: "stem", text: "多热？" }] }) { errors { code } } }""")), Is.Empty);
        Assert.That(Numbers(await both.QueryAsync(work), "toChange"), Is.EqualTo(new[] { "Q-000001" }));
    }

    [Test]
    public async Task Of_another_standard_neither_questions_nor_threads_nor_work_exist()
    {
        var opened = await reviewer.QueryAsync("""mutation { openReviewThread(input: { number: "Q-000001", field: "stem", text: "多热？" }) { errors { code } thread { id } } }""");
        var thread = (string)opened["data"]!["openReviewThread"]!["thread"]!["id"]!;
        var commissioned = await reviewer.QueryAsync("""mutation { commissionQuestions(input: { requirement: "CAFE-2024/L1-1.1.1", count: 1, assignee: "wang" }) { errors { code } assignment { id } } }""");
        var assignment = (string)commissioned["data"]!["commissionQuestions"]!["assignment"]!["id"]!;

        Assert.That(Codes(await tea.QueryAsync("""mutation { submitQuestions(input: { numbers: ["Q-000001"] }) { results { errors { code } } errors { code } } }""")), Is.EqualTo(new[] { "question.not-found" }));
        Assert.That(Codes(await tea.QueryAsync($$"""mutation { replyToReviewThread(input: { thread: "{{thread}}", text: "？" }) { errors { code } } }""")), Is.EqualTo(new[] { "review.thread-not-found" }));
        Assert.That(Codes(await tea.QueryAsync($$"""mutation { closeAssignment(input: { assignment: "{{assignment}}", state: DONE }) { errors { code } } }""")), Is.EqualTo(new[] { "assignment.not-found" }));
        Assert.That(Codes(await tea.QueryAsync("""mutation { commissionQuestions(input: { requirement: "CAFE-2024/L1-1.1.1", count: 1, assignee: "tea" }) { errors { code } } }""")), Is.EqualTo(new[] { "standard.key-not-found" }));
        Assert.That((int)(await tea.QueryAsync("{ assignments { totalCount } }"))["data"]!["assignments"]!["totalCount"]!, Is.Zero);
        foreach (var id in new[] { thread, assignment })
            Assert.That((await tea.QueryAsync($$"""{ node(id: "{{id}}") { id } }"""))["data"]!["node"], Is.Null);
        Assert.That(Codes(await both.QueryAsync($$"""mutation { closeAssignment(input: { assignment: "{{assignment}}", state: DONE }) { errors { code } } }""")), Is.Empty, "one's own");
        Assert.That(
            Codes(await reviewer.QueryAsync("""mutation { commissionQuestions(input: { requirement: "CAFE-2024/L1-1.1.1", count: 1, assignee: "nobody-here" }) { errors { code } } }""")),
            Is.EqualTo(new[] { "assignment.assignee" }));
    }

    [Test]
    public async Task Work_is_for_those_who_have_the_role_and_the_standard_and_of_all_others_the_same_is_said()
    {
        var lead = await Member.JoinAsync(server, "lead", Roles.Reviewer);
        await Member.JoinAsync(server, "only-writes", Roles.Author);
        await Member.JoinAsync(server, "only-reviews", Roles.Reviewer);
        await Member.JoinAsync(server, "auditor", Roles.Auditor);
        await server.Services.GetRequiredService<ManageCentres>().CreateAsync("C-1", "考点", Actor.LocalOperator("test"), CancellationToken.None);
        await Member.JoinAsync(server, "centre", Roles.Centre, centre: "C-1");
        await Member.JoinAsync(server, "gone", Roles.Author | Roles.Reviewer);
        _ = (await server.Services.GetRequiredService<ManageAccounts>().DisableAsync("gone", Actor.LocalOperator("test"), CancellationToken.None)).Value;
        async Task<string> ToldAsync(string mutation, string name)
        {
            var answer = await lead.QueryAsync($"mutation {{ {mutation.Replace("NAME", name, StringComparison.Ordinal)} }}");
            return answer["data"]!.ToJsonString().Replace(name, "NAME", StringComparison.Ordinal);
        }

        const string commission = """commissionQuestions(input: { requirement: "CAFE-2024/L1-1.1.1", count: 1, assignee: "NAME" }) { errors { __typename code message path } assignment { assignee } }""";
        const string write = """assignQuestions(input: { numbers: ["Q-000001"], role: AUTHOR, assignee: "NAME" }) { errors { code } results { done errors { __typename code message path } } }""";
        var review = write.Replace("AUTHOR", "REVIEWER", StringComparison.Ordinal);
        foreach (var (mutation, others) in new[] { (commission, "only-reviews"), (write, "only-reviews"), (review, "only-writes") })
        {
            var unknown = await ToldAsync(mutation, "nobody-here");
            Assert.That(unknown, Does.Contain("assignment.assignee"));
            foreach (var name in new[] { "auditor", "centre", "tea", "gone", others }) Assert.That(await ToldAsync(mutation, name), Is.EqualTo(unknown), $"{name}: {mutation}");
        }

        Assert.That(await ToldAsync(commission, "ONLY-WRITES"), Does.Contain("\"assignee\":\"only-writes\""), "the name as it is written in the bank");
        Assert.That(await ToldAsync(write, "wang"), Does.Contain("\"done\":true"));
        Assert.That(await ToldAsync(review, "only-reviews"), Does.Contain("\"done\":true"));
    }

    [Test]
    public async Task Words_of_a_draft_neither_find_nor_order_what_a_paper_setter_sees()
    {
        var setter = await Member.JoinAsync(server, "setter", Roles.PaperSetter);
        var first = await server.Bank.AddQuestionAsync(SampleBank.Statement("L1-1.1.1", "普通的题干。") with { Explanation = "研磨要细。" }, code: "CAFE-A");
        await server.Bank.ReviseAsync(first, SampleBank.Statement("L1-1.1.1", "研磨与水温。"));
        await server.Bank.AddQuestionAsync(SampleBank.Statement("L1-1.1.1", "研磨在先。"), code: "CAFE-B");

        const string query = """query($text: String!) { questions(filter: { text: $text }) { totalCount nodes { code } } }""";
        async Task<string> FoundAsync(Member member, string text)
        {
            var answer = await member.QueryAsync(query, new { text });
            return $"{answer["data"]!["questions"]!["totalCount"]}: {string.Join(' ', answer["data"]!["questions"]!["nodes"]!.AsArray().Select(n => (string)n!["code"]!))}";
        }

        Assert.That(await FoundAsync(setter, "水温"), Is.EqualTo("0: "));
        Assert.That(await FoundAsync(reviewer, "水温"), Is.EqualTo("1: CAFE-A"));
        Assert.That(await FoundAsync(setter, "研磨"), Is.EqualTo("2: CAFE-B CAFE-A"), "in a stem before an explanation");
        Assert.That(await FoundAsync(reviewer, "研磨"), Is.EqualTo("2: CAFE-A CAFE-B"), "both in a stem, one of them in the draft's");
    }

    private static IReadOnlyList<string> Codes(JsonObject answer)
    {
        Assert.That(answer["errors"], Is.Null, answer.ToJsonString());
        var root = answer["data"]!.AsObject().Single().Value!;
        return [.. root["errors"]!.AsArray().Concat(root["results"]?.AsArray().SelectMany(r => r!["errors"]!.AsArray()) ?? []).Select(e => (string)e!["code"]!)];
    }

    private static IReadOnlyList<string> Numbers(JsonObject answer, string list) =>
        [.. answer["data"]!["myWork"]![list]!["nodes"]!.AsArray().Select(n => (string)n!["number"]!)];
}
