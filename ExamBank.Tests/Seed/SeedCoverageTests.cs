using System.Text.Json.Nodes;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Seed;

/// <summary>The seed has enough questions of every kind in every place.</summary>
public sealed class SeedCoverageTests
{
    private static IEnumerable<JsonObject> All => SeedFiles.Questions.Values;

    [Test]
    public void Codes_are_unique_and_there_are_at_least_1070_questions()
    {
        var codes = SeedFiles.QuestionFiles.SelectMany(file => SeedFiles.Parse(file)["questions"]!.AsArray()).Select(q => (string)q!["code"]!).ToList();
        Assert.That(codes, Is.Unique);
        Assert.That(codes, Has.Count.AtLeast(1070));
    }

    /// <summary>Cases may all say “read the text”; what is asked of them stands in the text.</summary>
    [Test]
    public void Stems_are_unique_together_with_their_stimuli() => Assert.That(All.Select(q => ((string)q["stem"]!, (string?)q["stimulus"])), Is.Unique);

    [TestCase("SingleChoice", 3, 3, 4)]
    [TestCase("MultipleChoice", 2, 2, 2)]
    [TestCase("TrueFalse", 1, 1, 1)]
    public void Each_of_the_150_requirements_has_questions_of_a_type(string type, int elementary, int intermediate, int advanced)
    {
        var counts = All.Where(q => (string)q["type"]! == type).CountBy(q => (string)q["requirement"]!).ToDictionary();
        Assert.That(SeedFiles.Requirements, Has.Count.EqualTo(150));
        Assert.That(counts.Keys, Is.SubsetOf(SeedFiles.Requirements));
        Assert.That(SeedFiles.Requirements.Where(key => counts.GetValueOrDefault(key) < (key[..2] switch { "L1" => elementary, "L2" => intermediate, _ => advanced })), Is.Empty);
    }

    [TestCase("FillBlank", "ShortAnswer")]
    [TestCase("CaseAnalysis")]
    [TestCase("Practical")]
    public void Each_of_the_45_work_tasks_has_a_question_of_a_type(params string[] types)
    {
        var tasks = SeedFiles.Requirements.Select(TaskOf).Distinct().ToList();
        Assert.That(tasks, Has.Count.EqualTo(45));
        Assert.That(tasks.Except(All.Where(q => types.Contains((string)q["type"]!)).Select(q => TaskOf((string)q["requirement"]!))), Is.Empty);
    }

    [Test]
    public void A_case_has_two_to_four_parts_on_a_stimulus_of_150_to_400_characters()
    {
        var stimuli = SeedFiles.QuestionFiles.SelectMany(file => SeedFiles.Parse(file)["stimuli"]?.AsArray() ?? []).ToDictionary(s => (string)s!["code"]!, s => (string)s!["content"]!);
        var cases = All.Where(q => (string)q["type"]! == "CaseAnalysis").ToList();
        Assert.That(cases.Select(q => q["parts"]!.AsArray().Count), Has.All.InRange(2, 4));
        // Marks of tables and emphasis are not read, and are not counted.
        Assert.That(
            cases.Select(q => (Code: (string)q["code"]!, Length: stimuli[(string)q["stimulus"]!].Count(char.IsLetterOrDigit))).Where(c => c.Length is < 150 or > 400), Is.Empty);
    }

    [Test]
    public void A_level_has_at_least_three_practical_tasks_of_40_marks_and_six_of_30([Values("L1", "L2", "L3")] string level)
    {
        var marks = OfLevel(level).Where(q => (string)q["type"]! == "Practical").Select(q => (int)q["marks"]!).ToList();
        Assert.That((marks.Count(m => m == 40), marks.Count(m => m == 30)), Is.EqualTo((3, 6)).Using<(int, int), (int, int)>((actual, least) => actual.Item1 >= least.Item1 && actual.Item2 >= least.Item2));
    }

    [Test]
    public void Create_is_asked_in_written_and_practical_work_only() => Assert.That(
        All.Where(q => (string)q["cognitiveLevel"]! == "Create").Select(q => (string)q["type"]!), Has.All.AnyOf("ShortAnswer", "CaseAnalysis", "Practical"));

    /// <summary>Written and practical work can reach what no choice can: to make something of what the requirement names.</summary>
    [Test]
    public void Each_requirement_has_a_question_at_the_highest_cognitive_level()
    {
        var reached = All.Where(q => (string)q["cognitiveLevel"]! == "Create").SelectMany(q => SeedFiles.Words(q["furtherRequirements"]).Prepend((string)q["requirement"]!));
        Assert.That(SeedFiles.Requirements.Except(reached), Is.Empty);
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

    private static string TaskOf(string requirement) => requirement[..requirement.LastIndexOf('.')];

    private static IEnumerable<JsonObject> OfLevel(string level) => All.Where(q => ((string)q["requirement"]!).StartsWith($"{level}-", StringComparison.Ordinal));
}
