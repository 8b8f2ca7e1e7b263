using System.Globalization;
using ExamBank.Api.Features.Seeding;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using NUnit.Framework;

namespace ExamBank.Tests.Blueprints;

/// <summary>The seed's blueprints say what the plan of the theory papers says.</summary>
public sealed class SeedBlueprintTests
{
    private static IEnumerable<string> Levels => ["L1", "L2", "L3"];

    [TestCase("L1", 50, "11 11 11 10 7")]
    [TestCase("L2", 40, "8 7 4 8 13")]
    [TestCase("L3", 40, "9 9 8 14")]
    public void WorkAreas_HaveTheirQuotaOfOwnLevelQuestions_GiveOrTakeOne(string level, int own, string quotas)
    {
        var areas = EmbeddedSeed.Standards().Single(s => s.Code == "SECO-2021").Levels.Single(l => l.Code == level).Areas;
        var shares = LargestRemainder.Divide(own, [.. areas.Select(a => a.Tasks.Sum(t => t.Requirements.Count))]);
        Assert.That(string.Join(' ', shares), Is.EqualTo(quotas));
        Assert.That(
            Blueprint(level).Rules.Where(r => r.Where?.ContainsKey("workArea") == true).Select(r => (r.Where!["workArea"].Values!.Single(), r.Min, r.Max, r.Count)),
            Is.EqualTo(shares.Select((share, i) => ($"{level}-{areas[i].Number}", (decimal?)share - 1, (decimal?)share + 1, (RuleCount?)RuleCount.Items))));
    }

    [TestCase("L1", "L1=50")]
    [TestCase("L2", "L1=10 L2=40")]
    [TestCase("L3", "L1=3 L2=7 L3=40")]
    public void Levels_AreDrawnFromAsPlanned(string level, string planned)
    {
        var drawn = Blueprint(level).Rules.Where(r => r.Where?.ContainsKey("level") == true && r.Count == RuleCount.Items)
            .Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Where!["level"].Values!.Single()}={r.EqualTo}"));
        Assert.That(string.Join(' ', drawn.Order(StringComparer.Ordinal)), Is.EqualTo(planned));
    }

    [TestCaseSource(nameof(Levels))]
    public void SectionsAndMarks_AreThoseOfTheTheoryPaper(string level)
    {
        var blueprint = Blueprint(level);
        Assert.Multiple(() =>
        {
            Assert.That(blueprint.Sections.Select(s => (s.Type, s.Count, s.Marks.Value, s.Scoring)), Is.EqualTo(new[]
            {
                (QuestionType.SingleChoice, 30, 2m, new ScoringRule(ScoringMethod.AllOrNothing)),
                (QuestionType.MultipleChoice, 15, 2m, new ScoringRule(ScoringMethod.PartialFixed, Marks.From(1))),
                (QuestionType.TrueFalse, 5, 2m, new ScoringRule(ScoringMethod.AllOrNothing)),
            }));
            Assert.That((blueprint.TotalCount, blueprint.TotalMarks, blueprint.Minutes), Is.EqualTo((50, Marks.From(100), Minutes.From(120))));
        });
    }

    [TestCaseSource(nameof(Levels))]
    public void FacilityAndRepetition_AreBoundedAsPlanned(string level)
    {
        var rules = Blueprint(level).Rules;
        Assert.Multiple(() =>
        {
            Assert.That(
                rules.Where(r => r.Where?.ContainsKey("facilityBand") == true).Select(r => (r.Where!["facilityBand"].Values!.Single(), r.Sum, r.Min, r.Max)),
                Is.EqualTo(new[] { ("Easy", "marks", (decimal?)40, (decimal?)50), ("Medium", "marks", 40, 50), ("Hard", "marks", 5, 15) }));
            var mean = rules.Single(r => r.Mean == "facility");
            Assert.That((mean.Weight, mean.Min, mean.Max), Is.EqualTo(("marks", (decimal?)0.62m, (decimal?)0.68m)));
            var repetition = rules.Single(r => r.Per == "requirement");
            Assert.That((repetition.Count, repetition.Max), Is.EqualTo(((RuleCount?)RuleCount.Items, (decimal?)2)));
        });
    }

    /// <summary>Each share is a target ± 10 points; at the lower end of the scale the limit is nought.</summary>
    [TestCaseSource(nameof(Levels))]
    public void CognitiveShares_AreBandsOfTenPointsEitherWay_WhoseTargetsMakeAWhole(string level)
    {
        var shares = Blueprint(level).Rules.Where(r => r.Where?.ContainsKey("cognitiveLevel") == true).ToList();
        Assert.That(shares.Select(r => r.Max - r.Min), Is.All.LessThanOrEqualTo(20m));
        Assert.That(shares.Sum(r => r.Max - 10), Is.EqualTo(100m));
    }

    [Test]
    public void EveryBlueprint_IsValid_AndOfAHundredMarks() => Assert.Multiple(() =>
    {
        foreach (var blueprint in EmbeddedSeed.Blueprints())
        {
            Assert.That(BlueprintValidator.Validate(blueprint).Errors, Is.Empty, blueprint.Name);
            Assert.That(blueprint.TotalMarks, Is.EqualTo(Marks.From(100)), blueprint.Name);
        }
    });

    [Test]
    public void EachLevel_HasATheory_APractical_AndAComprehensiveBlueprint() => Assert.That(
        EmbeddedSeed.Blueprints().Select(b => b.Name),
        Is.EquivalentTo(from level in Levels from kind in (string[])["theory", "practical", "comprehensive"] select $"SECO-2021-{level}-{kind}"));

    private static BlueprintDocument Blueprint(string level) => EmbeddedSeed.Blueprints().Single(b => b.Name == $"SECO-2021-{level}-theory");
}
