using System.Text.Json.Nodes;
using ExamBank.Api.Features.Questions;
using ExamBank.Api.Features.Review;
using ExamBank.Api.Hosting;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Questions;
using ExamBank.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Cli;

/// <summary>Stimuli in question files: what hangs on a text that changes follows it, and an export writes what its questions hang on.</summary>
[Long]
public sealed class StimulusTests : SeededBankTest
{
    private const string Old = "一月 100 人，二月 200 人。";
    private const string New = "一月 100 人，二月 300 人。";

    /// <summary>Three approved questions of two tasks on one stimulus.</summary>
    [SetUp]
    public async Task AddCases()
    {
        Write("cases/L1-1.1.json", CaseFiles.File("L1-1.1", [CaseFiles.Text(Old)], CaseFiles.Case("CASE-1"), CaseFiles.Case("CASE-2")));
        Write("cases/L1-1.2.json", CaseFiles.File("L1-1.2", [], CaseFiles.Case("CASE-3", "L1-1.2")));
        (await RunAsync("questions", "import", Folder.PathOf("cases"), "--approve")).Ended(0).InWords()
            .Said("L1-1.1.json: 材料 SECO-STIM-1 新建", "材料：新建 1，修订 0，未变 0，本地已改而保留 0", "新建 3，修订 0");
    }

    [Test]
    public async Task Every_question_on_a_changed_stimulus_gets_a_draft_that_cites_the_new_text_and_the_approved_one_stays_in_use()
    {
        var file = Write("change.json", CaseFiles.File("L1-1.1", [CaseFiles.Text(New)]));
        (await RunAsync("questions", "import", file)).Ended(0).InWords().Said(
            $"{file}: 材料 SECO-STIM-1 修订", "材料：新建 0，修订 1，未变 0，本地已改而保留 0",
            $"{file}: CASE-1 随材料修订", $"{file}: CASE-2 随材料修订", $"{file}: CASE-3 随材料修订", "新建 0，修订 0，未变 0", "随材料修订 3");
        foreach (var code in new[] { "CASE-1", "CASE-2", "CASE-3" })
            Assert.That(Revisions(code), Is.EqualTo("1:Approved@1 2:Draft@2"), code);
        Assert.That(SeededBank.Ask<int>(Database, "SELECT count(DISTINCT ContentText) FROM Revisions r JOIN Questions q ON q.Id = r.QuestionId WHERE q.Code = 'CASE-3'"), Is.EqualTo(1));
        Assert.That(
            SeededBank.Ask<string>(Database, """
                SELECT group_concat(t.IsPrimary || p.Key) FROM RevisionRequirements t JOIN Requirements p ON p.Id = t.RequirementId
                JOIN Revisions r ON r.Id = t.RevisionId JOIN Questions q ON q.Id = r.QuestionId WHERE q.Code = 'CASE-3' AND r.Number = 2
                """),
            Is.EqualTo("1L1-1.2.1"));
        Assert.That(AuditChain.Check(Database).Faults, Is.Empty);
        var before = SeededBank.Content(Database);
        (await RunAsync("questions", "import", file)).Ended(0).Said("材料：新建 0，修订 0，未变 1", "新建 0，修订 0，未变 0");
        Assert.That(SeededBank.Content(Database), Is.EqualTo(before));
    }

    [Test]
    public async Task A_question_with_a_change_of_its_own_is_revised_and_the_others_follow()
    {
        var file = Write("change.json", CaseFiles.File("L1-1.1", [CaseFiles.Text(New)], CaseFiles.Case("CASE-1"), CaseFiles.Case("CASE-2", stem: "分析材料。")));
        (await RunAsync("questions", "import", file)).Ended(0).Said("CASE-1 随材料修订", "CASE-2 修订", "CASE-3 随材料修订", "修订 1，", "随材料修订 2");
        Assert.That(new[] { Revisions("CASE-1"), Revisions("CASE-2"), Revisions("CASE-3") }, Is.All.EqualTo("1:Approved@1 2:Draft@2"));
    }

