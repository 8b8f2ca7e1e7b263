using System.Text.Json.Nodes;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Cli;

/// <summary><c>questions lint</c> on files and on the bank.</summary>
public sealed class LintTests : SeededBankTest
{
    private const string Code = "SECO-L1-1.1.1-01";

    [Test]
    public async Task A_finding_is_told_with_file_question_place_and_advice_and_warnings_end_with_0()
    {
        var file = WriteFile(question => question["stem"] = "以下说法正确的是（ ）");
        var run = (await CommandLineHere.RunAsync("questions", "lint", file, "--database", Folder.PathOf("none.db"))).Ended(0).InWords();
        var lines = run.Output.Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        Assert.That(lines.Take(2), Is.EqualTo(new[] { file, $"  {Code}" }));
        Assert.That(lines[2], Does.StartWith("    提醒 stem: 题干没有说明问什么").And.EndsWith("[quality.general-stem]"));
        run.Said("题干中手工输入了作答位置“（ ）”", "quality.typed-answer-place", "检查了 1 道试题：错误 0 处，提醒 2 处。");
        Assert.That(File.Exists(Folder.PathOf("none.db")), Is.False, "files need no bank");
    }

    [Test]
    public async Task What_is_surely_wrong_ends_with_2()
    {
        var file = WriteFile(question => question["key"] = new JsonArray("z"));
        (await RunAsync("questions", "lint", file)).Ended(2).InWords().Said($"  {Code}", "错误 key[0]", "[question.key-outside-options]", "错误 1 处");
    }

    [Test]
    public async Task A_good_file_has_no_finding()
    {
        var run = (await RunAsync("questions", "lint", WriteFile(_ => { }))).Ended(0);
        Assert.That(run.Output.Trim(), Is.EqualTo("检查了 1 道试题：错误 0 处，提醒 0 处。"));
    }

