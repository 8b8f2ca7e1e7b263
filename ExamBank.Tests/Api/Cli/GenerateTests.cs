using System.Globalization;
using System.Text.Json.Nodes;
using ExamBank.Domain.Audit;
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

    [TestCase("--level", "L9", "[standard.level-not-found]", "L9")]
    [TestCase("--level", "特级", "[standard.level-not-found]", "特级")]
    [TestCase("--blueprint", "nothing", "[blueprint.not-found]", "nothing")]
    [TestCase("--standard", "NONE-1", "[standard.not-found]", "NONE-1")]
    [TestCase("--versions", "0", "[paper.versions]", "1")]
    [TestCase("--versions", "9", "[paper.versions]", "9")]
    [TestCase("--seed", "-1", "[paper.seed]", "0")]
    public async Task A_value_that_does_not_exist_ends_with_2_and_stores_nothing(string option, string value, string code, string named)
    {
        (await RunAsync("generate", option, value, "--out", Folder.PathOf("papers"))).Ended(2).InWords().Said(code, named);
        Assert.That(SeededBank.Ask<int>(Database, "SELECT count(*) FROM Papers"), Is.Zero);
        Assert.That(Directory.EnumerateFileSystemEntries(Folder.PathOf("papers")), Is.Empty);
    }

    [Test]
    public async Task A_rule_that_asks_for_too_many_ends_with_3_naming_the_rule_what_it_needs_and_what_there_is()
    {
        var json = SeedFiles.Blueprint("L3");
        json["rules"]!.AsArray().Add(new JsonObject
        {
            ["name"] = "工作领域 2 · 多选题",
            ["where"] = new JsonObject { ["workArea"] = "L3-2", ["type"] = "MultipleChoice" },
            ["count"] = true,
            ["min"] = 14,
        });
        await ReviseBlueprintAsync(json);
        var available = SeedFiles.Questions.Values.Count(q => (string)q["type"]! == "MultipleChoice" && ((string)q["requirement"]!).StartsWith("L3-2.", StringComparison.Ordinal));
        Assert.That(available, Is.InRange(1, 13), "the bank has some, and too few");
        (await RunAsync("generate", "--level", "L3", "--seed", "1", "--out", Folder.PathOf("papers"))).Ended(3).InWords()
            .Said("SECO-2021-L3-theory", $"L3 · 工作领域 2 · 多选题：需要 14，可用 {available}", "[paper.infeasible]");
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

    private Task ReviseBlueprintAsync(JsonObject json) => SeededBank.ChangeAsync(Database, async bank =>
    {
        var document = BlueprintFile.Read(System.Text.Encoding.UTF8.GetBytes(json.ToJsonString())).Value;
        var blueprint = await bank.Blueprints.Include(b => b.Revisions).SingleAsync(b => b.Name == document.Name);
        Assert.That(blueprint.Revise(document, Actor.Seed, DateTimeOffset.UnixEpoch.AddYears(100)), Is.True);
        bank.BlueprintRevisions.Add(blueprint.Latest);
    });
}