    [Test]
    public async Task Where_that_is_asked_for_what_was_approved_is_approved_with_the_new_text_and_a_draft_stays_a_draft()
    {
        (await RunAsync("questions", "import", Write("draft.json", CaseFiles.File("L1-1.2", [], CaseFiles.Case("CASE-3", "L1-1.2", "还没写完。"))))).Ended(0).Said("CASE-3 修订");
        (await RunAsync("questions", "import", Write("change.json", CaseFiles.File("L1-1.1", [CaseFiles.Text(New)])), "--approve")).Ended(0).Said("随材料修订 3");
        Assert.That(Revisions("CASE-1"), Is.EqualTo("1:Superseded@1 2:Approved@2"));
        Assert.That(Revisions("CASE-3"), Is.EqualTo("1:Approved@1 2:Superseded@1 3:Draft@2"));
    }

    [Test]
    public async Task A_dry_run_reports_the_same_and_changes_nothing()
    {
        var before = SeededBank.Content(Database);
        (await RunAsync("questions", "import", Write("change.json", CaseFiles.File("L1-1.1", [CaseFiles.Text(New)])), "--dry-run"))
            .Ended(0).Said("材料 SECO-STIM-1 修订", "随材料修订 3", "试运行，未写入");
        Assert.That(SeededBank.Content(Database), Is.EqualTo(before));
    }

    [Test]
    public async Task A_question_in_review_holds_a_change_of_its_stimulus_up()
    {
        (await RunAsync("questions", "import", Write("draft.json", CaseFiles.File("L1-1.2", [], CaseFiles.Case("CASE-3", "L1-1.2", "换了问法。"))))).Ended(0);
        await ReviewAsync("CASE-3", (question, at) => question.Submit(Actor.LocalOperator("test"), at).Succeeded);
        var before = SeededBank.Content(Database);
        var file = Write("change.json", CaseFiles.File("L1-1.1", [CaseFiles.Text(New)]));
        (await RunAsync("questions", "import", file)).Ended(2).InWords().Said($"{file}: stimuli[0]", "CASE-3", "[question.in-review]", "未写入任何试题");
        Assert.That(SeededBank.Content(Database), Is.EqualTo(before));
    }

    [Test]
    public async Task A_retired_question_follows_when_it_is_brought_back()
    {
        await ReviewAsync("CASE-3", (question, at) => question.Retire("过时", Actor.LocalOperator("test"), at).Succeeded);
        (await RunAsync("questions", "import", Write("change.json", CaseFiles.File("L1-1.1", [CaseFiles.Text(New)])))).Ended(0).Said("随材料修订 2");
        (await RunAsync("questions", "import", Write("same.json", CaseFiles.File("L1-1.2", [], CaseFiles.Case("CASE-3", "L1-1.2"))))).Ended(0).Said("新建 0，修订 0，未变 1");
        Assert.That(Revisions("CASE-3"), Is.EqualTo("1:Approved@1"));
        await using var services = new ServiceCollection().AddBank(Database).BuildServiceProvider();
        var number = SeededBank.Ask<int>(Database, "SELECT Number FROM Questions WHERE Code = 'CASE-3'");
        var step = new QuestionStep(QuestionNumber.Format(number), null, Actor.LocalOperator("test"));
        Assert.That((await services.GetRequiredService<ReviewQuestions>().ReinstateAsync(step, "又要用了", CancellationToken.None)).Succeeded, Is.True);
        Assert.That(Revisions("CASE-3"), Is.EqualTo("1:Approved@1 2:Draft@2"));
        await AssertExportIsUnchangedAsync();
    }

