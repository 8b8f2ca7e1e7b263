using System.Text.Json.Nodes;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.EndToEnd;

/// <summary>
/// Every rule of the theory papers, worked out from the manifest and the seed's JSON alone. Nothing here is shared with the
/// assembler, its validator or the reader of blueprints.
/// </summary>
[TestFixtureSource(typeof(GeneratedPapers), nameof(GeneratedPapers.Levels))]
public sealed class PaperKeepsItsRulesTests(string level)
{
    private static readonly Dictionary<string, (string From, int Count)[]> Sources = new(StringComparer.Ordinal)
    {
        ["L1"] = [("L1", 50)],
        ["L2"] = [("L2", 40), ("L1", 10)],
        ["L3"] = [("L3", 40), ("L2", 7), ("L1", 3)],
    };

    private static readonly Dictionary<string, int[]> Areas = new(StringComparer.Ordinal)
    {
        ["L1"] = [11, 11, 11, 10, 7],
        ["L2"] = [8, 7, 4, 8, 13],
        ["L3"] = [9, 9, 8, 14],
    };

    private IReadOnlyList<Printed> questions = [];

    [OneTimeSetUp]
    public async Task ReadPaper() => questions = [.. (await GeneratedPapers.OfLevelAsync(level)).Questions(1).Select(q => Printed.From(q, level))];

    [Test]
    public void It_has_50_different_questions_numbered_from_1_and_100_marks() => Assert.Multiple(() =>
    {
        Assert.That(questions.Select(q => q.Number), Is.EqualTo(Enumerable.Range(1, 50)));
        Assert.That(questions.Select(q => q.Code), Is.Unique);
        Assert.That(questions.Sum(q => q.Marks), Is.EqualTo(100m));
    });

    [Test]
    public void It_has_30_single_choices_then_15_multiple_choices_then_5_statements_of_2_marks_each() => Assert.Multiple(() =>
    {
        Assert.That(questions.Select(q => (q.Section, q.Type)), Is.EqualTo(
            Enumerable.Repeat((1, "SingleChoice"), 30).Concat(Enumerable.Repeat((2, "MultipleChoice"), 15)).Concat(Enumerable.Repeat((3, "TrueFalse"), 5))));
        Assert.That(questions.Select(q => q.Marks), Has.All.EqualTo(2m));
    });

    [Test]
    public void The_manifest_repeats_what_the_seed_says_of_each_question() => Assert.Multiple(() =>
    {
        foreach (var question in questions)
        {
            var seed = SeedFiles.Questions[question.Code];
            Assert.That(question.Type, Is.EqualTo((string)seed["type"]!), question.Code);
            Assert.That(question.Requirement, Is.EqualTo((string)seed["requirement"]!), question.Code);
            Assert.That(question.WorkArea, Is.EqualTo(question.Requirement.Split('.')[0]), question.Code);
            Assert.That(question.Facility, Is.EqualTo((decimal)seed["facility"]![level]!), question.Code);
            Assert.That(question.Minutes, Is.EqualTo((decimal)seed["minutes"]!), question.Code);
        }
    });

    [Test]
    public void It_draws_from_each_level_as_many_as_planned() => Assert.That(
        questions.CountBy(q => q.Requirement[..2]).Select(c => (c.Key, c.Value)), Is.EquivalentTo(Sources[level]));

