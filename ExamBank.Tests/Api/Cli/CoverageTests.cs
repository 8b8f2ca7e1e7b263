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
    public async Task The_heat_map_is_a_page_with_the_numbers_of_the_JSON()
    {
        var file = Folder.PathOf("图表/coverage.html");
        (await RunAsync("coverage", "--html", file, "--minimum", "8")).Ended(0).InWords().Said(file, "7 条职业技能要求不足 8 题，共缺 7 题：L3-1.1.1, ");
        var page = System.Xml.Linq.XDocument.Parse(await File.ReadAllTextAsync(file));
        var shown = page.Descendants().Where(e => e.Name.LocalName == "title").Select(e => e.Value).Where(tip => tip.EndsWith(" 题", StringComparison.Ordinal)).ToList();
        var counted = JsonNode.Parse((await RunAsync("coverage", "--json")).Ended(0).Output)!.AsArray()
            .SelectMany(level => level!["areas"]!.AsArray()).SelectMany(area => area!["tasks"]!.AsArray()).SelectMany(task => task!["requirements"]!.AsArray())
            .SelectMany(r => r!["counts"]!.AsArray().Select(c => $"{r["place"]!["key"]} {Chinese((string)c!["type"]!)}：已通过 {c["questions"]} 题")).ToList();
        Assert.That(counted, Has.Count.GreaterThan(500).And.SubsetOf(shown));
        Assert.That(Directory.GetFiles(Folder.PathOf("图表")), Has.Length.EqualTo(1), "nothing half-written stays");

        static string Chinese(string type) => ExamBank.Domain.Questions.QuestionTypeNames.Of(Enum.Parse<ExamBank.Domain.Questions.QuestionType>(type));
    }

    [Test]
    public async Task The_table_of_all_levels_is_written_as_CSV_and_Excel()
    {
        (await RunAsync("coverage", "--table", Folder.PathOf("coverage.csv"), "--language", "en")).Ended(0).Said("Table: ");
        var rows = CsvText.Rows((await File.ReadAllTextAsync(Folder.PathOf("coverage.csv"))).TrimStart('\uFEFF'));
        Assert.That(rows.CountBy(r => r[1]).Select(c => $"{c.Key} {c.Value}"), Is.EqualTo(new[] { "Kind 1", "level 3", "work area 14", "work task 45", "requirement 150" }));
        Assert.That(rows.Where(r => r[1] == "level").Sum(r => int.Parse(r[rows[0].ToList().IndexOf("Approved")], System.Globalization.CultureInfo.InvariantCulture)), Is.EqualTo(SeedFiles.Questions.Count));
        (await RunAsync("coverage", "--table", Folder.PathOf("coverage.xlsx"))).Ended(0);
        Assert.That((await File.ReadAllBytesAsync(Folder.PathOf("coverage.xlsx")))[..2], Is.EqualTo("PK"u8.ToArray()));
    }

    [Test]
    public async Task A_page_that_cannot_be_written_ends_with_2_before_any_work()
    {
        (await RunAsync("coverage", "--html", Folder.PathOf("."))).Ended(2).InWords().Said("[cli.output-is-folder]");
        (await RunAsync("coverage", "--html", Database)).Ended(2).InWords().Said("[cli.output-is-input]");
        await File.WriteAllTextAsync(Folder.PathOf("file"), "");
        (await RunAsync("coverage", "--html", Folder.PathOf("file/coverage.html"))).Ended(2).InWords().Said("[paper.output-unwritable]");
    }

    [Test]
    public async Task A_moment_before_the_bank_had_the_standard_and_a_future_one_are_refused()
    {
        (await RunAsync("coverage", "--level", "L1", "--as-of", "2001-01-01")).Ended(2).InWords().Said("起才有标准 SECO-2021", "[coverage.before-standard]");
        (await RunAsync("coverage", "--as-of", "2999-01-01")).Ended(2).InWords().Said("2999-01-01 00:00:00Z", "[coverage.future]");
        (await RunAsync("coverage", "--as-of", "昨天")).Ended(2).InWords().Said("昨天", "不是可用的时刻");
        (await RunAsync("coverage", "--minimum", "-1")).Ended(2).InWords().Said("[coverage.minimum]");
    }

    [Test]
    public async Task An_unknown_level_ends_with_2() => (await RunAsync("coverage", "--level", "特级")).Ended(2).InWords().Said("特级", "[standard.level-not-found]");

    /// <summary>The requirements that a question is counted for: its own, and those of its parts.</summary>
    private static IEnumerable<string> Asked(JsonObject question) =>
        (question["parts"]?.AsArray() ?? []).Select(part => (string?)part!["requirement"]).Prepend((string)question["requirement"]!).OfType<string>().Distinct();
}
