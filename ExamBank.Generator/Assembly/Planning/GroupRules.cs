namespace ExamBank.Generator.Assembly.Planning;

/// <summary>
/// The rules over groups while items are exchanged: an item may give place to one of another group when every rule is kept.
/// </summary>
internal sealed class GroupRules
{
    private readonly PlanProblem problem;
    private readonly long[][] coefficients;
    private readonly Int128[][] sums;
    private readonly int[][] neighbours;

    public GroupRules(PlanProblem problem, IReadOnlyList<List<int>> forms, Func<int, int> groupOf)
    {
        this.problem = problem;
        var groups = problem.Sizes.Length;
        coefficients = [.. Enumerable.Range(0, groups).Select(_ => new long[problem.Rules.Count])];
        for (var rule = 0; rule < problem.Rules.Count; rule++)
            foreach (var term in problem.Rules[rule].Terms)
                coefficients[term.Variable][rule] = term.Coefficient;
        sums = [.. forms.Select(f => Enumerable.Range(0, problem.Rules.Count).Select(rule => Sum(f.Select(groupOf), rule)).ToArray())];
        neighbours = [.. Enumerable.Range(0, groups).Select(_ => Array.Empty<int>())];
        // Rules that leave no room are kept only between groups alike in them.
        int[] exact = [.. Enumerable.Range(0, problem.Rules.Count).Where(r => problem.Rules[r].Minimum == problem.Rules[r].Maximum)];
        foreach (var alike in Enumerable.Range(0, groups).GroupBy(g => string.Join(',', exact.Select(r => coefficients[g][r])), StringComparer.Ordinal))
        {
            int[] members = [.. alike];
            foreach (var group in members) neighbours[group] = members;
        }
    }

    /// <summary>Groups whose items might stand in the place of one of this group's; it is one of them.</summary>
    public IReadOnlyList<int> Neighbours(int group) => neighbours[group];

    /// <summary>Whether a form keeps every rule when items of some groups give place to items of others.</summary>
    public bool Allow(int form, params ReadOnlySpan<(int From, int To)> exchanges)
    {
        for (var rule = 0; rule < problem.Rules.Count; rule++)
        {
            long change = 0;
            foreach (var (from, to) in exchanges) change += coefficients[to][rule] - coefficients[from][rule];
            if (change == 0) continue;
            var sum = sums[form][rule] + change;
            if (sum < problem.Rules[rule].Minimum || sum > problem.Rules[rule].Maximum) return false;
        }

        return true;
    }

    /// <summary>Takes an exchange over.</summary>
    public void Exchange(int form, int from, int to)
    {
        if (from == to) return;
        for (var rule = 0; rule < problem.Rules.Count; rule++) sums[form][rule] += coefficients[to][rule] - coefficients[from][rule];
    }

    private Int128 Sum(IEnumerable<int> groups, int rule)
    {
        Int128 sum = 0;
        foreach (var group in groups) sum += coefficients[group][rule];
        return sum;
    }
}