    [Test]
    public void Own_questions_are_spread_over_own_work_areas_by_largest_remainder_within_one()
    {
        var own = SeedFiles.Requirements.Where(key => key.StartsWith(level, StringComparison.Ordinal)).Select(key => key.Split('.')[0]).ToList();
        var quotas = LargestRemainder(Sources[level][0].Count, [.. own.CountBy(area => area).OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => a.Value)]);
        Assert.That(quotas, Is.EqualTo(Areas[level]), "the quotas that the issue names");
        for (var i = 0; i < quotas.Count; i++)
            Assert.That(questions.Count(q => q.WorkArea == $"{level}-{i + 1}"), Is.InRange(quotas[i] - 1, quotas[i] + 1), $"{level}-{i + 1}");
    }

    [Test]
    public void Easy_and_medium_questions_carry_40_to_50_marks_each_and_hard_ones_5_to_15() => Assert.Multiple(() =>
    {
        Assert.That(questions.Where(q => q.Facility >= 0.70m).Sum(q => q.Marks), Is.InRange(40m, 50m));
        Assert.That(questions.Where(q => q.Facility is >= 0.40m and < 0.70m).Sum(q => q.Marks), Is.InRange(40m, 50m));
        Assert.That(questions.Where(q => q.Facility < 0.40m).Sum(q => q.Marks), Is.InRange(5m, 15m));
    });

    [Test]
    public void The_mean_facility_by_marks_is_0_65_within_0_03() => Assert.That(
        questions.Sum(q => q.Marks * q.Facility) / questions.Sum(q => q.Marks), Is.InRange(0.62m, 0.68m));

    [Test]
    public void No_requirement_stands_behind_more_than_two_questions() => Assert.That(
        questions.CountBy(q => q.Requirement).Where(c => c.Value > 2), Is.Empty);

    [Test]
    public void Every_rule_written_in_the_blueprint_holds()
    {
        var rules = SeedFiles.Blueprint(level)["rules"]!.AsArray();
        Assert.That(rules.Count(rule => rule!["where"]?["cognitiveLevel"] is not null), Is.AtLeast(4), "cognitive shares are planned");
        foreach (var rule in rules.Select(rule => rule!.AsObject()))
            foreach (var value in Values(rule))
            {
                var name = $"{(string)rule["name"]!}: {value}";
                if (rule["equals"] is { } equal) Assert.That(value, Is.EqualTo((decimal)equal), name);
                if (rule["min"] is { } minimum) Assert.That(value, Is.AtLeast((decimal)minimum), name);
                if (rule["max"] is { } maximum) Assert.That(value, Is.AtMost((decimal)maximum), name);
            }
    }

    /// <summary>The values that a rule of the one grammar must keep within its limits.</summary>
    private IEnumerable<decimal> Values(JsonObject rule)
    {
        var chosen = questions.Where(q => (rule["where"]?.AsObject() ?? []).All(condition =>
            condition.Value is JsonArray several ? SeedFiles.Words(several).Contains(q.Word(condition.Key)) : (string)condition.Value! == q.Word(condition.Key)));
        var groups = rule["per"] is { } per ? chosen.GroupBy(q => q.Word((string)per!)).Select(g => g.ToList()) : [chosen.ToList()];
        return groups.Select(group => rule switch
        {
            _ when rule["count"] is not null => group.Count,
            _ when rule["sum"] is { } sum => group.Sum(q => q.Amount((string)sum!)),
            _ => group.Sum(q => q.Amount((string)rule["weight"]!) * q.Amount((string)rule["mean"]!)) / group.Sum(q => q.Amount((string)rule["weight"]!)),
        });
    }

    private static List<int> LargestRemainder(int total, IReadOnlyList<int> weights)
    {
        var exact = weights.Select(w => (decimal)total * w / weights.Sum()).ToList();
        var quotas = exact.ConvertAll(e => (int)decimal.Floor(e));
        foreach (var place in Enumerable.Range(0, weights.Count).OrderByDescending(i => exact[i] - quotas[i]).ThenBy(i => i).Take(total - quotas.Sum()).ToList())
            quotas[place]++;
        return quotas;
    }

    private sealed record Printed(
        int Number, int Section, string Code, string Type, string Requirement, string WorkArea, decimal Marks, decimal Minutes, decimal Facility, string CognitiveLevel)
    {
        public static Printed From(JsonObject q, string level)
        {
            var code = (string)q["code"]!;
            var seed = SeedFiles.Questions[code];
            Assert.That(seed["facility"]![level], Is.Not.Null, code);
            return new Printed(
                (int)q["number"]!, (int)q["section"]!, code, (string)q["type"]!, SeedFiles.Words(q["requirements"])[0], (string)q["workArea"]!,
                (decimal)q["marks"]!, (decimal)q["minutes"]!, (decimal)q["facility"]!, (string)seed["cognitiveLevel"]!);
        }

        public string Word(string attribute) => attribute switch
        {
            "level" => Requirement[..2],
            "workArea" => WorkArea,
            "requirement" => Requirement,
            "type" => Type,
            "cognitiveLevel" => CognitiveLevel,
            "facilityBand" => Facility >= 0.70m ? "Easy" : Facility >= 0.40m ? "Medium" : "Hard",
            _ => throw new ArgumentOutOfRangeException(nameof(attribute), attribute, "Teach this validator the attribute."),
        };

        public decimal Amount(string number) => number switch
        {
            "marks" => Marks,
            "minutes" => Minutes,
            "facility" => Facility,
            _ => throw new ArgumentOutOfRangeException(nameof(number), number, "Teach this validator the number."),
        };
    }
}
