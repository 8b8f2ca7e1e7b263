namespace ExamBank.Generator.Assembly.Solving;

/// <summary>
/// Several ways to solve one model, taken in turns with growing limits of work until one proves its answer. The turns and the
/// limits are fixed, so the answer is the same on every machine.
/// </summary>
internal static class Portfolio
{
    /// <summary>One turn: a way of searching, its limit, and whether it is spent on a negligible gap too.</summary>
    private sealed record Turn(CpSatSearch? Search, double Work, bool IsShort = false);

    // SCIP's work is in nodes. The first turns are short: most papers need no more.
    private static readonly Turn[] Searching =
        [new(CpSatSearch.Direct, 0.5, true), new(CpSatSearch.Presolved, 2, true), new(CpSatSearch.Interleaved, 20), new(CpSatSearch.Presolved, 30), new(CpSatSearch.Interleaved, 120)];

    private static readonly Turn[] Optimising =
        [new(CpSatSearch.Direct, 0.2, true), new(CpSatSearch.Presolved, 1, true), new(null, 500), new(CpSatSearch.Interleaved, 8), new(null, 20_000), new(CpSatSearch.Interleaved, 80)];

    private static readonly Turn[] OptimisingFine =
        [new(null, 500, true), new(null, 5_000, true), new(CpSatSearch.Presolved, 2, true), new(CpSatSearch.Interleaved, 10), new(null, 200_000), new(CpSatSearch.Interleaved, 60)];

    /// <summary>Minimises terms, or finds any values when there are none.</summary>
    /// <param name="model">The model.</param>
    /// <param name="objective">What to minimise; null for any values.</param>
    /// <param name="least">A value of the objective that cannot be beaten.</param>
    /// <param name="known">Values that keep every row; null when none are known.</param>
    /// <param name="fine">Whether a linear relaxation is the way to a proof.</param>
    /// <param name="negligible">A gap so small that the longer turns are not spent on it; the answer is then not called proven.</param>
    /// <param name="stop">Asked to stop, it gives what it has.</param>
    public static Solution Solve(IntegerModel model, Term[]? objective, Int128 least, long[]? known, bool fine, Int128 negligible, CancellationToken stop)
    {
        var best = known is null
            ? Solution.Without(SolveStatus.Unknown)
            : new Solution(SolveStatus.Feasible, known, least);
        foreach (var turn in objective is null ? Searching : fine ? OptimisingFine : Optimising)
        {
            if (IsProven(best, objective)) break;
            if (!turn.IsShort && objective is not null && best.HasValues && IntegerModel.Value(objective, best.Values) - best.Bound <= negligible) break;
            var found = turn.Search is { } search
                ? CpSatSolver.Solve(model, objective, best.HasValues ? best.Values : null, search, turn.Work, stop)
                : MixedIntegerSolver.Solve(model, objective!, best.HasValues ? best.Values : null, (long)turn.Work, stop);
            if (found.Status == SolveStatus.Infeasible)
            {
                // Known values keep every row, whatever doubles say; without any, whole numbers decide.
                if (best.HasValues) continue;
                if (turn.Search is null) found = Solve(model, null, 0, null, false, 0, stop);
                if (found.HasValues) found = new Solution(SolveStatus.Feasible, found.Values, least);
            }

            if (objective is not null && found.HasValues) found = found with { Bound = Int128.Max(found.Bound, least) };
            best = Better(best, found, objective);
            if (best.Status == SolveStatus.Infeasible || stop.IsCancellationRequested) break;
        }

        return IsProven(best, objective) ? best with { Status = SolveStatus.Optimal } : best;
    }

    private static bool IsProven(Solution solution, Term[]? objective) =>
        solution.Status == SolveStatus.Optimal
        || (solution.HasValues && (objective is null || IntegerModel.Value(objective, solution.Values) <= solution.Bound));

    private static Solution Better(Solution best, Solution found, Term[]? objective)
    {
        if (found.Status == SolveStatus.Infeasible && !best.HasValues) return found;
        if (!found.HasValues) return best;
        if (!best.HasValues || objective is null) return found;
        var bound = Int128.Max(best.Bound, found.Bound);
        var better = IntegerModel.Value(objective, found.Values) < IntegerModel.Value(objective, best.Values) || found.Status == SolveStatus.Optimal ? found : best;
        return better with { Bound = bound };
    }
}
