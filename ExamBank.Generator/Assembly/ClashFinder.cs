using System.Collections.Immutable;
using Google.OrTools.Sat;

namespace ExamBank.Generator.Assembly;

/// <summary>
/// Finds named rules that clash. First each rule alone against the sections: what it needs and what the pool has. If every
/// rule can be kept by itself, a deletion filter: a rule is dropped for good when the others clash without it, so that the
/// ones left clash and would not without any one of them. O(rules) solves.
/// </summary>
internal static class ClashFinder
{
    public static AssemblyResult Find(
        ImmutableArray<Candidate> candidates, ImmutableArray<CompiledRule> rules, double work, CancellationToken cancellationToken)
    {
        var alone = Demands(rules).Select(rule => Shortage(candidates, rules, rule, work, cancellationToken)).OfType<Clash>().ToImmutableArray();
        if (alone.Length > 0) return new Infeasible(alone);

        var kept = rules.ToList();
        foreach (var rule in rules)
        {
            var others = kept.Where(r => r != rule).ToList();
            if (new CpModelBuilder(candidates, others).Solve(work, cancellationToken).Status == CpSolverStatus.Infeasible) kept = others;
        }

        return new Infeasible([.. kept.Select(r => r.Name).Distinct(StringComparer.Ordinal).Select(name => new Clash(name, null, null))]);
    }

    /// <summary>The rules to look at one by one: sections of one type draw on the same questions, so what they need is told as one.</summary>
    private static IEnumerable<CompiledRule> Demands(ImmutableArray<CompiledRule> rules) => rules
        .Where(r => r.IsSection)
        .GroupBy(r => r.Name, StringComparer.Ordinal)
        .Select(same => same.Aggregate((one, other) => one with
        {
            Coefficients = [.. one.Coefficients.Zip(other.Coefficients, (a, b) => a + b)],
            Minimum = one.Minimum + other.Minimum,
            Least = one.Least + other.Least,
            Maximum = one.Maximum + other.Maximum,
        }))
        .Concat(rules.Where(r => !r.IsSection));

    /// <summary>What a rule needs and the nearest that the pool gives when only the sections stand beside it; null when it can be kept.</summary>
    private static Clash? Shortage(
        ImmutableArray<Candidate> candidates, ImmutableArray<CompiledRule> rules, CompiledRule rule, double work, CancellationToken cancellationToken)
    {
        var sections = rules.Where(r => r.IsSection && r != rule)
            // With too few questions for a section, its own shortage is told; here it takes what there is.
            .Select(r => r with { Minimum = 0 });
        foreach (var (limit, low) in new[] { (rule.Minimum, true), (rule.Maximum, false) })
        {
            if (limit is long.MinValue or long.MaxValue || (rule.IsSection && !low)) continue;
            var model = new CpModelBuilder(candidates, sections);
            var sum = model.Sum(rule.Coefficients);
            if (low) model.Maximize(sum);
            else model.Minimize(sum);
            var solution = model.Solve(work, cancellationToken);
            if (!solution.IsProven || (low ? solution.Objective >= limit : solution.Objective <= limit)) continue;
            if (rule.Unit == 0) return new Clash(rule.Name, null, null);
            return new Clash(rule.Name, (low ? rule.Least : null) ?? limit * rule.Unit, solution.Objective * rule.Unit);
        }

        return rule.IsContradiction ? new Clash(rule.Name, rule.Least, rule.Maximum * rule.Unit) : null;
    }
}
