using System.Text.Json.Nodes;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Seed;

/// <summary>The seed has enough questions of every kind in every place.</summary>
public sealed class SeedCoverageTests
{
    private static IEnumerable<JsonObject> All => SeedFiles.Questions.Values;

    [Test]
    public void Codes_are_unique_and_there_are_at_least_300_questions()
    {
        var codes = SeedFiles.QuestionFiles.SelectMany(file => SeedFiles.Parse(file)["questions"]!.AsArray()).Select(q => (string)q!["code"]!).ToList();
        Assert.That(codes, Is.Unique);
        Assert.That(codes, Has.Count.AtLeast(300));
    }

    [Test]
    public void Stems_are_unique() => Assert.That(All.Select(q => (string)q["stem"]!), Is.Unique);

    [Test]
    public void Each_of_the_150_requirements_has_a_single_choice_and_a_multiple_choice_or_statement()
    {
        var types = All.ToLookup(q => (string)q["requirement"]!, q => (string)q["type"]!);
        Assert.That(SeedFiles.Requirements, Has.Count.EqualTo(150));
        Assert.That(types.Select(t => t.Key), Is.SubsetOf(SeedFiles.Requirements));
        Assert.That(SeedFiles.Requirements.Where(key => !types[key].Contains("SingleChoice")), Is.Empty, "without a single choice");
        Assert.That(
            SeedFiles.Requirements.Where(key => !types[key].Any(type => type is "MultipleChoice" or "TrueFalse")), Is.Empty,
            "without a multiple choice or a statement");
    }

    [Test]
    public void A_level_has_at_least_40_single_choices_20_multiple_choices_and_10_statements([Values("L1", "L2", "L3")] string level)
    {
        var counts = OfLevel(level).CountBy(q => (string)q["type"]!).ToDictionary();
        Assert.Multiple(() =>
        {
            Assert.That(counts["SingleChoice"], Is.AtLeast(40));
            Assert.That(counts["MultipleChoice"], Is.AtLeast(20));
            Assert.That(counts["TrueFalse"], Is.AtLeast(10));
        });
    }

    [Test]
    public void A_statement_is_never_harder_than_guessing() => Assert.That(
        All.Where(q => (string)q["type"]! == "TrueFalse").SelectMany(q => q["facility"]!.AsObject().Select(f => (decimal)f.Value!)),
        Has.All.AtLeast(0.50m));

    [Test]
    public void A_question_has_a_facility_for_its_own_level_and_is_no_harder_for_a_higher_one()
    {
        foreach (var question in All)
        {
            var facility = question["facility"]!.AsObject().OrderBy(f => f.Key, StringComparer.Ordinal).ToList();
            Assert.That(facility.Select(f => f.Key), Does.Contain(((string)question["requirement"]!)[..2]), (string)question["code"]!);
            Assert.That(facility.Select(f => (decimal)f.Value!), Is.Ordered, (string)question["code"]!);
        }
    }

    private static IEnumerable<JsonObject> OfLevel(string level) => All.Where(q => ((string)q["requirement"]!).StartsWith($"{level}-", StringComparison.Ordinal));
}
