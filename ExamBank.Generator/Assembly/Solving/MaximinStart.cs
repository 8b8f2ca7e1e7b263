namespace ExamBank.Generator.Assembly.Solving;

/// <summary>
/// Where the search for the greatest least sum over several forms starts. All sums together are a plain linear objective, soon
/// solved, and no least sum is above a form's share of them. That bound is as a rule reached, for forms of the greatest total
/// only have to be evened out, and then it is the proof.
/// </summary>
internal static class MaximinStart
{
    private const long TotalNodes = 2_000;

    /// <summary>The objective with a tighter bound, and the best values known to start from.</summary>
    /// <param name="forms">The model, the objective's rows included.</param>
    /// <param name="rows">Its first rows, which hold without the objective's own.</param>
    /// <param name="objective">The objective.</param>
    /// <param name="known">Values that keep every row; null when none are known.</param>
    /// <param name="seed">Decides by which chance forms are evened out.</param>
    /// <param name="stop">Asked to stop, it gives what it has.</param>
    public static (CompiledObjective Objective, long[]? Known) Find(
        FormModel forms, int rows, CompiledObjective objective, long[]? known, long seed, CancellationToken stop)
    {
        var (model, goal) = (forms.Model, objective.Goal!);
        Term[] total = [.. goal.Sums.SelectMany(s => s).GroupBy(t => t.Variable, (v, t) => new Term(v, -t.Sum(x => x.Coefficient)))];
        var most = MixedIntegerSolver.Solve(model, total, known, TotalNodes, stop);
        var least = objective.Least;
        if (most.HasValues) least = Int128.Max(least, Share(most.Bound, goal.Sums.Length, SumGoal.DivisorOf(goal.Sums)));
        goal = goal with { Least = least, High = (double)-least };
        var best = known;
        foreach (var start in new[] { most.HasValues ? most.Values : null, known })
        {
            if (start is null || (best is not null && Miss(goal, best) <= least)) continue;
            var even = EveningOut.Improve(model, rows, forms.Own, goal.Sums, (long)-least, start, stop);
            if (best is null || Miss(goal, even) < Miss(goal, best)) best = even;
            if (Miss(goal, best) <= least) break;
            even = Annealing.Improve(model, rows, forms.Own, goal, even, seed, stop);
            even = EveningOut.Improve(model, rows, forms.Own, goal.Sums, (long)-least, even, stop);
            if (Miss(goal, even) < Miss(goal, best)) best = even;
        }

        if (best is not null)
        {
            forms.Complete(best);
            objective.Complete(best);
        }

        return (objective with { Least = least, Goal = goal }, best);
    }

    /// <summary>A negative total's share of a form, rounded up to what sums can be: no least sum's negative is below it.</summary>
    private static Int128 Share(Int128 total, int forms, long divisor) =>
        total == Int128.MinValue || total > 0 ? total : -(-total / forms / divisor * divisor);

    private static Int128 Miss(SumGoal goal, long[] values) => goal.Miss([.. goal.Sums.Select(s => (long)IntegerModel.Value(s, values))]);
}
