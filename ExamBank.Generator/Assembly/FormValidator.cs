using System.Collections.Immutable;
using System.Globalization;
using ExamBank.Domain.Blueprints;

namespace ExamBank.Generator.Assembly;

/// <summary>
/// Judges a form against its blueprint from the questions themselves. It shares no code with the model: not its
/// attributes, nor its compiled rules, so that a mistake there cannot hide here.
/// </summary>
public static class FormValidator
{
    /// <summary>Checks the questions of each section. O(rules · values · questions).</summary>
    public static FormCheck Check(Pool pool, BlueprintDocument blueprint, ImmutableArray<ImmutableArray<PoolQuestion>> sections)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(blueprint);
        var violations = new List<string>();
        var planned = blueprint.Sections.ToList();
        if (planned.Count != sections.Length) violations.Add($"sections: {sections.Length} instead of {planned.Count}");
        var rows = new List<Row>();
        foreach (var (section, questions) in planned.Zip(sections))
        {
            if (questions.Length != section.Count) violations.Add($"{section.Type}: {questions.Length} questions instead of {section.Count}");
            violations.AddRange(questions.Where(q => q.Type != section.Type).Select(q => $"{q.Code} is no {section.Type}"));
            violations.AddRange(questions.Where(q => !pool.Questions.Contains(q)).Select(q => $"{q.Code} is not in the pool"));
            rows.AddRange(questions.Select(q => Row.Of(q, section.Marks.Value)));
        }

        violations.AddRange(rows.GroupBy(r => r.Words["code"]).Where(g => g.Count() > 1).Select(g => $"{g.Key} stands twice"));

        var values = new List<RuleValue>();
        foreach (var rule in blueprint.Rules)
        {
            var matching = rows.Where(r => Meets(r, rule)).ToList();
            if (rule.Per is not { } per)
            {
                values.Add(Value(blueprint.Level, rule, null, matching));
                continue;
            }

            var places = pool.Places
                .Select(p => new Dictionary<string, string?> { ["level"] = p.Level, ["workArea"] = p.WorkArea, ["workTask"] = p.WorkTask, ["requirement"] = p.Requirement })
                .Where(p => rule.Where?.All(w => !p.TryGetValue(w.Key, out var word) || w.Value.Values!.Contains(word)) != false)
                .ToList();
            var names = places.Count > 0 && places[0].ContainsKey(per)
                ? places.Select(p => p[per])
                : pool.Questions.Select(q => Row.Of(q, 0).Words[per]).Where(w => w is not null);
            values.AddRange(names.Distinct().Select(name => Value(blueprint.Level, rule, name, [.. matching.Where(r => r.Words[per] == name)])));
        }

        violations.AddRange(values.Where(v => v.Value < v.Min || v.Value > v.Max)
            .Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Rule}: {v.Value} outside {v.Min}..{v.Max}")));
        var objectives = (blueprint.Objectives ?? []).Select(o => o.MinimizeDeviation is { } d
            ? (Name: $"|mean {d.Mean} - {d.Target.ToString(CultureInfo.InvariantCulture)}|", Value: Math.Abs(Mean(rows, d.Mean, d.Weight) - d.Target))
            : (Name: $"distinct {o.Maximize!.Distinct}", Value: rows.Select(r => r.Words[o.Maximize.Distinct]).Where(w => w is not null).Distinct().Count()));
        return new FormCheck(violations, values, [.. objectives]);
    }

    private static RuleValue Value(string level, Rule rule, string? per, IReadOnlyCollection<Row> rows)
    {
        var name = RuleNames.Rule(level, rule, per);
        // Nothing has no mean, so there is nothing to keep within limits.
        if (rule.Mean is not null && Weight(rows, rule.Weight) == 0) return new RuleValue(name, 0);
        var value = rule.Mean is { } mean ? Mean(rows, mean, rule.Weight) : rule.Sum is { } sum ? rows.Sum(r => r.Numbers[sum]) : rows.Count;
        return new RuleValue(name, value, rule.EqualTo ?? rule.Min, rule.EqualTo ?? rule.Max);
    }

    private static decimal Mean(IReadOnlyCollection<Row> rows, string attribute, string? weight)
    {
        var total = Weight(rows, weight);
        return total == 0 ? 0 : rows.Sum(r => (weight is null ? 1 : r.Numbers[weight]) * r.Numbers[attribute]) / total;
    }

    private static decimal Weight(IReadOnlyCollection<Row> rows, string? weight) => weight is null ? rows.Count : rows.Sum(r => r.Numbers[weight]);

    private static bool Meets(Row row, Rule rule)
    {
        foreach (var (attribute, filter) in rule.Where ?? new Dictionary<string, AttributeFilter>())
        {
            if (filter.Values is { } words)
            {
                if (!words.Contains(row.Words[attribute])) return false;
            }
            else if (row.Numbers[attribute] < filter.Min || row.Numbers[attribute] > filter.Max)
            {
                return false;
            }
        }

        return true;
    }

    private sealed record Row(Dictionary<string, string?> Words, Dictionary<string, decimal> Numbers)
    {
        public static Row Of(PoolQuestion q, decimal marks) => new(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["level"] = q.Place.Level,
                ["workArea"] = q.Place.WorkArea,
                ["workTask"] = q.Place.WorkTask,
                ["requirement"] = q.Place.Requirement,
                ["type"] = q.Type.ToString(),
                ["cognitiveLevel"] = q.CognitiveLevel.ToString(),
                ["facilityBand"] = q.Facility.Value >= 0.70m ? "Easy" : q.Facility.Value >= 0.40m ? "Medium" : "Hard",
                ["code"] = q.Code,
                ["stimulus"] = q.Stimulus,
            },
            new Dictionary<string, decimal>(StringComparer.Ordinal)
            {
                ["facility"] = q.Facility.Value,
                ["minutes"] = q.Minutes.Value,
                ["marks"] = marks,
            });
    }
}

/// <summary>What the validator saw.</summary>
/// <param name="Violations">Broken rules in words; empty for a good form.</param>
/// <param name="Rules">Each rule's value.</param>
/// <param name="Objectives">Each objective's value.</param>
public sealed record FormCheck(
    IReadOnlyList<string> Violations, IReadOnlyList<RuleValue> Rules, IReadOnlyList<(string Name, decimal Value)> Objectives);
