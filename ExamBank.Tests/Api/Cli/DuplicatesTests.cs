using System.Text.Json.Nodes;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Cli;

/// <summary><c>questions duplicates</c> and <c>questions judge</c>, and what an import says.</summary>
public sealed class DuplicatesTests : SeededBankTest
{
    private const string Code = "SECO-L1-1.1.1-01";

    [Test]
    public async Task The_seed_has_no_near_duplicate_at_the_usual_threshold()
    {
        var run = (await RunAsync("questions", "duplicates")).Ended(0).InWords();
        Assert.That(run.Output.Trim(), Is.EqualTo("0 对试题的相似度不低于 0.35。"));
        Assert.That(JsonNode.Parse((await RunAsync("questions", "duplicates", "--json")).Ended(0).Output)!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task An_import_names_what_its_questions_repeat_stores_them_and_says_how_to_decide()
    {
        var file = WriteCopy();
        (await RunAsync("questions", "import", file, "--dry-run")).Ended(0).InWords().Said($"疑似重复：MINE-1 与 {Code} 相似");
        (await RunAsync("questions", "import", file)).Ended(0).InWords().Said("新建 1", $"疑似重复：MINE-1 与 {Code} 相似", "涉及 1 对疑似重复", "questions duplicates", "questions judge");
        Assert.That((await RunAsync("questions", "import", file)).Ended(0).Output, Does.Not.Contain("疑似重复"), "nothing new was brought");
    }

    [Test]
    public async Task A_pair_is_shown_with_what_is_alike_and_once_judged_no_more()
    {
        (await RunAsync("questions", "import", WriteCopy())).Ended(0);
        var stem = (string)SeedFiles.Questions[Code]["stem"]!;
        (await RunAsync("questions", "duplicates")).Ended(0).InWords().Said($"{Code} | MINE-1", "1 对试题的相似度不低于 0.35。", $"  stem: 【{stem.TrimEnd('？', '。', '：')}");
        var pair = JsonNode.Parse((await RunAsync("questions", "duplicates", "--threshold", "0.9", "--json")).Ended(0).Output)!.AsArray().Single()!;
        Assert.That(((string)pair["first"]!, (string)pair["second"]!), Is.EqualTo((Code, "MINE-1")));
        Assert.That((double)pair["similarity"]!, Is.InRange(0.9, 0.9999));
        Assert.That((bool)pair["firstTexts"]![0]!["stretches"]![0]!["isAlike"]!, Is.True);

        (await RunAsync("questions", "judge", "MINE-1", Code, "enemies")).Ended(0).InWords().Said($"MINE-1 与 {Code} 互斥", "今后不会组入同一份卷");
        (await RunAsync("questions", "duplicates")).Ended(0).Said("0 对试题");
        (await RunAsync("questions", "judge", "Q-000001", "MINE-1", "different", "--language", "en")).Ended(0).Said("are different");
    }

    [TestCase("0.1", "须在 0.3 到 1 之间")]
    [TestCase("NaN", "须在 0.3 到 1 之间")]
    [TestCase("六成", "须为数字，而不是“六成”")]
    public async Task A_threshold_that_is_none_ends_with_2(string threshold, string words) =>
        (await RunAsync("questions", "duplicates", "--threshold", threshold)).Ended(2).InWords().Said(words);

    [Test]
    public async Task What_cannot_be_judged_ends_with_2()
    {
        (await RunAsync("questions", "judge", Code, Code, "different")).Ended(2).InWords().Said("[similarity.same-question]");
        (await RunAsync("questions", "judge", Code, "没有", "different")).Ended(2).InWords().Said("[question.not-found]");
        (await RunAsync("questions", "judge", Code, "MINE-1", "maybe")).Ended(2).InWords();
    }

    /// <summary>A question of the seed under another code, with a few words changed.</summary>
    private string WriteCopy()
    {
        var question = SeedFiles.Questions[Code].DeepClone();
        question["code"] = "MINE-1";
        question["options"]![0]!["text"] = (string)question["options"]![0]!["text"]! + "等";
        return Folder.Write("copy.json", new JsonObject { ["standard"] = "SECO-2021", ["task"] = "L1-1.1", ["questions"] = new JsonArray(question) }.ToJsonString());
    }
}