    [Test]
    public async Task JSON_has_an_object_for_each_finding_and_an_empty_list_for_none()
    {
        var file = WriteFile(question => question["stem"] = "以下说法正确的是（ ）");
        var findings = JsonNode.Parse((await RunAsync("questions", "lint", file, "--json", "--language", "en")).Ended(0).Output)!.AsArray();
        Assert.That(
            findings.Select(f => $"{f!["standard"]} {f["question"]} {f["severity"]} {f["code"]} {f["path"]}"),
            Is.EqualTo(new[] { $"SECO-2021 {Code} Warning quality.general-stem stem", $"SECO-2021 {Code} Warning quality.typed-answer-place stem" }));
        Assert.That((string)findings[0]!["group"]!, Is.EqualTo(file));
        Assert.That((string)findings[1]!["message"]!, Does.StartWith("An answer place"));
        Assert.That((string)findings[1]!["facts"]!["text"]!, Is.EqualTo("（ ）"));
        Assert.That(JsonNode.Parse((await RunAsync("questions", "lint", WriteFile(_ => { }), "--json")).Output)!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Without_a_path_the_bank_is_checked_its_newest_drafts_too()
    {
        (await RunAsync("questions", "lint")).Ended(0).InWords().Said($"检查了 {SeedFiles.Questions.Count} 道试题：错误 0 处");
        (await RunAsync("questions", "import", WriteFile(question => question["stem"] = "以下说法正确的是（ ）"))).Ended(0);
        var found = JsonNode.Parse((await RunAsync("questions", "lint", "--json")).Ended(0).Output)!.AsArray().Where(f => (string?)f!["question"] == Code).ToList();
        Assert.That(found.Select(f => $"{f!["group"]} {f["code"]}"), Is.EqualTo(new[] { "SECO-2021/L1-1.1 quality.general-stem", "SECO-2021/L1-1.1 quality.typed-answer-place" }));
    }

    [Test]
    public async Task The_bank_and_its_export_have_the_same_findings()
    {
        (await RunAsync("questions", "export", Folder.PathOf("out"))).Ended(0);
        Assert.That(Told((await RunAsync("questions", "lint", Folder.PathOf("out"), "--json")).Ended(0)), Is.EqualTo(Told((await RunAsync("questions", "lint", "--json")).Ended(0))));

        static List<string> Told(CommandLineRun run) => [.. JsonNode.Parse(run.Output)!.AsArray().Select(f => $"{f!["question"]} {f["code"]} {f["path"]}")];
    }

    [Test]
    public async Task A_justified_waiver_stands_in_the_file_and_goes_through_the_bank_and_back()
    {
        var file = WriteFile(question =>
        {
            question["stem"] = "以下说法正确的是";
            question["qualityWaivers"] = JsonNode.Parse("""[{ "code": "quality.general-stem", "reason": "各选项写明了平台。" }]""");
        });
        (await RunAsync("questions", "lint", file)).Ended(0).Said("错误 0 处，提醒 0 处");
        (await RunAsync("questions", "import", file)).Ended(0).Said("修订 1");
        Assert.That((await RunAsync("questions", "lint")).Ended(0).Output, Does.Not.Contain("general-stem"));
        (await RunAsync("questions", "export", Folder.PathOf("out"))).Ended(0);
        var exported = SeedFiles.Parse(Folder.PathOf("out", "questions", "SECO-2021", "L1-1.1.json"))["questions"]!.AsArray().Single(q => (string)q!["code"]! == Code)!;
        Assert.That((string)exported["qualityWaivers"]![0]!["reason"]!, Is.EqualTo("各选项写明了平台。"));
    }

    [Test]
    public async Task A_whole_folder_is_judged_as_a_set()
    {
        var questions = Enumerable.Range(1, 6).Select(i =>
        {
            var question = SeedFiles.Questions[Code].DeepClone();
            question["code"] = $"MINE-{i}";
            return question;
        });
        var file = Folder.Write("set.json", new JsonObject { ["standard"] = "SECO-2021", ["task"] = "L1-1.1", ["questions"] = new JsonArray([.. questions]) }.ToJsonString());
        (await RunAsync("questions", "lint", file)).Ended(0).Said("SECO-2021 整体", "提醒 MINE-1: 从此题到 MINE-6", "[quality.key-run]");
    }

    [Test]
    public async Task The_seed_has_no_error_and_no_warning_that_is_not_waived_with_a_reason()
    {
        Assert.That((await RunAsync("questions", "lint")).Ended(0).Output.Trim(), Is.EqualTo($"检查了 {SeedFiles.Questions.Count} 道试题：错误 0 处，提醒 0 处。"));
        (await RunAsync("questions", "lint", SeedFiles.QuestionFolder)).Ended(0).Said("错误 0 处，提醒 0 处");
        var reasons = SeedFiles.Questions.Values.SelectMany(q => q["qualityWaivers"]?.AsArray() ?? []).Select(w => (string)w!["reason"]!).ToList();
        Assert.That(reasons, Is.Not.Empty.And.All.Length.AtLeast(20));
    }

    [Test]
    public async Task A_stimulus_is_checked_in_files_and_in_the_bank()
    {
        var path = SeedFiles.QuestionFiles.First(file => SeedFiles.Parse(file)["stimuli"] is JsonArray { Count: > 0 });
        var changed = SeedFiles.Parse(path);
        var (code, content) = ((string)changed["stimuli"]![0]!["code"]!, (string)changed["stimuli"]![0]!["content"]!);
        changed["stimuli"]![0]!["content"] = content + "店主说,先试一周。";
        var file = Folder.Write("changed.json", changed.ToJsonString());
        (await RunAsync("questions", "lint", file)).Ended(0).InWords().Said($"  {code}", "提醒 content: “说,”", "[quality.half-width]");
        (await RunAsync("questions", "import", file)).Ended(0).Said("有 1 处可以改进");
        (await RunAsync("questions", "lint")).Ended(0).InWords().Said($"  {code}", "[quality.half-width]");
    }

    [Test]
    public async Task A_file_that_cannot_be_read_ends_with_2() => (await RunAsync("questions", "lint", Folder.PathOf("missing.json"))).Ended(2).InWords().Said("missing.json", "[exchange.unreadable]");

    [Test]
    public async Task An_import_says_how_much_there_is_to_look_at_and_where()
    {
        var file = WriteFile(question => question["stem"] = "以下说法正确的是（ ）");
        (await RunAsync("questions", "import", file)).Ended(0).Said($"这次导入的试题有 2 处可以改进，详见：questions lint {file}");
        Assert.That((await RunAsync("questions", "import", file)).Ended(0).Output, Does.Not.Contain("可以改进"), "nothing new was brought");
    }

    /// <summary>A file of one question of the seed, changed.</summary>
    private string WriteFile(Action<JsonNode> change)
    {
        var question = SeedFiles.Questions[Code].DeepClone();
        change(question);
        return Folder.Write("one.json", new JsonObject { ["standard"] = "SECO-2021", ["task"] = "L1-1.1", ["questions"] = new JsonArray(question) }.ToJsonString());
    }
}
