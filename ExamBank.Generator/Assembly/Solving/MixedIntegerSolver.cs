using Google.OrTools.LinearSolver;

namespace ExamBank.Generator.Assembly.Solving;

/// <summary>
/// Solves an <see cref="IntegerModel"/> by SCIP, which proves linear objectives of many different coefficients (test
/// information) far sooner than CP-SAT. Work is counted in nodes of its tree and in steps of its linear programs. It computes in
/// doubles: what it finds is rounded to whole numbers and checked against the exact rows, its bound is taken with what its
/// tolerances may lose, and where that is a whole unit nothing is called proven. That there are no values at all it only
/// proposes, to be proven in whole numbers.
/// </summary>
internal static class MixedIntegerSolver
{
    // By how much a row, divided by its scale, may be missed.
    private const double Tolerance = 1e-7;

    // A search of so few nodes ends before presolving and learning from conflicts have paid for themselves.
    private const long ShortSearch = 500;

    /// <summary>Minimises the objective.</summary>
    /// <param name="model">The model.</param>
    /// <param name="objective">Terms of which the sum is minimised.</param>
    /// <param name="hint">Values to start from; null for none.</param>
    /// <param name="nodes">Limit of nodes.</param>
    /// <param name="stop">Asked to stop, it gives what it has.</param>
    public static Solution Solve(IntegerModel model, Term[] objective, long[]? hint, long nodes, CancellationToken stop)
    {
        if (stop.IsCancellationRequested) return Solution.Without(SolveStatus.Unknown);
        if (model.Rows.Any(r => r.Minimum > r.Maximum)) return Solution.Without(SolveStatus.Infeasible);
        using var solver = Solver.CreateSolver("SCIP");
        var variables = new Variable[model.VariableCount];
        for (var i = 0; i < variables.Length; i++) variables[i] = solver.MakeIntVar(model.Lower(i), model.Upper(i), "");
        foreach (var row in model.Rows)
        {
            // Rows of numbers near one: the solver's tolerance is absolute for them.
            var scale = Scale(row.Terms);
            var constraint = solver.MakeConstraint(
                row.Minimum == long.MinValue ? double.NegativeInfinity : row.Minimum / scale,
                row.Maximum == long.MaxValue ? double.PositiveInfinity : row.Maximum / scale,
                "");
            foreach (var (variable, coefficient) in row.Terms) constraint.SetCoefficient(variables[variable], coefficient / scale);
        }

        // Whole numbers, for it prunes what is not better by one when it knows that the objective is a whole number.
        var goal = solver.Objective();
        foreach (var (variable, coefficient) in objective) goal.SetCoefficient(variables[variable], coefficient);
        goal.SetMinimization();
        if (hint is not null) solver.SetHint(variables, [.. hint.Select(h => (double)h)]);
        solver.SetSolverSpecificParametersAsString(string.Create(
            System.Globalization.CultureInfo.InvariantCulture, $"limits/totalnodes = {nodes}\nlimits/gap = 0\nlimits/absgap = 0\nlp/rootiterlim = 20000\nlp/iterlim = 5000\nnumerics/feastol = {Tolerance}\nmisc/catchctrlc = FALSE\n{(nodes > ShortSearch ? "" : "presolving/maxrounds = 0\nconflict/enable = FALSE\n")}"));
        using var stopping = stop.Register(() => solver.InterruptSolve());
        var status = solver.Solve();
        if (status == Solver.ResultStatus.INFEASIBLE) return Solution.Without(SolveStatus.Infeasible);
        if (status is not (Solver.ResultStatus.OPTIMAL or Solver.ResultStatus.FEASIBLE)) return Solution.Without(SolveStatus.Unknown);
        var values = variables.Select(v => (long)Math.Round(v.SolutionValue())).ToArray();
        if (!model.IsSatisfiedBy(values)) return Solution.Without(SolveStatus.Unknown);
        var value = IntegerModel.Value(objective, values);
        var bound = Int128.Min(value, Bound(goal.BestBound(), model));
        return new Solution(bound == value ? SolveStatus.Optimal : SolveStatus.Feasible, values, bound);
    }

    /// <summary>The least whole number that a bound computed in doubles does not rule out.</summary>
    private static Int128 Bound(double bound, IntegerModel model)
    {
        if (!double.IsFinite(bound) || Math.Abs(bound) >= 1e20) return Int128.MinValue;
        var lost = 1e-3 + (Math.Abs(bound) * 1e-9) + (10 * Tolerance * model.Rows.Select(r => Scale(r.Terms)).Append(1).Max());
        return (Int128)Math.Ceiling(bound - lost);
    }

    private static double Scale(Term[] terms)
    {
        double largest = 1;
        foreach (var term in terms) largest = Math.Max(largest, Math.Abs((double)term.Coefficient));
        return largest > 1e4 ? largest / 1e2 : 1;
    }
}
