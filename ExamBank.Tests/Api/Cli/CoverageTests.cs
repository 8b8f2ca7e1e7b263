using System.Text.Json.Nodes;
using ExamBank.Domain.Audit;
using ExamBank.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Cli;

/// <summary><c>coverage</c> against counts taken from the seed's JSON.</summary>
public sealed class CoverageTests : SeededBankTest
{
    [Test]
    public async Task The_table_says_that_every_requirement_of_a_level_is_covered()
    {
        var run = (await RunAsync("coverage", "--level", "初级")).Ended(0).InWords();
        Assert.That(run.Output, Does.Contain("SECO-2021/L1").And.Contain("单项选择题").And.Contain("全部 51 条职业技能要求都有已通过的试题").And.Not.Contain("L2-"));
        foreach (var key in SeedFiles.Requirements.Where(key => key.StartsWith("L1", StringComparison.Ordinal))) Assert.That(run.Output, Does.Contain($" {key} "));
    }

    [Test]
    public async Task The_JSON_counts_each_requirement_of_all_levels_by_type()
    {
        var run = (await RunAsync("coverage", "--json")).Ended(0);
        Assert.That(run.Output, Does.Not.Contain("\\u"), "Chinese is not escaped");
        var counted = JsonNode.Parse(run.Output)!.AsArray()
            .SelectMany(level => level!["areas"]!.AsArray()).SelectMany(area => area!["tasks"]!.AsArray()).SelectMany(task => task!["requirements"]!.AsArray())
            .ToDictionary(
                requirement => (string)requirement!["place"]!["key"]!,
                requirement => requirement!["counts"]!.AsArray().Select(c => $"{(string)c!["type"]!} {(string)c["status"]!} {c["questions"]}").Order(StringComparer.Ordinal).ToList());
        // A case is counted where its parts belong, too.
        var expected = SeedFiles.Questions.Values
            .SelectMany(q => Asked(q).Select(requirement => (Requirement: requirement, Type: (string)q["type"]!))).GroupBy(q => q.Requirement)
            .ToDictionary(g => g.Key, g => g.CountBy(q => q.Type).Select(c => $"{c.Key} Approved {c.Value}").Order(StringComparer.Ordinal).ToList());
        Assert.That(counted, Is.EquivalentTo(expected));
    }

    [Test]
    public async Task A_requirement_without_an_approved_question_is_named()
    {
        await SeededBank.ChangeAsync(Database, async bank =>
        {
            var at = DateTimeOffset.UnixEpoch.AddYears(100);
            var codes = SeedFiles.Questions.Values.Where(q => Asked(q).Contains("L1-1.1.1")).Select(q => (string)q["code"]!).ToList();
            foreach (var question in await bank.Questions.Include(q => q.StatePeriods).Where(q => codes.Contains(q.Code)).ToListAsync()) question.Retire("测试", Actor.Seed, at);
        });
        (await RunAsync("coverage", "--level", "L1")).Ended(0).Said("1 条职业技能要求没有已通过的试题：L1-1.1.1");
    }

    [Test]
    public async Task It_speaks_English_where_English_is_asked_for()
    {
        var run = (await RunAsync("coverage", "--level", "Advanced", "--language", "en")).Ended(0).Said("SECO-2021/L3", "All 42 requirements have an approved question", "SingleChoice");
        Assert.That(run.All, Does.Not.Contain("单项选择题"));
    }

    [Test]
    public async Task An_unknown_level_ends_with_2() => (await RunAsync("coverage", "--level", "特级")).Ended(2).InWords().Said("特级", "[standard.level-not-found]");

    /// <summary>The requirements that a question is counted for: its own, and those of its parts.</summary>
    private static IEnumerable<string> Asked(JsonObject question) =>
        (question["parts"]?.AsArray() ?? []).Select(part => (string?)part!["requirement"]).Prepend((string)question["requirement"]!).OfType<string>().Distinct();
}