    [Test]
    public async Task An_export_holds_the_text_of_the_drafts_and_comes_back_unchanged_here_and_byte_for_byte_from_a_fresh_bank()
    {
        (await RunAsync("questions", "import", Write("change.json", CaseFiles.File("L1-1.1", [CaseFiles.Text(New)])))).Ended(0);
        await AssertExportIsUnchangedAsync();
        var exported = TemporaryFolder.Files(Folder.PathOf("out"));
        Assert.That(StimuliIn("out/questions/SECO-2021/L1-1.1.json"), Is.EqualTo(new[] { New }));
        Assert.That(StimuliIn("out/questions/SECO-2021/L1-1.2.json"), Is.Empty);
        var fresh = Folder.PathOf("fresh.db");
        (await CommandLineHere.RunAsync("questions", "import", Folder.PathOf("out"), "--database", fresh)).Ended(0).Said("材料：新建 1", "新建 3，修订 0");
        (await CommandLineHere.RunAsync("questions", "export", Folder.PathOf("again"), "--database", fresh)).Ended(0);
        Assert.That(TemporaryFolder.Files(Folder.PathOf("again")), Is.EqualTo(exported));
    }

    [Test]
    public async Task A_text_that_reviewers_refused_in_every_question_is_not_exported()
    {
        (await RunAsync("questions", "import", Write("change.json", CaseFiles.File("L1-1.1", [CaseFiles.Text(New)])))).Ended(0);
        foreach (var code in new[] { "CASE-1", "CASE-2", "CASE-3" }) await RefuseAsync(code);
        await AssertExportIsUnchangedAsync();
        Assert.That(StimuliIn("out/questions/SECO-2021/L1-1.1.json"), Is.EqualTo(new[] { Old }));
        Assert.That(Revisions("CASE-1"), Is.EqualTo("1:Approved@1 2:Rejected@2"));
    }

    [Test]
    public async Task An_export_is_refused_while_questions_hang_on_different_texts_and_says_which()
    {
        (await RunAsync("questions", "import", Write("change.json", CaseFiles.File("L1-1.1", [CaseFiles.Text(New)])))).Ended(0);
        await RefuseAsync("CASE-2");
        (await RunAsync("questions", "export", Folder.PathOf("out"))).Ended(2).InWords().Said("SECO-STIM-1", "CASE-1, CASE-3 | CASE-2", "[question.stimulus-texts-differ]");
        Assert.That(Directory.Exists(Folder.PathOf("out")), Is.False);
        (await RunAsync("questions", "export", Folder.PathOf("out"), "--language", "en")).Ended(2).Said("revise the questions that are behind");
        (await RunAsync("questions", "import", Write("mended.json", CaseFiles.File("L1-1.1", [], CaseFiles.Case("CASE-2"))))).Ended(0).Said("CASE-2 随材料修订");
        await AssertExportIsUnchangedAsync();
    }

    [Test]
    public async Task A_newer_seed_takes_its_own_stimulus_and_questions_along_approved()
    {
        await SeedAsync(Old, CaseFiles.Case("SEED-1", stimulus: "SEED-STIM"));
        Assert.That(await SeedAsync(New, CaseFiles.Case("SEED-1", stimulus: "SEED-STIM")), Is.EqualTo("SEED-STIM Revised, SEED-1 Redrafted"));
        Assert.That(Revisions("SEED-1"), Is.EqualTo("1:Superseded@1 2:Approved@2"));
        Assert.That(await SeedAsync(New, CaseFiles.Case("SEED-1", stimulus: "SEED-STIM", stem: "分析材料。")), Is.EqualTo("SEED-STIM Unchanged, SEED-1 Revised"));
    }

