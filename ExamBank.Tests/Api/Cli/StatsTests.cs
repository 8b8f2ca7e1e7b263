using System.Text.Json.Nodes;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Cli;

/// <summary><c>questions stats</c> against counts taken from the seed's JSON.</summary>
public sealed class StatsTests : SeededBankTest
{
    [Test]
    public async Task The_JSON_counts_levels_types_minds_bands_minutes_and_keys()
    {
        var levels = JsonNode.Parse((await RunAsync("questions", "stats", "--json")).Ended(0).Output)!["levels"]!.AsArray();
        foreach (var level in levels)
        {
            var code = (string)level!["level"]!;
            var seed = SeedFiles.Questions.Values.Where(q => ((string)q["requirement"]!).StartsWith(code, StringComparison.Ordinal)).ToList();
            Assert.That((int)level["questions"]!, Is.EqualTo(seed.Count));
            Assert.That((decimal)level["minutes"]!, Is.EqualTo(seed.Sum(q => (decimal)q["minutes"]!)));
            Assert.That(Cells(level, "type"), Is.EquivalentTo(seed.CountBy(q => (string)q["type"]!)));
            Assert.That(Cells(level, "cognitiveLevel"), Is.EquivalentTo(seed.CountBy(q => (string)q["cognitiveLevel"]!)));
            Assert.That(Cells(level, "band"), Is.EquivalentTo(seed.CountBy(q => (decimal)q["facility"]![code]! switch { >= 0.7m => "Easy", >= 0.4m => "Medium", _ => "Hard" })));
            var keys = level["keys"]!.AsArray().Where(k => (string)k!["type"]! == "SingleChoice").ToDictionary(k => (string)k!["key"]!, k => (int)k!["questions"]!);
            Assert.That(keys, Is.EquivalentTo(seed.Where(q => (string)q["type"]! == "SingleChoice").CountBy(Letter)));
        }
    }

    [Test]
    public async Task The_table_names_everything_in_Chinese_or_English()
    {
        (await RunAsync("questions", "stats")).Ended(0).InWords().Said("SECO-2021", "L1 初级", "单项选择题 A", "判断题 ×", "识记", "难度（预估）", "作答时间（分钟）", "1085");
        var english = (await RunAsync("questions", "stats", "--level", "L2", "--language", "en")).Ended(0).Said("single choice A", "remember", "Working time");
        Assert.That(english.Output, Does.Not.Contain("L1").And.Not.Contain("Total"));
    }

    [Test]
    public async Task Retired_questions_count_apart()
    {
        await SeededBank.ChangeAsync(Database, async bank =>
        {
            var question = await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.FirstAsync(
                Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.Include(bank.Questions, q => q.StatePeriods), q => q.Number == 1);
            question.Retire("测试", ExamBank.Domain.Audit.Actor.Seed, DateTimeOffset.UnixEpoch.AddYears(56));
        });
        var levels = JsonNode.Parse((await RunAsync("questions", "stats", "--json")).Ended(0).Output)!["levels"]!.AsArray();
        Assert.That((levels.Sum(l => (int)l!["retired"]!), levels.Sum(l => (int)l!["questions"]!)), Is.EqualTo((1, SeedFiles.Questions.Count - 1)));
    }

    [Test]
    public async Task An_unknown_level_ends_with_2() => (await RunAsync("questions", "stats", "--level", "特级")).Ended(2).InWords().Said("[standard.level-not-found]");

    private static Dictionary<string, int> Cells(JsonNode level, string member) =>
        level["cells"]!.AsArray().GroupBy(c => (string)c![member]!).ToDictionary(g => g.Key, g => g.Sum(c => (int)c!["questions"]!));

    private static string Letter(JsonObject question)
    {
        var key = (string)question["key"]![0]!;
        return ((char)('A' + question["options"]!.AsArray().ToList().FindIndex(o => (string)o!["id"]! == key))).ToString();
    }
}
