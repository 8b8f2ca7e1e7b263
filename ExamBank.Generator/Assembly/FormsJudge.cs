using System.Collections.Immutable;
using System.Globalization;
using ExamBank.Domain.Blueprints;

namespace ExamBank.Generator.Assembly;

/// <summary>
/// Judges forms against their specification, straight from the pool's columns and in decimals. It shares no code with the
/// model that drew them, so that a mistake there cannot hide here.
/// </summary>
public static class FormsJudge
{
    /// <summary>
    /// Judges the forms. Linear in the questions of the forms times the rules; the pool is passed through only for limits of
    /// use and for all-or-none sets.
    /// </summary>
    /// <param name="pool">The pool.</param>
    /// <param name="specification">What the forms should be.</param>
    /// <param name="forms">For each form, A first, indexes into the pool in printed order.</param>
    /// <exception cref="ArgumentException">The specification names a column that the pool does not have.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A form names an item that the pool does not have.</exception>
    public static FormsVerdict Judge(ItemPool pool, AssemblySpecification specification, IReadOnlyList<IReadOnlyList<int>> forms)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(specification);
        ArgumentNullException.ThrowIfNull(forms);
        foreach (var item in forms.SelectMany(f => f))
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)item, (uint)pool.Count, nameof(forms));
        var violations = new List<string>();
        var planned = specification.Forms ?? 1;
        if (forms.Count != planned) violations.Add($"forms: {forms.Count} instead of {planned}");
        var numbers = new FormsJudgeNumbers(pool, specification.Stimuli?.By);
        var rules = ImmutableArray.CreateBuilder<RuleResult>();
        foreach (var rule in specification.Rules ?? []) Judge(rule, numbers, forms, rules, violations);
        violations.AddRange(FormsJudgeSets.Violations(pool, specification, forms));
        violations.AddRange(FormsJudgeOrder.Violations(pool, specification, forms));
        var objectives = (specification.Objectives ?? []).Select(o => (ObjectiveNames.Of(o), numbers.Value(o, forms)));
        return new FormsVerdict(violations, rules.ToImmutable(), [.. objectives]);
    }

    /// <summary>A form's name: A, B, … Z, AA, AB, ….</summary>
    internal static string FormName(int index) => (index < 26 ? "" : FormName((index / 26) - 1)) + (char)('A' + (index % 26));

    private static void Judge(
        Rule rule, FormsJudgeNumbers numbers, IReadOnlyList<IReadOnlyList<int>> forms, ImmutableArray<RuleResult>.Builder results, List<string> violations)
    {
        var measure = new Measure { Count = rule.Count, Sum = rule.Sum, Mean = rule.Mean, Weight = rule.Weight, Where = rule.Where, Per = rule.Per };
        var held = rule.Forms is { } named
            ? named.Select(n => n - 1).Where(f => f >= 0 && f < forms.Count).Distinct().Order().ToArray()
            : [.. Enumerable.Range(0, forms.Count)];
        // One column of values for each form, or one for all of them together.
        var columns = rule.Across == true
            ? [(Form: (string?)null, Tallies: numbers.Tallies(measure, held.Select(f => forms[f])))]
            : held.Select(f => (Form: (string?)FormName(f), Tallies: numbers.Tallies(measure, [forms[f]]))).ToArray();
        var words = rule.Per is { } per ? numbers.Column(per).Words : [];
        var (min, max) = (rule.EqualTo ?? rule.Min, rule.EqualTo ?? rule.Max);
        for (var v = 0; v < (rule.Per is null ? 1 : words.Length); v++)
        {
            var name = rule.Per is null ? rule.Name : $"{rule.Name} · {words[v]}";
            foreach (var (form, tallies) in columns)
            {
                var value = tallies[v].Value(rule.Mean is not null);
                results.Add(new RuleResult(name, form, value, min, max));
                if (tallies[v].IsWithin(rule.Mean is not null, min, max)) continue;
                violations.Add(string.Create(CultureInfo.InvariantCulture, $"{name}{(form is null ? "" : $" ({form})")}: {value} outside {min}..{max}"));
            }
        }
    }
}

/// <summary>What the judge saw.</summary>
/// <param name="Violations">What is broken, in words; empty for good forms.</param>
/// <param name="Rules">
/// Each rule's value: rule by rule as specified, within a rule value by value of its <c>per</c>, within a value form by form.
/// </param>
/// <param name="Objectives">Each objective's name and value, as specified.</param>
public sealed record FormsVerdict(
    IReadOnlyList<string> Violations, ImmutableArray<RuleResult> Rules, ImmutableArray<(string Name, decimal Value)> Objectives)
{
    /// <summary>Whether nothing is broken.</summary>
    public bool IsGood => Violations.Count == 0;
}