    [Test]
    public async Task A_newer_seed_never_goes_over_a_stimulus_that_was_edited_here()
    {
        await SeedAsync(Old, CaseFiles.Case("SEED-1", stimulus: "SEED-STIM"));
        (await RunAsync("questions", "import", Write("local.json", CaseFiles.File("L1-1.1", [CaseFiles.Text("本地的数据。", "SEED-STIM")])))).Ended(0).Said("SEED-1 随材料修订");
        var before = SeededBank.Content(Database);
        Assert.That(await SeedAsync(New, CaseFiles.Case("SEED-1", stimulus: "SEED-STIM")), Is.EqualTo("SEED-STIM LocallyEdited, SEED-1 Unchanged"));
        Assert.That(SeededBank.Content(Database), Is.EqualTo(before));
        Assert.That(
            await SeedAsync(New, CaseFiles.Case("SEED-1", stimulus: "SEED-STIM", stem: "分析材料。"), CaseFiles.Case("SEED-2", stimulus: "SEED-STIM")),
            Is.EqualTo("SEED-STIM LocallyEdited, SEED-1 LocallyEdited, SEED-2 Created"));
        Assert.That(Revisions("SEED-1"), Is.EqualTo("1:Approved@1 2:Draft@2"));
        Assert.That(Revisions("SEED-2"), Is.EqualTo("1:Draft@2"), "the seed's question over a local text waits for a reviewer");
    }

    [Test]
    public async Task A_local_text_that_the_seed_comes_to_say_too_is_the_seeds_again()
    {
        await SeedAsync(Old, CaseFiles.Case("SEED-1", stimulus: "SEED-STIM"));
        (await RunAsync("questions", "import", Write("local.json", CaseFiles.File("L1-1.1", [CaseFiles.Text(New, "SEED-STIM")])), "--approve")).Ended(0);
        Assert.That(await SeedAsync(New, CaseFiles.Case("SEED-1", stimulus: "SEED-STIM")), Is.EqualTo("SEED-STIM Unchanged, SEED-1 Unchanged"));
        Assert.That(await SeedAsync("三月 400 人。", CaseFiles.Case("SEED-1", stimulus: "SEED-STIM")), Is.EqualTo("SEED-STIM Revised, SEED-1 Redrafted"));
        Assert.That(Revisions("SEED-1"), Is.EqualTo("1:Superseded@1 2:Superseded@2 3:Approved@3"));
    }

    [Test]
    public async Task A_question_that_was_edited_here_keeps_its_words_and_follows_the_seeds_stimulus_as_a_draft()
    {
        await SeedAsync(Old, CaseFiles.Case("SEED-1", stimulus: "SEED-STIM"));
        (await RunAsync("questions", "import", Write("local.json", CaseFiles.File(
            "L1-1.1", [], CaseFiles.Case("SEED-1", stimulus: "SEED-STIM", stem: "本地的问法。"), CaseFiles.Case("MINE-1", stimulus: "SEED-STIM"))), "--approve")).Ended(0);
        Assert.That(
            await SeedAsync(New, CaseFiles.Case("SEED-1", stimulus: "SEED-STIM")),
            Is.EqualTo("SEED-STIM Revised, SEED-1 LocallyEdited, SEED-1 Redrafted, MINE-1 Redrafted"));
        Assert.That(Revisions("SEED-1"), Is.EqualTo("1:Superseded@1 2:Approved@1 3:Draft@2"));
        Assert.That(Revisions("MINE-1"), Is.EqualTo("1:Approved@1 2:Draft@2"));
        Assert.That(
            SeededBank.Ask<string>(Database, "SELECT r.ContentText FROM Revisions r JOIN Questions q ON q.Id = r.QuestionId WHERE q.Code = 'SEED-1' AND r.Number = 3"),
            Does.Contain("本地的问法。"));
    }

