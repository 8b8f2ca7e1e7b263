using ExamBank.Generator.Assembly.Compiling;
using ExamBank.Generator.Assembly.Solving;

namespace ExamBank.Generator.Assembly.Planning;

/// <summary>How many items of each group are taken.</summary>
/// <param name="Own">For each group the number taken, by one form or by all together.</param>
/// <param name="Shared">For each group the number that all forms share.</param>
internal sealed record Plan(int[] Own, int[] Shared);

/// <summary>The small model of plans: numbers by group under the rules, with what matchings have shown to be too much.</summary>
internal sealed class PlanModel
{
    private readonly PlanProblem problem;
    private readonly IntegerModel model = new();
    private readonly int[] own;
    private readonly int[] shared;
    private readonly int copies;
    private readonly int together;
    private readonly double reach;
    private readonly Term[]? cost;

    /// <summary>Builds the model.</summary>
    /// <param name="problem">What to plan.</param>
    /// <param name="copies">The number of forms that follow the plan.</param>
    /// <param name="together">The number of forms that the plan counts together.</param>
    /// <param name="free">For each group how often its items may still be taken.</param>
    /// <param name="random">Decides in which order the search meets the groups.</param>
    /// <param name="cost">What taking one of a group costs; null when all are alike.</param>
    /// <param name="reach">Which part of each group's fine numbers exchanges are trusted to reach: 0.1 for the middle tenth, 1 for all.</param>
    /// <param name="known">For each group the number that all forms share, where that is known.</param>
    public PlanModel(PlanProblem problem, int copies, int together, int[] free, DeterministicRandom random, long[]? cost, double reach, int[]? known = null)
    {
        this.problem = problem;
        this.copies = copies;
        this.together = together;
        this.reach = reach;
        var groups = problem.Sizes.Length;
        int[] order = [.. Enumerable.Range(0, groups)];
        random.Shuffle(order);
        own = Variables(order, _ => 0, g => (int)Math.Min((long)problem.Sizes[g] * together, free[g] / copies));
        shared = problem.Anchors == 0 ? [] : Variables(order, g => known?[g] ?? 0, g => known?[g] ?? problem.Sizes[g]);
        if (shared.Length > 0 && known is null)
        {
            for (var g = 0; g < groups; g++) model.Add([new(own[g], copies), new(shared[g], 1)], Int128.MinValue, free[g]);
            model.Add(shared.Select(v => new Term(v, 1)), problem.Anchors, problem.Anchors);
        }

        foreach (var rule in problem.Rules)
            model.Add(rule.Terms.SelectMany(t => Taken(t.Variable, t.Coefficient, together)), Times(rule.Minimum, together), Times(rule.Maximum, together));
        foreach (var (values, most) in problem.ValueRules)
            model.Add(values.SelectMany(g => Taken(g, 1, together)), Int128.MinValue, (Int128)most * together);
        foreach (var fine in problem.Fine)
        {
            var (low, high) = Ranges(fine);
            model.Add(low.SelectMany((c, g) => Taken(g, c, together)), Int128.MinValue, Times(fine.Maximum, together));
            model.Add(high.SelectMany((c, g) => Taken(g, c, together)), Times(fine.Minimum, together), Int128.MaxValue);
        }

        if (cost is not null) this.cost = [.. own.Select((v, g) => new Term(v, cost[g])).Where(t => t.Coefficient != 0)];
    }

