using System.Text.Json.Nodes;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Features;

/// <summary>Writing and reviewing questions, each test on a bank of its own.</summary>
internal sealed class QuestionMutationsTest
{
    private const string Errors = "errors { __typename code message path ... on ConflictError { expectedRevision actualRevision } }";

    private RunningServer server = null!;

    [SetUp]
    public async Task Start()
    {
        server = await RunningServer.StartAsync();
        await server.Bank.AddStandardAsync();
    }

    [TearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task A_question_goes_from_draft_to_approved_to_retired_and_back_and_each_step_is_recorded()
    {
        var created = await DoAsync("createQuestion", "CreateQuestionInput", new { standard = "CAFE-2024", code = "CAFE-X-1", content = Content() });
        Assert.That(created["question"], Is.EqualTo(JsonNode.Parse(
            """{"number":"Q-000001","code":"CAFE-X-1","state":"ACTIVE","retirementReason":null,"latestRevision":{"number":1,"status":"DRAFT","stem":"怎样打奶泡？","rejectionReason":null},"approvedRevision":null}""")).Using<JsonNode>(JsonNode.DeepEquals));

        await StepAsync("submitQuestion");
        var approved = await StepAsync("approveQuestion");
        Assert.That((string)approved["question"]!["latestRevision"]!["status"]!, Is.EqualTo("APPROVED"));
        Assert.That((int)approved["question"]!["approvedRevision"]!["number"]!, Is.EqualTo(1));

        var revised = await DoAsync("reviseQuestion", "ReviseQuestionInput", new { number = "Q-000001", expectedRevision = 1, content = Content("怎样打出细腻的奶泡？") });
        Assert.That((int)revised["question"]!["latestRevision"]!["number"]!, Is.EqualTo(2));
        Assert.That((int)revised["question"]!["approvedRevision"]!["number"]!, Is.EqualTo(1));

        await StepAsync("submitQuestion");
        var rejected = await DoAsync("rejectQuestion", "QuestionReasonInput", new { number = "Q-000001", reason = "题干含糊" });
        Assert.That((string)rejected["question"]!["latestRevision"]!["rejectionReason"]!, Is.EqualTo("题干含糊"));

        var retired = await DoAsync("retireQuestion", "QuestionReasonInput", new { number = "Q-000001", reason = "过时" });
        Assert.That((string)retired["question"]!["state"]!, Is.EqualTo("RETIRED"));
        Assert.That((string)retired["question"]!["retirementReason"]!, Is.EqualTo("过时"));

        var reinstated = await DoAsync("reinstateQuestion", "QuestionReasonInput", new { number = "Q-000001", reason = "仍然适用" });
        Assert.That((string)reinstated["question"]!["state"]!, Is.EqualTo("ACTIVE"));
        Assert.That(reinstated["question"]!["retirementReason"], Is.Null);

        await using var bank = await server.Services.GetRequiredService<IDbContextFactory<BankContext>>().CreateDbContextAsync();
        var events = await bank.AuditEvents.AsNoTracking().Where(e => e.Subject == "question:CAFE-X-1").OrderBy(e => e.Sequence).ToListAsync();
        Assert.That(events.Select(e => e.Verb), Is.EqualTo(new[]
        {
            "question.created", "question.submitted", "question.approved", "question.revised", "question.submitted", "question.rejected", "question.retired",
            "question.reinstated",
        }));
        Assert.That(events.Select(e => e.Origin), Is.All.EqualTo("graphql"));
    }

    [TestCase("zh-CN", "请写上 \"shuffle\": false。")]
    [TestCase("en", "set \"shuffle\": false.")]
    public async Task What_could_be_better_is_told_with_the_saved_draft_in_the_readers_language(string language, string advice)
    {
        var answer = await server.QueryAsync(
            """
            mutation($input: CreateQuestionInput!) { createQuestion(input: $input) {
              errors { code } question { latestRevision { status findings { code severity path message } } } } }
            """,
            new { input = new { standard = "CAFE-2024", content = Content("怎样打出细腻的奶泡（ ）") } }, language: language);

        var created = answer["data"]!["createQuestion"]!;
        Assert.That(created["errors"]!.AsArray(), Is.Empty);
        var findings = created["question"]!["latestRevision"]!["findings"]!.AsArray();
        Assert.That(
            findings.Select(f => $"{f!["severity"]} {f["code"]} {string.Join('/', f["path"]!.AsArray())}"),
            Is.EqualTo(new[] { "WARNING quality.typed-answer-place stem", "WARNING quality.ordered-options-shuffled shuffle" }));
        Assert.That((string)findings[1]!["message"]!, Does.Contain(advice));
    }

    [Test]
    public async Task A_finding_that_stands_for_a_reason_is_kept_with_it()
    {
        var content = Content();
        content["qualityWaivers"] = JsonNode.Parse("""[{ "code": "quality.ordered-options-shuffled", "reason": "甲乙只是名称。" }]""");
        var answer = await server.QueryAsync(
            """
            mutation($input: CreateQuestionInput!) { createQuestion(input: $input) {
              errors { code } question { latestRevision { qualityWaivers { code reason } findings { code } } } } }
            """,
            new { input = new { standard = "CAFE-2024", content } });

        Assert.That(answer["data"]!["createQuestion"]!["question"]!["latestRevision"], Is.EqualTo(JsonNode.Parse(
            """{"qualityWaivers":[{"code":"quality.ordered-options-shuffled","reason":"甲乙只是名称。"}],"findings":[{"code":"quality.short-stem"}]}""")).Using<JsonNode>(JsonNode.DeepEquals));
    }

    [TestCase("zh-CN", "状态是“草稿”，不能变为“已通过”")]
    [TestCase("en", "is draft and cannot become approved")]
    public async Task A_status_is_told_in_the_language_of_the_reader_and_by_its_name_to_programs(string language, string words)
    {
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1"), RevisionStatus.Draft);
        var answer = await server.QueryAsync("""mutation { approveQuestion(input: { number: "Q-000001" }) { errors { message facts { name value } } } }""", language: language);
        var error = answer["data"]!["approveQuestion"]!["errors"]![0]!;
        Assert.That((string)error["message"]!, Does.Contain(words));
        Assert.That(error["facts"]!.AsArray().Select(f => $"{f!["name"]}={f["value"]}"), Is.SupersetOf(new[] { "status=Draft", "wanted=Approved" }));
    }

    [Test]
    public async Task Line_ends_of_Windows_are_line_feeds_in_the_bank_and_other_control_characters_are_refused()
    {
        var created = await DoAsync("createQuestion", "CreateQuestionInput", new { standard = "CAFE-2024", code = "CAFE-X-1", content = Content("第一行\r\n第二行\r第三行") });
        Assert.That((string)created["question"]!["latestRevision"]!["stem"]!, Is.EqualTo("第一行\n第二行\n第三行"));

        var refused = await DoAsync(
            "createQuestion", "CreateQuestionInput", new { standard = "CAFE-2024", code = "CAFE-X-2", content = Content("响铃\u0007") }, succeeds: false);
        Assert.That((string)refused["errors"]![0]!["code"]!, Is.EqualTo("question.control-character"));
    }

    [Test]
    public async Task A_revision_based_on_an_older_one_is_a_conflict_and_changes_nothing()
    {
        var question = await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1"));
        await server.Bank.ReviseAsync(question, SampleBank.Choice("L1-1.1.1", "别人的新题干？"));

        var payload = await DoAsync("reviseQuestion", "ReviseQuestionInput", new { number = "Q-000001", expectedRevision = 1, content = Content() }, succeeds: false);

        Assert.That(payload["question"], Is.Null);
        var error = payload["errors"]!.AsArray().Single()!;
        Assert.That((string)error["__typename"]!, Is.EqualTo("ConflictError"));
        Assert.That(((int)error["expectedRevision"]!, (int)error["actualRevision"]!), Is.EqualTo((1, 2)));
        Assert.That(error["path"]!.ToJsonString(), Is.EqualTo("""["input","expectedRevision"]"""));
        Assert.That(await CountAsync(bank => bank.Revisions), Is.EqualTo(2));
    }

    [Test]
    public async Task A_reviewer_who_saw_an_older_revision_approves_nothing()
    {
        var question = await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1"), RevisionStatus.Rejected);
        await server.Bank.ReviseAsync(question, SampleBank.Choice("L1-1.1.1", "改过的题干？"), RevisionStatus.InReview);

        var payload = await DoAsync("approveQuestion", "QuestionStepInput", new { number = "Q-000001", expectedRevision = 1 }, succeeds: false);

        Assert.That((string)payload["errors"]![0]!["code"]!, Is.EqualTo("question.conflict"));
    }

    [Test]
    public async Task Everything_wrong_with_a_text_is_said_at_once_where_it_is()
    {
        var content = Content();
        content["requirement"] = "L1-9.9.9";
        content["key"] = new JsonObject { ["options"] = new JsonArray("z") };
        content["options"]![1]!["text"] = "";
        content["facility"] = new JsonArray(new JsonObject { ["level"] = "L7", ["value"] = 0.5 });

        var payload = await DoAsync("createQuestion", "CreateQuestionInput", new { standard = "CAFE-2024", content }, succeeds: false);

        Assert.That(
            payload["errors"]!.AsArray().Select(e => $"{e!["code"]} {string.Join('/', e["path"]!.AsArray())}"),
            Is.EquivalentTo(new[]
            {
                "question.text-missing input/content/options/1/text",
                "question.key-outside-options input/content/key/options/0",
                "question.unknown-requirement input/content/requirement",
                "question.unknown-level input/content/facility/0/level",
            "question.facility-missing input/content/facility",
            }));
        Assert.That(payload["errors"]!.AsArray().Select(e => (string)e!["__typename"]!), Is.All.EqualTo("InvalidInputError"));
        Assert.That(await CountAsync(bank => bank.Questions), Is.Zero);
    }

    [Test]
    public async Task Amounts_too_fine_to_be_exact_are_refused()
    {
        var content = Content();
        content["marks"] = 1.005;
        content["minutes"] = -1;
        content["facility"]![0]!["value"] = 1.5;

        var payload = await DoAsync("createQuestion", "CreateQuestionInput", new { standard = "CAFE-2024", content }, succeeds: false);

        Assert.That(
            payload["errors"]!.AsArray().Select(e => $"{e!["code"]} {string.Join('/', e["path"]!.AsArray())}"),
            Is.EquivalentTo(new[] { "content.amount input/content/marks", "content.amount input/content/minutes", "content.facility input/content/facility/0/value" }));
    }

    [TestCase("submitQuestion", "StateError", "question.wrong-status")]
    [TestCase("approveQuestion", "StateError", "question.wrong-status")]
    public async Task A_step_that_the_status_does_not_allow_is_a_state_error(string mutation, string type, string code)
    {
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1"), RevisionStatus.Approved);

        var payload = await DoAsync(mutation, "QuestionStepInput", new { number = "Q-000001" }, succeeds: false);

        Assert.That((string)payload["errors"]![0]!["__typename"]!, Is.EqualTo(type));
        Assert.That((string)payload["errors"]![0]!["code"]!, Is.EqualTo(code));
    }

    [TestCase("rejectQuestion")]
    [TestCase("retireQuestion")]
    [TestCase("reinstateQuestion")]
    public async Task A_reason_is_needed(string mutation)
    {
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1"), RevisionStatus.InReview);

        var payload = await DoAsync(mutation, "QuestionReasonInput", new { number = "Q-000001", reason = "  " }, succeeds: false);

        Assert.That((string)payload["errors"]![0]!["code"]!, Is.EqualTo("question.reason-missing"));
    }

    [Test]
    public async Task What_is_not_there_is_a_not_found_error()
    {
        var step = await DoAsync("submitQuestion", "QuestionStepInput", new { number = "Q-000009" }, succeeds: false);
        var create = await DoAsync("createQuestion", "CreateQuestionInput", new { standard = "NONE-1", content = Content() }, succeeds: false);

        Assert.That((string)step["errors"]![0]!["__typename"]!, Is.EqualTo("NotFoundError"));
        Assert.That((string)create["errors"]![0]!["code"]!, Is.EqualTo("standard.not-found"));
    }

    [Test]
    public async Task The_sums_behind_a_question_are_checked_and_kept()
    {
        const string steps = """[{"expression":"450/945*100","value":"47.6","printed":"47.6%"},{"expression":"12*3","value":"36","printed":null}]""";
        var content = Content("占比是47.6%吗？");
        content["calculation"] = JsonNode.Parse(steps.Replace("47.6\"", "47.7\"", StringComparison.Ordinal));
        var refused = await DoAsync("createQuestion", "CreateQuestionInput", new { standard = "CAFE-2024", code = "CAFE-X-1", content }, succeeds: false);
        Assert.That((string)refused["errors"]![0]!["code"]!, Is.EqualTo("question.calculation-differs"));
        Assert.That(string.Join('/', refused["errors"]![0]!["path"]!.AsArray()), Is.EqualTo("input/content/calculation/0/value"));

        content["calculation"] = JsonNode.Parse(steps);
        await DoAsync("createQuestion", "CreateQuestionInput", new { standard = "CAFE-2024", code = "CAFE-X-1", content });
        var kept = await server.QueryAsync("{ questions { nodes { latestRevision { calculation { expression value printed } } } } }");
        Assert.That(kept["data"]!["questions"]!["nodes"]![0]!["latestRevision"]!["calculation"], Is.EqualTo(JsonNode.Parse(steps)).Using<JsonNode>(JsonNode.DeepEquals));
    }

    [Test]
    public async Task A_code_is_used_once()
    {
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1"), code: "CAFE-X-1");

        var payload = await DoAsync("createQuestion", "CreateQuestionInput", new { standard = "CAFE-2024", code = "CAFE-X-1", content = Content() }, succeeds: false);

        Assert.That((string)payload["errors"]![0]!["code"]!, Is.EqualTo("question.duplicate-code"));
    }

    [Test]
    public async Task A_message_comes_in_the_readers_language()
    {
        var answer = await server.QueryAsync("""mutation { submitQuestion(input: { number: "Q-000009" }) { errors { message } } }""", language: "zh-CN");

        Assert.That((string)answer["data"]!["submitQuestion"]!["errors"]![0]!["message"]!, Is.EqualTo("没有试题“Q-000009”。"));
    }

    [Test]
    public async Task Two_steps_in_one_request_are_taken_in_order_and_show_the_same_question()
    {
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1"), RevisionStatus.Draft);

        var answer = await server.QueryAsync("""
            mutation {
              first: submitQuestion(input: { number: "Q-000001" }) { errors { code } }
              second: approveQuestion(input: { number: "Q-000001" }) { question { latestRevision { status } } errors { code } }
            }
            """);

        Assert.That(answer["data"]!["first"]!["errors"]!.AsArray(), Is.Empty);
        Assert.That((string)answer["data"]!["second"]!["question"]!["latestRevision"]!["status"]!, Is.EqualTo("APPROVED"));
    }

    [Test]
    public async Task Ten_authors_at_once_revise_one_question_and_one_of_them_wins()
    {
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1"));

        var payloads = await Task.WhenAll(Enumerable.Range(1, 10).Select(i => server.QueryAsync(
            $"mutation($input: ReviseQuestionInput!) {{ result: reviseQuestion(input: $input) {{ errors {{ code }} }} }}",
            new { input = new { number = "Q-000001", expectedRevision = 1, content = Content($"第 {i} 位作者的题干？") } })));

        var codes = payloads.Select(p => p["data"]!["result"]!["errors"]!.AsArray()).Select(e => e.Count == 0 ? "" : (string)e[0]!["code"]!).ToList();
        Assert.That(codes.Count(c => c.Length == 0), Is.EqualTo(1));
        Assert.That(codes.Where(c => c.Length > 0), Is.All.EqualTo("question.conflict"));
    }

    [Test]
    public async Task An_unexpected_error_is_masked_and_logged_with_the_number_that_the_client_gets()
    {
        await using (var bank = await server.Services.GetRequiredService<IDbContextFactory<BankContext>>().CreateDbContextAsync())
            await bank.Database.ExecuteSqlRawAsync("ALTER TABLE Questions RENAME TO Hidden");

        var answer = await server.QueryAsync("{ questions { totalCount } }");

        var extensions = answer["errors"]![0]!["extensions"]!;
        Assert.That((string)extensions["code"]!, Is.EqualTo("unexpected"));
        Assert.That(answer.ToJsonString(), Does.Not.Contain("Sqlite").And.Not.Contain("no such table").And.Not.Contain(" at "));
        Assert.That(server.Log.All.Where(line => line.Text.Contains((string)extensions["traceId"]!)).Select(line => line.Exception?.Message ?? ""), Has.One.Contains("no such table"));
    }

    private Task<JsonNode> StepAsync(string mutation) => DoAsync(mutation, "QuestionStepInput", new { number = "Q-000001" });

    private async Task<JsonNode> DoAsync(string mutation, string inputType, object input, bool succeeds = true)
    {
        var answer = await server.QueryAsync(
            $"mutation($input: {inputType}!) {{ {mutation}(input: $input) {{ question {{ number code state retirementReason latestRevision {{ number status stem rejectionReason }} approvedRevision {{ number }} }} {Errors} }} }}",
            new { input });
        Assert.That(answer.ContainsKey("errors"), Is.False, () => answer.ToJsonString() + string.Join('\n', server.Log.All.Select(line => line.Exception)));
        var payload = answer["data"]![mutation]!;
        Assert.That(payload["errors"]!.AsArray(), succeeds ? Is.Empty : Is.Not.Empty);
        return payload;
    }

    private async Task<int> CountAsync<T>(Func<BankContext, IQueryable<T>> rows)
    {
        await using var bank = await server.Services.GetRequiredService<IDbContextFactory<BankContext>>().CreateDbContextAsync();
        return await rows(bank).CountAsync();
    }

    private static JsonObject Content(string stem = "怎样打奶泡？") => JsonNode.Parse($$"""
        {
          "type": "SINGLE_CHOICE", "requirement": "L1-1.1.1", "cognitiveLevel": "APPLY", "facility": [{ "level": "L1", "value": 0.65 }],
          "marks": 2, "minutes": 1.5, "stem": {{System.Text.Json.JsonSerializer.Serialize(stem)}},
          "options": [{ "id": "a", "text": "甲" }, { "id": "b", "text": "乙" }, { "id": "c", "text": "丙" }, { "id": "d", "text": "丁" }],
          "key": { "options": ["a"] }, "explanation": "[[option:a]]对。"
        }
        """)!.AsObject();
}
