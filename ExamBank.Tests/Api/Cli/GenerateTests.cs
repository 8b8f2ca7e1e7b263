using System.Globalization;
using System.Text.Json.Nodes;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Exchange.Blueprints;
using ExamBank.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Cli;

/// <summary><c>generate</c> over a bank that is there.</summary>
public sealed class GenerateTests : SeededBankTest
{
    [Test]
    public async Task One_level_by_its_name_and_a_seed_twice_gives_one_paper_with_the_bytes_that_another_fresh_bank_gives()
    {
        string[] sameInputs = ["--versions", "2", "--seed", GeneratedPapers.Seed, "--out"];
        var first = (await RunAsync(["generate", "--level", "初级", .. sameInputs, Folder.PathOf("first")])).Ended(0).InWords();
        var again = (await RunAsync(["generate", "--level", "L1", .. sameInputs, Folder.PathOf("again")])).Ended(0);
        Assert.That(first.Output, Does.Contain("L1 初级").And.Contain("P-000001").And.Not.Contain("L2").And.Not.Contain("*"));
        Assert.That(again.Output, Does.Contain("P-000001（样卷） *").And.Contain("已有这份试卷").And.Not.Contain("P-000002"));
        var expected = (await GeneratedPapers.OfLevelAsync("L1")).Files;
        foreach (var folder in (string[])["first", "again"])
            Assert.That(TemporaryFolder.Files(Folder.PathOf(folder, "P-000001")), Is.EquivalentTo(expected), folder);
        Assert.That(SeededBank.Ask<int>(Database, "SELECT count(*) FROM Papers"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_folder_that_holds_another_paper_of_the_same_number_is_left_alone()
    {
        var foreign = Folder.Write("papers/P-000001/print/P-000001-A-2.docx", "the paper of another bank");
        (await RunAsync("generate", "--level", "L1", "--seed", "5", "--out", Folder.PathOf("papers"))).Ended(2).InWords().Said("P-000001", "[paper.output-taken]");
        Assert.That(TemporaryFolder.Files(Folder.PathOf("papers")).Keys, Is.EqualTo(new[] { "P-000001/print/P-000001-A-2.docx" }));
        Assert.That(File.ReadAllText(foreign), Is.EqualTo("the paper of another bank"));
        (await RunAsync("generate", "--level", "L1", "--seed", "5", "--out", Folder.PathOf("others"))).Ended(0).Said("P-000001");
    }

    [Test]
    public async Task A_blueprint_by_its_name_without_a_seed_draws_one_and_records_it()
    {
        (await RunAsync("generate", "--blueprint", "SECO-2021-L1-theory", "--out", Folder.PathOf("papers"), "--language", "en")).Ended(0).InWords()
            .Said("L1 Elementary", "P-000001 (sample)", "Seed");
        var manifest = JsonNode.Parse(await File.ReadAllBytesAsync(Folder.PathOf("papers", "P-000001", "manifest.json")))!;
        var seed = ((long)manifest["seed"]!).ToString(CultureInfo.InvariantCulture);
        (await RunAsync("generate", "--blueprint", "SECO-2021-L1-theory", "--seed", seed, "--out", Folder.PathOf("again"))).Ended(0).Said("P-000001（样卷） *", seed);
    }

    [Test]
    public async Task Two_forms_of_two_versions_share_no_question_and_manifest_papers_and_key_agree()
    {
        (await RunAsync("generate", "--level", "L1", "--forms", "2", "--versions", "2", "--seed", "5", "--out", Folder.PathOf("papers"))).Ended(0).InWords()
            .Said("P-000001", "平行卷");
        var files = TemporaryFolder.Files(Folder.PathOf("papers", "P-000001"));
        var manifest = JsonNode.Parse(files["manifest.json"])!;
        var forms = manifest["forms"]!.AsArray();
        Assert.That(forms.Select(f => (string)f!["form"]!), Is.EqualTo(new[] { "A", "B" }));
        Assert.That(files.Keys.Where(f => f.EndsWith(".docx", StringComparison.Ordinal)), Is.EquivalentTo(
            from form in (string[])["A", "B"] from version in (int[])[1, 2] select $"print/P-000001-{form}-{version}.docx"));
        var schema = await NJsonSchema.JsonSchema.FromFileAsync(Repository.Path("seed", "schemas", "manifest.schema.json"));
        Assert.That(schema.Validate(manifest.ToJsonString()), Is.Empty);

        var sheets = OfficeText.Cells(files["marking/P-000001-key.xlsx"]);
        foreach (var (form, version) in forms.SelectMany(f => f!["versions"]!.AsArray().Select(v => ((string)f["form"]!, v!))))
        {
            var number = (int)version["version"]!;
            var questions = version["questions"]!.AsArray().Select(q => q!.AsObject()).ToList();
            var keys = sheets[$"{form}-{number} 答案"].Skip(3).Where(row => row[0].Length > 0).Select(row => (row[0], row[1], row[7]));
            Assert.That(keys, Is.EqualTo(questions.Select(q => (q["number"]!.ToJsonString(), EndToEnd.ManifestAgreesTests.Key(q), (string)q["code"]!))), $"{form}-{number}");
            var printed = EndToEnd.ManifestAgreesTests.Bare(OfficeText.Text(files[$"print/P-000001-{form}-{number}.docx"]));
            foreach (var question in questions)
                Assert.That(printed, Does.Contain($"{question["number"]}.{EndToEnd.ManifestAgreesTests.Bare((string)SeedFiles.Questions[(string)question["code"]!]["stem"]!)}"));
        }

        var codes = forms.Select(f => f!["versions"]![0]!["questions"]!.AsArray().Select(q => (string)q!["code"]!).ToList()).ToList();
        Assert.That(codes[0].Intersect(codes[1]), Is.Empty);
        Assert.That(codes, Has.All.Count.EqualTo(50));
        Assert.That(sheets.Keys, Has.Member("A 双向细目表").And.Member("B 双向细目表").And.Member("B 覆盖表"));
    }

    [Test]
    public async Task More_forms_than_the_bank_has_questions_for_end_with_3_and_say_how_many_are_missing() =>
        (await RunAsync("generate", "--level", "L3", "--forms", "26", "--seed", "1", "--out", Folder.PathOf("papers"))).Ended(3).InWords()
            .Said("[paper.clash-forms]", "26 套平行卷共需要");

    [TestCase("--level", "L9", "[standard.level-not-found]", "L9")]
    [TestCase("--level", "特级", "[standard.level-not-found]", "特级")]
    [TestCase("--blueprint", "nothing", "[blueprint.not-found]", "nothing")]
    [TestCase("--standard", "NONE-1", "[standard.not-found]", "NONE-1")]
    [TestCase("--forms", "0", "[paper.forms]", "26")]
    [TestCase("--forms", "27", "[paper.forms]", "26")]
    [TestCase("--versions", "0", "[paper.versions]", "1")]
    [TestCase("--versions", "9", "[paper.versions]", "9")]
    [TestCase("--seed", "-1", "[paper.seed]", "0")]
    public async Task A_value_that_does_not_exist_ends_with_2_and_stores_nothing(string option, string value, string code, string named)
    {
        (await RunAsync("generate", option, value, "--out", Folder.PathOf("papers"))).Ended(2).InWords().Said(code, named);
        Assert.That(SeededBank.Ask<int>(Database, "SELECT count(*) FROM Papers"), Is.Zero);
        Assert.That(Directory.Exists(Folder.PathOf("papers")) ? Directory.GetFileSystemEntries(Folder.PathOf("papers")) : [], Is.Empty);
    }

    [TestCase("--level", "中级", "L1", "中级")]
    [TestCase("--level", "L3", "L1", "L3")]
    public async Task A_blueprint_of_another_level_than_the_one_beside_it_is_refused_naming_both(string option, string value, string own, string asked)
    {
        (await RunAsync("generate", "--blueprint", "SECO-2021-L1-theory", option, value, "--out", Folder.PathOf("papers"))).Ended(2).InWords()
            .Said($"{option}: 组卷方案“SECO-2021-L1-theory”属于 {own}，不是 {asked}", "[blueprint.elsewhere]");
        Assert.That(SeededBank.Ask<int>(Database, "SELECT count(*) FROM Papers"), Is.Zero);
    }

    [Test]
    public async Task A_blueprint_of_another_standard_than_the_one_beside_it_is_refused_naming_both()
    {
        await SeededBank.ChangeAsync(Database, bank =>
        {
            bank.Standards.Add(Domain.Standards.Standard.Create(SampleBank.Document(SampleBank.Standard), Actor.Seed, DateTimeOffset.UnixEpoch.AddYears(100)));
            return Task.CompletedTask;
        });
        (await RunAsync("generate", "--blueprint", "SECO-2021-L1-theory", "--standard", SampleBank.Standard, "--out", Folder.PathOf("papers"))).Ended(2).InWords()
            .Said("--standard", "SECO-2021-L1-theory", "属于 SECO-2021，不是 CAFE-2024", "[blueprint.elsewhere]");
    }

    [Test]
    public async Task A_blueprint_may_be_named_beside_its_own_level() =>
        (await RunAsync("generate", "--blueprint", "SECO-2021-L1-theory", "--level", "初级", "--seed", "5", "--out", Folder.PathOf("papers"))).Ended(0).Said("P-000001");

    [Test]
    public async Task A_rule_that_asks_for_too_many_ends_with_3_naming_the_rule_what_it_needs_and_what_there_is()
    {
        var json = SeedFiles.Blueprint("L3");
        json["rules"]!.AsArray().Add(new JsonObject
        {
            ["name"] = "工作任务 2.1 · 多选题",
            ["where"] = new JsonObject { ["workTask"] = "L3-2.1", ["type"] = "MultipleChoice" },
            ["count"] = true,
            ["min"] = 14,
        });
        await ReviseBlueprintAsync(json);
        var available = SeedFiles.Questions.Values.Count(q => (string)q["type"]! == "MultipleChoice" && ((string)q["requirement"]!).StartsWith("L3-2.1.", StringComparison.Ordinal));
        Assert.That(available, Is.InRange(1, 13), "the bank has some, and too few");
        (await RunAsync("generate", "--level", "L3", "--seed", "1", "--out", Folder.PathOf("papers"))).Ended(3).InWords()
            .Said("SECO-2021-L3-theory", $"L3 · 工作任务 2.1 · 多选题：需要 14，可用 {available}", "[paper.infeasible]");
        Assert.That(SeededBank.Ask<int>(Database, "SELECT count(*) FROM Papers"), Is.Zero);
    }

    [Test]
    public async Task A_bank_whose_questions_are_retired_ends_with_3_naming_the_section_and_the_other_levels_are_still_made()
    {
        await SeededBank.ChangeAsync(Database, async bank =>
        {
            var statements = bank.Revisions.Where(r => r.Type == QuestionType.TrueFalse && r.LevelCode == "L1").Select(r => r.QuestionId);
            foreach (var question in await bank.Questions.Include(q => q.StatePeriods).Where(q => statements.Contains(q.Id)).OrderBy(q => q.Code).Skip(3).ToListAsync())
                Assert.That(question.Retire("测试", Actor.Seed, DateTimeOffset.UnixEpoch.AddYears(100)).Succeeded, Is.True);
        });
        (await RunAsync("generate", "--seed", "1", "--out", Folder.PathOf("papers"))).Ended(3).InWords().Said("判断题：需要 5，可用 3", "L2 中级", "L3 高级");
        Assert.That(SeededBank.Ask<int>(Database, "SELECT count(*) FROM Papers"), Is.EqualTo(2));
    }

    [Test]
    public async Task Rules_that_clash_only_together_are_named_together()
    {
        var json = SeedFiles.Blueprint("L1");
        json["rules"]!.AsArray().Add(new JsonObject { ["name"] = "全部较易", ["mean"] = "facility", ["weight"] = "marks", ["min"] = 0.70 });
        await ReviseBlueprintAsync(json);
        var run = (await RunAsync("generate", "--level", "L1", "--seed", "1", "--out", Folder.PathOf("papers"))).Ended(3).InWords();
        Assert.That(run.Errors, Does.Contain("不能同时满足").And.Contain("全部较易").And.Contain("平均难度系数"));
    }

    [Test]
    public async Task A_paper_repeats_no_more_of_the_last_one_than_the_blueprint_allows_and_takes_no_question_used_too_often()
    {
        var json = SeedFiles.Blueprint("L1");
        json["earlier"] = new JsonObject { ["max"] = 10, ["papers"] = 1 };
        json["exposure"] = new JsonObject { ["maxUses"] = 1, ["withinDays"] = 30 };
        await ReviseBlueprintAsync(json);
        var papers = new List<List<string>>();
        for (var number = 1; number <= 2; number++)
        {
            (await RunAsync("generate", "--level", "L1", "--seed", "1", "--out", Folder.PathOf("papers"))).Ended(0).Said($"P-00000{number}");
            var manifest = JsonNode.Parse(await File.ReadAllBytesAsync(Folder.PathOf("papers", $"P-00000{number}", "manifest.json")))!;
            papers.Add([.. manifest["forms"]![0]!["versions"]![0]!["questions"]!.AsArray().Select(q => (string)q!["code"]!)]);
        }

        Assert.That(papers[0].Intersect(papers[1]).Count(), Is.LessThanOrEqualTo(10));

        json["earlier"] = null;
        json["exposure"] = new JsonObject { ["maxUses"] = 0 };
        await ReviseBlueprintAsync(json);
        await ReleaseAsync(papers.Count);
        (await RunAsync("generate", "--level", "L1", "--seed", "1", "--out", Folder.PathOf("papers"))).Ended(0).Said("P-000003");
        var third = JsonNode.Parse(await File.ReadAllBytesAsync(Folder.PathOf("papers", "P-000003", "manifest.json")))!;
        var unused = third["forms"]![0]!["versions"]![0]!["questions"]!.AsArray().Select(q => (string)q!["code"]!).ToList();
        Assert.That(unused, Has.Count.EqualTo(50));
        Assert.That(unused.Intersect(papers.SelectMany(p => p)), Is.Empty);
    }

    /// <summary>Releases the first papers of the bank: what was released to nobody was not seen by anybody.</summary>
    private Task ReleaseAsync(int count) => SeededBank.ChangeAsync(Database, async bank =>
    {
        var at = DateTimeOffset.UnixEpoch.AddYears(100);
        foreach (var (index, paper) in (await bank.Papers.OrderBy(p => p.Number).Take(count).ToListAsync()).Index())
        {
            var plan = new ReleasePlan(paper.DisplayNumber, at, at.AddHours(1), at.AddHours(1), at.AddHours(2), [new CentrePlan("BJ-001", ["A"])], Spare: false, Marked: false);
            bank.PaperReleases.Add(PaperRelease.Create(index + 1, paper.Id, plan, "甲", Actor.Seed, at));
        }
    });

    private Task ReviseBlueprintAsync(JsonObject json) => SeededBank.ChangeAsync(Database, async bank =>
    {
        var document = BlueprintFile.Read(System.Text.Encoding.UTF8.GetBytes(json.ToJsonString())).Value;
        var blueprint = await bank.Blueprints.Include(b => b.Revisions).SingleAsync(b => b.Name == document.Name);
        Assert.That(blueprint.Revise(document, Actor.Seed, DateTimeOffset.UnixEpoch.AddYears(100)), Is.True);
        bank.BlueprintRevisions.Add(blueprint.Latest);
    });
}