    [Test]
    public async Task A_newer_seed_waits_for_a_question_that_is_in_review()
    {
        await SeedAsync(Old, CaseFiles.Case("SEED-1", stimulus: "SEED-STIM"));
        (await RunAsync("questions", "import", Write("local.json", CaseFiles.File("L1-1.1", [], CaseFiles.Case("MINE-1", stimulus: "SEED-STIM"))))).Ended(0);
        await ReviewAsync("MINE-1", (question, at) => question.Submit(Actor.LocalOperator("test"), at).Succeeded);
        Assert.That(await SeedAsync(New, CaseFiles.Case("SEED-1", stimulus: "SEED-STIM")), Is.EqualTo("SEED-STIM LocallyEdited, SEED-1 Unchanged"));
        await ReviewAsync("MINE-1", (question, at) => question.Approve(Actor.LocalOperator("test"), at).Succeeded);
        Assert.That(await SeedAsync(New, CaseFiles.Case("SEED-1", stimulus: "SEED-STIM")), Is.EqualTo("SEED-STIM Revised, SEED-1 Redrafted, MINE-1 Redrafted"));
    }

    /// <summary>Exports, imports that into the same bank, and finds everything as it was.</summary>
    private async Task AssertExportIsUnchangedAsync()
    {
        var before = SeededBank.Content(Database);
        (await RunAsync("questions", "export", Folder.PathOf("out"))).Ended(0).InWords();
        (await RunAsync("questions", "import", Folder.PathOf("out"))).Ended(0).InWords()
            .Said($"材料：新建 0，修订 0，未变 {SeedFiles.StimulusCount + 1}，本地已改而保留 0", $"新建 0，修订 0，未变 {SeedFiles.Questions.Count + 3}");
        Assert.That(SeededBank.Content(Database), Is.EqualTo(before));
    }

    /// <summary>Brings a seed that has one stimulus and these questions; gives the report as words.</summary>
    private async Task<string> SeedAsync(string text, params JsonObject[] questions)
    {
        var read = QuestionFiles.Read(Write("seed.json", CaseFiles.File("L1-1.1", [CaseFiles.Text(text, "SEED-STIM")], questions))).Value;
        await using var services = new ServiceCollection().AddBank(Database).BuildServiceProvider();
        var report = (await services.GetRequiredService<ImportQuestions>().RunAsync(read, ImportMode.Seed, dryRun: false, Actor.Seed, CancellationToken.None)).Value;
        return string.Join(", ", report.Stimuli.Select(s => $"{s.Code} {s.Outcome}").Concat(report.Questions.Select(q => $"{q.Code} {q.Outcome}")));
    }

    private async Task RefuseAsync(string code)
    {
        await ReviewAsync(code, (question, at) => question.Submit(Actor.LocalOperator("test"), at).Succeeded);
        await ReviewAsync(code, (question, at) => question.Reject("材料看不懂", Actor.LocalOperator("test"), at).Succeeded);
    }

    private Task ReviewAsync(string code, Func<Question, DateTimeOffset, bool> verb) => SeededBank.ChangeAsync(Database, async bank =>
    {
        var question = await bank.Questions.Include(q => q.StatePeriods).Include(q => q.Revisions).ThenInclude(r => r.StatusPeriods).SingleAsync(q => q.Code == code);
        Assert.That(verb(question, TimeProvider.System.GetUtcNow()), Is.True);
    });

    private string Write(string name, JsonObject file) => Folder.Write(name, file.ToJsonString());

    private string[] StimuliIn(string file) =>
        [.. (SeedFiles.Parse(Folder.PathOf(file))["stimuli"]?.AsArray() ?? []).Where(s => (string)s!["code"]! == "SECO-STIM-1").Select(s => (string)s!["content"]!)];

    /// <summary>Numbers and statuses of a question's revisions, each with the revision of the stimulus that it hangs on.</summary>
    private string Revisions(string code) => SeededBank.Ask<string>(Database, $"""
        SELECT group_concat(r.Number || ':' || r.Status || '@' || s.Number, ' ' ORDER BY r.Number)
        FROM Revisions r JOIN Questions q ON q.Id = r.QuestionId JOIN StimulusRevisions s ON s.Id = r.StimulusRevisionId WHERE q.Code = '{code}'
        """);
}
