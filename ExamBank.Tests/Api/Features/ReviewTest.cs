using System.Text.Json.Nodes;
using ExamBank.Api.Features.Questions;
using ExamBank.Api.Features.Review;
using ExamBank.Domain.Access;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Questions.Review;
using ExamBank.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Features;

/// <summary>Who may approve what, what reviewers say, and what waits for whom.</summary>
[Long]
internal sealed class ReviewTest
{
    private static readonly Actor Wang = new(ActorKind.Account, "wang", "test");
    private static readonly Actor Li = new(ActorKind.Account, "li", "test");
    private static readonly Actor Zhao = new(ActorKind.Account, "zhao", "test");

    private RunningServer server = null!;

    private ReviewQuestions Review => server.Services.GetRequiredService<ReviewQuestions>();

    [SetUp]
    public async Task Start()
    {
        server = await RunningServer.StartAsync();
        await server.Bank.AddStandardAsync();
    }

    [TearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task Nobody_approves_their_own_words_and_another_account_does()
    {
        await WriteAsync(Wang, "题干一？");
        await SubmitAsync(Wang);
        Assert.That(await ApproveAsync(Wang), Is.EqualTo("review.own-revision"));
        Assert.That(await ApproveAsync(Wang with { Name = "WANG", Origin = "token" }), Is.EqualTo("review.own-revision"), "neither by another door");
        Assert.That(await ApproveAsync(Li), Is.EqualTo("done"));
        Assert.That(await StatusAsync(), Is.EqualTo("1 Approved, approved 1"));
    }

    [Test]
    public async Task Who_wrote_a_draft_that_the_text_grew_out_of_is_an_author_too()
    {
        await WriteAsync(Wang, "题干一？");
        await ReviseAsync(Li, "题干一，改过？", 1);
        await SubmitAsync(Li);
        Assert.That(await ApproveAsync(Wang), Is.EqualTo("review.own-revision"));
        Assert.That(await ApproveAsync(Li), Is.EqualTo("review.own-revision"));
        Assert.That(await ApproveAsync(Zhao), Is.EqualTo("done"));

        await ReviseAsync(Zhao, "题干二？", 2);
        await SubmitAsync(Zhao);
        Assert.That(await ApproveAsync(Wang), Is.EqualTo("done"), "an earlier author may approve what somebody else changed since");
    }

    [Test]
    public async Task Who_wrote_the_words_that_somebody_restores_does_not_approve_them()
    {
        await WriteAsync(Wang, "题干一？");
        await SubmitAsync(Wang);
        await ApproveAsync(Li);
        await ReviseAsync(Li, "题干二？", 1);
        await SubmitAsync(Li);
        await ApproveAsync(Zhao);
        Assert.That((await server.Services.GetRequiredService<WriteQuestions>().RestoreAsync("Q-000001", 1, 2, Zhao, default)).Succeeded, Is.True);
        await SubmitAsync(Zhao);
        Assert.That(await ApproveAsync(Wang), Is.EqualTo("review.own-revision"));
        Assert.That(await ApproveAsync(Li), Is.EqualTo("done"));
    }

    [Test]
    public async Task An_account_approves_by_a_whole_checklist_on_which_everything_passes()
    {
        await WriteAsync(Wang, "题干一？");
        await SubmitAsync(Wang);
        Assert.That(await ApproveAsync(Li, none: true), Is.EqualTo("review.checklist-missing"));
        var answers = ReviewChecklist.AllPassed.Answers.Select(a => a.Item == ChecklistItem.Copyright ? a with { Passed = false, Note = "图片来源不明" } : a).ToList();
        Assert.That(await OutcomeAsync(Review.ApproveAsync(Step(Li), ReviewChecklist.Create(answers).Value, default)), Is.EqualTo("review.item-not-passed"));
        Assert.That(ReviewChecklist.Create([.. answers.Skip(1)]).Errors.Select(e => $"{e.Code} {e.Facts["item"]}"), Is.EqualTo(new[] { "review.item-not-answered-once Science" }));
        Assert.That(await StatusAsync(), Is.EqualTo("1 InReview, approved none"));
    }

    [Test]
    public async Task Where_the_standard_asks_for_two_approvals_the_first_does_not_do()
    {
        var settings = await server.QueryAsync("""mutation { changeStandardSettings(input: { standard: "CAFE-2024", approvalsNeeded: 2 }) { errors { code } standard { approvalsNeeded } } }""");
        Assert.That((int)settings["data"]!["changeStandardSettings"]!["standard"]!["approvalsNeeded"]!, Is.EqualTo(2));
        await WriteAsync(Wang, "题干一？");
        await SubmitAsync(Wang);
        Assert.That(await ApproveAsync(Li), Is.EqualTo("done"));
        Assert.That(await StatusAsync(), Is.EqualTo("1 InReview, approved none"));
        Assert.That(await ApproveAsync(Li), Is.EqualTo("review.already-approved"));
        Assert.That(await ApproveAsync(Zhao), Is.EqualTo("done"));
        Assert.That(await StatusAsync(), Is.EqualTo("1 Approved, approved 1"));

        var told = await server.QueryAsync("""{ question(number: "Q-000001") { latestRevision { approvals { reviewer checklist { item passed } } } } }""");
        var approvals = told["data"]!["question"]!["latestRevision"]!["approvals"]!.AsArray();
        Assert.That(approvals.Select(a => $"{a!["reviewer"]} {a["checklist"]!.AsArray().Count}"), Is.EqualTo(new[] { "li 5", "zhao 5" }));
        Assert.That(await VerbsAsync("standard:CAFE-2024"), Is.EqualTo(new[] { "standard.created", "standard.settings-changed" }));
        Assert.That(await VerbsAsync("question:CAFE-X-1"), Is.EqualTo(new[] { "question.created", "question.submitted", "question.approval-given", "question.approved" }));
    }

    [Test]
    public async Task An_approval_of_an_earlier_round_does_not_count()
    {
        await server.QueryAsync("""mutation { changeStandardSettings(input: { standard: "CAFE-2024", approvalsNeeded: 2 }) { errors { code } } }""");
        await WriteAsync(Wang, "题干一？");
        await SubmitAsync(Wang);
        await ApproveAsync(Li);
        Assert.That(await OutcomeAsync(Review.RequestChangesAsync(Step(Zhao), [new FieldComment("stem", "请写清温度。")], default)), Is.EqualTo("done"));
        await SubmitAsync(Wang);
        Assert.That(await ApproveAsync(Zhao), Is.EqualTo("done"));
        Assert.That(await StatusAsync(), Is.EqualTo("1 InReview, approved none"));
        Assert.That(await ApproveAsync(Li), Is.EqualTo("done"));
        Assert.That(await StatusAsync(), Is.EqualTo("1 Approved, approved 1"));
    }

    [TestCase(0)]
    [TestCase(4)]
    public async Task A_standard_cannot_ask_for_that_many_approvals(int number)
    {
        var answer = await server.QueryAsync(
            "mutation($n: Int!) { changeStandardSettings(input: { standard: \"CAFE-2024\", approvalsNeeded: $n }) { errors { code path } standard { code } } }", new { n = number });
        Assert.That((string)answer["data"]!["changeStandardSettings"]!["errors"]![0]!["code"]!, Is.EqualTo("review.approvals-out-of-range"));
    }

    [Test]
    public async Task The_operator_of_the_machine_works_alone_as_before()
    {
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1"), RevisionStatus.InReview);
        var answer = await server.QueryAsync("""mutation { approveQuestion(input: { number: "Q-000001" }) { errors { code } question { latestRevision { status approvals { checklist { item } } } } } }""");
        Assert.That((string)answer["data"]!["approveQuestion"]!["question"]!["latestRevision"]!["status"]!, Is.EqualTo("APPROVED"));
    }

    [Test]
    public async Task A_reviewer_says_what_to_change_and_a_thread_goes_on_until_it_is_resolved()
    {
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1"), RevisionStatus.InReview);
        var requested = await DataAsync("""
            mutation { requestQuestionChanges(input: { number: "Q-000001", comments: [{ field: "options[a].text", text: "温度太低\r\n没有人会选。" }, { text: "整体偏易。" }] }) {
              errors { code path } question { latestRevision { number status } threads { id field revision resolved comments { author text } } } } }
            """);
        var question = requested["requestQuestionChanges"]!["question"]!;
        Assert.That((string)question["latestRevision"]!["status"]!, Is.EqualTo("DRAFT"));
        Assert.That(
            question["threads"]!.AsArray().Select(t => $"{t!["field"]}|{t["revision"]}|{t["resolved"]}|{t["comments"]![0]!["text"]}"),
            Is.EqualTo(new[] { "options[a].text|1|false|温度太低\n没有人会选。", "|1|false|整体偏易。" }));
        var id = (string)question["threads"]![0]!["id"]!;

        await ThreadAsync("replyToReviewThread", "ThreadReplyInput", new { thread = id, text = "已改为 85 ℃。" });
        var resolved = await ThreadAsync("resolveReviewThread", "ThreadStepInput", new { thread = id });
        Assert.That((bool)resolved["thread"]!["resolved"]!, Is.True);
        Assert.That(resolved["thread"]!["comments"]!.AsArray(), Has.Count.EqualTo(2));
        Assert.That(Code(await ThreadAsync("replyToReviewThread", "ThreadReplyInput", new { thread = id, text = "还有" })), Is.EqualTo("review.thread-resolved"));
        Assert.That(Code(await ThreadAsync("resolveReviewThread", "ThreadStepInput", new { thread = id })), Is.EqualTo("review.thread-resolved"));
        Assert.That((bool)(await ThreadAsync("reopenReviewThread", "ThreadStepInput", new { thread = id }))["thread"]!["resolved"]!, Is.False);
        Assert.That(Code(await ThreadAsync("reopenReviewThread", "ThreadStepInput", new { thread = id })), Is.EqualTo("review.thread-open"));
        var open = await DataAsync("""{ question(number: "Q-000001") { threads(resolved: false) { field } } }""");
        Assert.That(open["question"]!["threads"]!.AsArray(), Has.Count.EqualTo(2));
    }

    [TestCase("""{ number: "Q-000001", comments: [{ field: "options[z].text", text: "？" }] }""", "review.unknown-field input/comments/0/field")]
    [TestCase("""{ number: "Q-000001", comments: [{ field: "stem", text: " " }] }""", "question.text-missing input/comments/0/text")]
    [TestCase("""{ number: "Q-000001" }""", "review.nothing-requested input/comments")]
    [TestCase("""{ number: "Q-000001", expectedRevision: 3, comments: [{ text: "旧" }] }""", "question.conflict input/expectedRevision")]
    public async Task A_request_for_changes_that_says_nothing_useful_leaves_the_revision_in_review(string input, string expected)
    {
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1"), RevisionStatus.InReview);
        var answer = await DataAsync($"mutation {{ requestQuestionChanges(input: {input}) {{ errors {{ code path }} }} }}");
        var error = answer["requestQuestionChanges"]!["errors"]!.AsArray().Single()!;
        Assert.That($"{error["code"]} {string.Join('/', error["path"]!.AsArray())}", Is.EqualTo(expected));
        Assert.That(await StatusAsync(), Is.EqualTo("1 InReview, approved none"));
        Assert.That((await DataAsync("""{ question(number: "Q-000001") { threads { field } } }"""))["question"]!["threads"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task A_step_of_many_tells_each_and_stores_what_it_tells_as_done()
    {
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1", "甲？"), RevisionStatus.Draft);
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1", "乙？"), RevisionStatus.Approved);
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1", "丙？"), RevisionStatus.Draft);

        var submitted = await BulkAsync("submitQuestions", """{ numbers: ["Q-000003", "Q-000002", "Q-000009", "Q-000001", "Q-000001"] }""");
        Assert.That(submitted, Is.EqualTo(new[]
        {
            "Q-000003 done IN_REVIEW", "Q-000002 question.wrong-status input/numbers/1", "Q-000009 question.not-found input/numbers/2/number", "Q-000001 done IN_REVIEW",
            "Q-000001 question.wrong-status input/numbers/4",
        }));
        Assert.That(await BulkAsync("approveQuestions", """{ numbers: ["Q-000001", "Q-000003"] }"""), Is.EqualTo(new[] { "Q-000001 done APPROVED", "Q-000003 done APPROVED" }));
        Assert.That(await BulkAsync("retireQuestions", """{ numbers: ["Q-000001", "Q-000002"], reason: "过时" }"""), Is.EqualTo(new[] { "Q-000001 done APPROVED", "Q-000002 done APPROVED" }));
        Assert.That(
            await BulkAsync("retireQuestions", """{ numbers: ["Q-000003"], reason: " " }"""), Is.EqualTo(new[] { "Q-000003 question.reason-missing input/numbers/0/reason" }));
        Assert.That(AuditChain.Check(server.Database).Faults, Is.Empty);
    }

    [Test]
    public async Task More_than_a_hundred_at_once_are_refused_as_a_whole()
    {
        var answer = await server.QueryAsync(
            "mutation($input: QuestionsStepInput!) { submitQuestions(input: $input) { results { number } errors { code } } }",
            new { input = new { numbers = Enumerable.Range(1, 101).Select(QuestionNumber.Format) } });
        Assert.That((string)answer["data"]!["submitQuestions"]!["errors"]![0]!["code"]!, Is.EqualTo("review.too-many-at-once"));
    }

    [Test]
    public async Task Work_that_is_asked_for_waits_for_its_person_and_is_done_with_the_step()
    {
        await WriteAsync(Wang, "题干一？");
        await SubmitAsync(Wang);
        Assert.That(await BulkAsync("assignQuestions", """{ numbers: ["Q-000001"], role: REVIEWER, assignee: "WANG" }"""), Is.EqualTo(new[] { "Q-000001 review.own-revision input/numbers/0/assignee" }));
        Assert.That(await BulkAsync("assignQuestions", """{ numbers: ["Q-000001"], role: REVIEWER, assignee: "li", dueAt: "2001-01-01T00:00:00Z" }"""), Is.EqualTo(new[] { "Q-000001 assignment.due-past input/numbers/0/dueAt" }));
        var due = TimeProvider.System.GetUtcNow().AddDays(3).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
        Assert.That(await BulkAsync("assignQuestions", $$"""{ numbers: ["Q-000001"], role: REVIEWER, assignee: "li", dueAt: "{{due}}", note: "请本周完成" }"""), Is.EqualTo(new[] { "Q-000001 done IN_REVIEW" }));
        Assert.That(await BulkAsync("assignQuestions", """{ numbers: ["Q-000001"], role: REVIEWER, assignee: "Li" }"""), Is.EqualTo(new[] { "Q-000001 assignment.already input/numbers/0" }));
        var commissioned = await DataAsync("""mutation { commissionQuestions(input: { requirement: "L1-1.2.1", count: 3, assignee: "li" }) { errors { code } assignment { id count requirement { key } question { number } } } }""");
        Assert.That((string)commissioned["commissionQuestions"]!["assignment"]!["requirement"]!["key"]!, Is.EqualTo("L1-1.2.1"));

        Assert.That(await WaitsAsync(Li), Is.EqualTo("assigned Q-000001, L1-1.2.1; to change ; to review Q-000001"));
        Assert.That(await WaitsAsync(Wang), Is.EqualTo("assigned ; to change ; to review "));
        await ApproveAsync(Li);
        Assert.That(await WaitsAsync(Li), Is.EqualTo("assigned L1-1.2.1; to change ; to review "));

        var id = (string)commissioned["commissionQuestions"]!["assignment"]!["id"]!;
        var close = $$"""mutation { closeAssignment(input: { assignment: "{{id}}", state: WITHDRAWN }) { errors { code } assignment { state } } }""";
        Assert.That((string)(await DataAsync(close))["closeAssignment"]!["assignment"]!["state"]!, Is.EqualTo("WITHDRAWN"));
        Assert.That((string)(await DataAsync(close))["closeAssignment"]!["errors"]![0]!["code"]!, Is.EqualTo("assignment.closed"));
        var all = await DataAsync("""{ assignments(first: 1) { totalCount nodes { assignee state question { number } } pageInfo { hasNextPage endCursor } } }""");
        Assert.That((int)all["assignments"]!["totalCount"]!, Is.EqualTo(2));
        var rest = await DataAsync($$"""{ assignments(first: 1, after: "{{all["assignments"]!["pageInfo"]!["endCursor"]}}", filter: { state: WITHDRAWN }) { nodes { count } pageInfo { hasNextPage } } }""");
        Assert.That((int)rest["assignments"]!["nodes"]![0]!["count"]!, Is.EqualTo(3));
    }

    [Test]
    public async Task What_was_given_back_waits_for_its_author_and_what_others_wrote_for_reviewers()
    {
        await WriteAsync(Wang, "题干一？");
        Assert.That(await WaitsAsync(Wang), Is.EqualTo("assigned ; to change ; to review "), "a draft that nobody has looked at");
        await SubmitAsync(Wang);
        Assert.That(await WaitsAsync(Zhao), Is.EqualTo("assigned ; to change ; to review Q-000001"));
        await OutcomeAsync(Review.RequestChangesAsync(Step(Li), [new FieldComment(null, "改")], default));
        Assert.That(await WaitsAsync(Wang), Is.EqualTo("assigned ; to change Q-000001; to review "));
        await ReviseAsync(Wang, "题干一，改过？", 1);
        await SubmitAsync(Wang);
        await OutcomeAsync(Review.RejectAsync(Step(Li), "仍不可用", default));
        Assert.That(await WaitsAsync(Wang), Is.EqualTo("assigned ; to change Q-000001; to review "));
        Assert.That(await WaitsAsync(Zhao), Is.EqualTo("assigned ; to change ; to review "));
    }

    private static QuestionStep Step(Actor actor) => new("Q-000001", null, actor);

    private static string Code(JsonNode payload) => (string)payload["errors"]![0]!["code"]!;

    private async Task WriteAsync(Actor actor, string stem) => Assert.That(
        (await server.Services.GetRequiredService<WriteQuestions>().CreateAsync("CAFE-2024", "CAFE-X-1", published: false, SampleBank.Choice("L1-1.1.1", stem), actor, default)).Errors, Is.Empty);

    private async Task ReviseAsync(Actor actor, string stem, int seen) => Assert.That(
        (await server.Services.GetRequiredService<WriteQuestions>().ReviseAsync("Q-000001", seen, SampleBank.Choice("L1-1.1.1", stem), actor, default)).Errors, Is.Empty);

    private async Task SubmitAsync(Actor actor) => Assert.That(await OutcomeAsync(Review.SubmitAsync(Step(actor), default)), Is.EqualTo("done"));

    private Task<string> ApproveAsync(Actor actor, bool none = false) =>
        OutcomeAsync(Review.ApproveAsync(Step(actor), none ? null : ReviewChecklist.AllPassed, default));

    private static async Task<string> OutcomeAsync<T>(Task<ExamBank.Domain.Errors.Result<T>> step)
    {
        var result = await step;
        return result.Succeeded ? "done" : result.Errors.Single().Code;
    }

    private async Task<string> StatusAsync()
    {
        await using var bank = await OpenAsync();
        var question = await bank.Questions.AsNoTracking().Include(q => q.Revisions).SingleAsync(q => q.Number == 1);
        return $"{question.LatestRevision} {question.Latest.Status}, approved {question.ApprovedRevision?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none"}";
    }

    private async Task<IReadOnlyList<string>> VerbsAsync(string subject)
    {
        await using var bank = await OpenAsync();
        return await bank.AuditEvents.AsNoTracking().Where(e => e.Subject == subject).OrderBy(e => e.Sequence).Select(e => e.Verb).ToListAsync();
    }

    private async Task<string> WaitsAsync(Actor actor)
    {
        await using var bank = await OpenAsync();
        var work = new MyWork(new BankView(bank, Rights.Operator, TimeProvider.System.GetUtcNow()), actor);
        var assigned = await work.Assigned().NodesAsync(default);
        var questions = assigned.Where(a => a.QuestionRowId is not null).Select(_ => "Q-000001");
        var commissions = assigned.Where(a => a.RequirementRowId is not null).Select(_ => "L1-1.2.1");
        static string Numbers(IEnumerable<QuestionNode> nodes) => string.Join(", ", nodes.Select(n => n.Number));
        return $"assigned {string.Join(", ", questions.Concat(commissions))}; to change {Numbers(await work.ToChange().NodesAsync(default))}; to review {Numbers(await work.ToReview().NodesAsync(default))}";
    }

    private Task<BankContext> OpenAsync() => server.Services.GetRequiredService<IDbContextFactory<BankContext>>().CreateDbContextAsync();

    private async Task<JsonNode> DataAsync(string query)
    {
        var answer = await server.QueryAsync(query);
        Assert.That(answer["errors"], Is.Null, answer.ToJsonString());
        return answer["data"]!;
    }

    private async Task<JsonNode> ThreadAsync(string mutation, string type, object input)
    {
        var answer = await server.QueryAsync($"mutation($input: {type}!) {{ {mutation}(input: $input) {{ errors {{ code }} thread {{ resolved comments {{ text }} }} }} }}", new { input });
        Assert.That(answer["errors"], Is.Null, answer.ToJsonString());
        return answer["data"]![mutation]!;
    }

    private async Task<IReadOnlyList<string>> BulkAsync(string mutation, string input)
    {
        var data = await DataAsync($"mutation {{ {mutation}(input: {input}) {{ errors {{ code }} results {{ number done errors {{ code path }} question {{ latestRevision {{ status }} }} }} }} }}");
        Assert.That(data[mutation]!["errors"]!.AsArray(), Is.Empty);
        return [.. data[mutation]!["results"]!.AsArray().Select(r => (bool)r!["done"]!
            ? $"{r["number"]} done {r["question"]!["latestRevision"]!["status"]}"
            : $"{r["number"]} {r["errors"]![0]!["code"]} {string.Join('/', r["errors"]![0]!["path"]!.AsArray())}")];
    }
}
