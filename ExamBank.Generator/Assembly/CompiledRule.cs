using System.Collections.Immutable;
using System.Numerics;
using ExamBank.Domain.Blueprints;

namespace ExamBank.Generator.Assembly;

/// <summary>A place that a question could take: a question in a section whose type it has.</summary>
internal sealed record Candidate(PoolQuestion Question, int Section, BlueprintSection SectionRule);

/// <summary>
/// A rule as a linear inequality over candidates with exact integer coefficients divided by their greatest common divisor:
/// Minimum ≤ Σ coefficient · chosen ≤ Maximum.
/// </summary>
/// <param name="Name">Name as people see it.</param>
/// <param name="Coefficients">One for each candidate.</param>
/// <param name="Minimum">Least value; <see cref="long.MinValue"/> for none.</param>
/// <param name="Maximum">Greatest value; <see cref="long.MaxValue"/> for none.</param>
/// <param name="Unit">What one of the integers is worth in the rule's own unit; 0 for a mean, whose inequality has none.</param>
/// <param name="IsSection">Whether it fixes the number of questions of a section.</param>
internal sealed record CompiledRule(
    string Name, ImmutableArray<long> Coefficients, long Minimum, long Maximum, decimal Unit, bool IsSection = false)
{
    /// <summary>The least value as the blueprint has it, which <see cref="Minimum"/> rounds up to whole units; null for none.</summary>
    public decimal? Least { get; init; }

    /// <summary>Whether no number of whole units lies within the limits, such as 45 marks of questions of 2 marks.</summary>
    public bool IsContradiction => Minimum > Maximum;

    /// <summary>Compiles the sections and rules of a blueprint, in order. O(rules · values · candidates).</summary>
    public static ImmutableArray<CompiledRule> Compile(Pool pool, BlueprintDocument blueprint, ImmutableArray<Candidate> candidates)
    {
        var compiled = ImmutableArray.CreateBuilder<CompiledRule>();
        foreach (var (section, index) in blueprint.Sections.Select((s, i) => (s, i)))
        {
            compiled.Add(Linear(
                $"{blueprint.Level} · {RuleNames.Section(section.Type)}", candidates, c => c.Section == index ? 1 : 0, section.Count, section.Count)
                with
            { IsSection = true });
        }

        foreach (var rule in blueprint.Rules)
        {
            var (minimum, maximum) = rule.EqualTo is { } exact ? (exact, exact) : (rule.Min, rule.Max);
            var values = rule.Per is null ? (IReadOnlyList<string?>)[null] : Attributes.ValuesPer(pool, rule);
            foreach (var value in values)
            {
                bool Applies(Candidate c) => Attributes.Matches(c.Question, c.SectionRule.Marks, rule.Where)
                    && (value is null || Attributes.Word(c.Question, rule.Per!) == value);
                var name = RuleNames.Rule(blueprint.Level, rule, value);
                if (rule.Mean is { } mean) compiled.AddRange(Means(name, candidates, rule, mean, Applies, minimum, maximum));
                else compiled.Add(Linear(name, candidates, c => Applies(c) ? Amount(c, rule) : 0, minimum, maximum));
            }
        }

        return compiled.ToImmutable();
    }

    /// <summary>Σ weight · (value − target) over the candidates a deviation objective looks at.</summary>
    public static CompiledRule Deviation(ImmutableArray<Candidate> candidates, DeviationTarget target) => Linear(
        "deviation", candidates, c => Weight(c, target.Weight) * (Attributes.Number(c.Question, c.SectionRule.Marks, target.Mean) - target.Target), null, null);

    private static decimal Amount(Candidate c, Rule rule) => rule.Sum is null ? 1 : Attributes.Number(c.Question, c.SectionRule.Marks, rule.Sum);

    private static decimal Weight(Candidate c, string? weight) => weight is null ? 1 : Attributes.Number(c.Question, c.SectionRule.Marks, weight);

    /// <summary>A mean within limits is two inequalities: Σ w · (v − minimum) ≥ 0 and Σ w · (v − maximum) ≤ 0.</summary>
    private static IEnumerable<CompiledRule> Means(
        string name, ImmutableArray<Candidate> candidates, Rule rule, string mean, Func<Candidate, bool> applies, decimal? minimum, decimal? maximum)
    {
        CompiledRule Against(decimal limit, decimal? low, decimal? high) => Linear(
            name, candidates, c => applies(c) ? Weight(c, rule.Weight) * (Attributes.Number(c.Question, c.SectionRule.Marks, mean) - limit) : 0, low, high)
            with
        { Unit = 0 };
        if (minimum is { } least) yield return Against(least, 0, null);
        if (maximum is { } greatest) yield return Against(greatest, null, 0);
    }

    private static CompiledRule Linear(
        string name, ImmutableArray<Candidate> candidates, Func<Candidate, decimal> coefficient, decimal? minimum, decimal? maximum)
    {
        var exact = candidates.Select(coefficient).ToArray();
        // The limits need not be whole multiples: rounding them inwards keeps the same solutions.
        var scale = exact.Aggregate(1m, (s, value) => { while (value * s != decimal.Truncate(value * s)) s *= 10; return s; });
        var divisor = exact.Aggregate(BigInteger.Zero, (d, value) => BigInteger.GreatestCommonDivisor(d, (BigInteger)(value * scale)));
        var unit = divisor.IsZero ? 1m : (decimal)divisor / scale;
        return new CompiledRule(
            name,
            [.. exact.Select(value => (long)(value / unit))],
            minimum is { } low ? (long)decimal.Ceiling(low / unit) : long.MinValue,
            maximum is { } high ? (long)decimal.Floor(high / unit) : long.MaxValue,
            unit)
        { Least = minimum };
    }
}