    /// <summary>What the plan leaves of some numbers must do for other forms.</summary>
    /// <param name="numbers">For each group what this plan and the others share out.</param>
    /// <param name="others">The number of other forms.</param>
    /// <param name="sharedByAll">For each group the number that all forms share.</param>
    public void Leave(int[] numbers, int others, int[] sharedByAll)
    {
        void LeaveFor(Func<int, Int128> coefficient, IEnumerable<int> groups, Int128 minimum, Int128 maximum)
        {
            var terms = groups.Select(g => new Term(own[g], (long)coefficient(g))).Where(t => t.Coefficient != 0).ToList();
            Int128 all = 0;
            foreach (var g in groups) all += coefficient(g) * (numbers[g] + ((long)others * (sharedByAll.Length == 0 ? 0 : sharedByAll[g])));
            model.Add(
                terms,
                maximum >= Int128.MaxValue / 8 ? Int128.MinValue : all - (others * maximum),
                minimum <= Int128.MinValue / 8 ? Int128.MaxValue : all - (others * minimum));
        }

        for (var g = 0; g < own.Length; g++)
        {
            // As even as whole numbers allow: what one form takes more, another would lack.
            var size = problem.Sizes[g];
            model.Add([new Term(own[g], 1)], Math.Max(numbers[g] / (others + 1), numbers[g] - ((long)others * size)), (numbers[g] + others) / (others + 1));
        }

        foreach (var rule in problem.Rules)
        {
            var coefficients = rule.Terms.ToDictionary(t => t.Variable, t => (Int128)t.Coefficient);
            LeaveFor(g => coefficients[g], coefficients.Keys, rule.Minimum, rule.Maximum);
        }

        foreach (var (values, most) in problem.ValueRules) LeaveFor(_ => 1, values, Int128.MinValue, most);
        foreach (var fine in problem.Fine)
        {
            var (low, high) = Ranges(fine);
            var all = Enumerable.Range(0, own.Length).ToList();
            LeaveFor(g => low[g], all, Int128.MinValue, fine.Maximum);
            LeaveFor(g => high[g], all, fine.Minimum, Int128.MaxValue);
        }
    }

    /// <summary>Some groups together can be taken only so often, by all forms.</summary>
    public void Cut(IReadOnlyCollection<int> groups, int most) => model.Add(groups.Select(g => new Term(own[g], copies)), Int128.MinValue, most);

    /// <summary>Some groups together can be shared only so often.</summary>
    public void CutShared(IReadOnlyCollection<int> groups, int most) => model.Add(groups.Select(g => new Term(shared[g], 1)), Int128.MinValue, most);

    /// <summary>A plan; null when there is none, or none was found within the work.</summary>
    public Plan? Solve(double work, CancellationToken stop)
    {
        foreach (var (search, share) in new[] { (CpSatSearch.Direct, 0.2), (CpSatSearch.Presolved, 1.0) })
        {
            var found = CpSatSolver.Solve(model, cost, null, search, work * share, stop);
            if (found.Status == SolveStatus.Infeasible) return null;
            if (found.HasValues) return new([.. own.Select(v => (int)found.Values[v])], [.. shared.Select(v => (int)found.Values[v])]);
        }

        return null;
    }

    private static Int128 Times(Int128 limit, int forms) => limit <= Int128.MinValue / 8 ? Int128.MinValue : limit >= Int128.MaxValue / 8 ? Int128.MaxValue : limit * forms;

    private int[] Variables(int[] order, Func<int, int> least, Func<int, int> most)
    {
        var variables = new int[order.Length];
        foreach (var group in order) variables[group] = model.NewVariable(least(group), most(group));
        return variables;
    }

    private IEnumerable<Term> Taken(int group, long coefficient, int forms)
    {
        yield return new(own[group], coefficient);
        if (shared.Length > 0) yield return new(shared[group], coefficient * forms);
    }

    /// <summary>A plan is worth filling when low items of its groups stay below a number's maximum and high ones come above its minimum.</summary>
    private (long[] Low, long[] High) Ranges(FineNumber fine)
    {
        var ranges = problem.CellsOf.Select(cells => Range(fine.Function, cells)).ToList();
        return ([.. ranges.Select(r => r.Low)], [.. ranges.Select(r => r.High)]);
    }

    private (long Low, long High) Range(LinearFunction function, int[] cells)
    {
        const int Sample = 64;
        var values = new List<Int128>();
        foreach (var cell in cells)
        {
            foreach (var item in problem.Cells.Members(cell))
            {
                values.Add(function.Coefficient(item));
                if (reach < 1 && values.Count >= Sample) break;
            }

            if (reach < 1 && values.Count >= Sample) break;
        }

        values.Sort();
        var skip = (int)(values.Count * (1 - reach) / 2);
        return (checked((long)values[skip]), checked((long)values[^(skip + 1)]));
    }
}
