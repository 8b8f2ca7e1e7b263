using Google.OrTools.LinearSolver;

namespace ExamBank.Generator.Assembly.Solving;

/// <summary>
/// Rules that clash already when items may be divided: rows may be broken at a price, and those with a price in the dual of
/// the cheapest way prove together that nothing keeps them all (Farkas' lemma). A linear program shows in milliseconds what a
/// search among whole numbers finds slowly, but it computes in doubles: what it names is a proposal to be proven.
/// </summary>
internal static class LinearCore
{
    private const double Nothing = 1e-7;

    /// <summary>Groups of rows that clash; empty when a divided form keeps all, or none was computed.</summary>
    public static IReadOnlyList<int> InfeasibleGroups(IntegerModel model, CancellationToken stop)
    {
        if (stop.IsCancellationRequested) return [];
        using var solver = Solver.CreateSolver("GLOP");
        var variables = new Variable[model.VariableCount];
        for (var i = 0; i < variables.Length; i++) variables[i] = solver.MakeNumVar(model.Lower(i), model.Upper(i), "");
        var price = solver.Objective();
        price.SetMinimization();
        var constraints = new List<(int Group, Constraint Constraint)>();
        foreach (var row in model.Rows)
        {
            if (row.Minimum > row.Maximum) return row.Group < 0 ? [] : [row.Group];
            double largest = 1;
            foreach (var term in row.Terms) largest = Math.Max(largest, Math.Abs((double)term.Coefficient));
            var constraint = solver.MakeConstraint(
                row.Minimum == long.MinValue ? double.NegativeInfinity : row.Minimum / largest,
                row.Maximum == long.MaxValue ? double.PositiveInfinity : row.Maximum / largest,
                "");
            foreach (var (variable, coefficient) in row.Terms) constraint.SetCoefficient(variables[variable], coefficient / largest);
            if (row.Group < 0) continue;
            constraints.Add((row.Group, constraint));
            foreach (var sign in new[] { 1, -1 })
            {
                var broken = solver.MakeNumVar(0, double.PositiveInfinity, "");
                constraint.SetCoefficient(broken, sign);
                price.SetCoefficient(broken, 1);
            }
        }

        using var stopping = stop.Register(() => solver.InterruptSolve());
        if (solver.Solve() != Solver.ResultStatus.OPTIMAL || price.Value() < Nothing) return [];
        return [.. constraints.Where(c => Math.Abs(c.Constraint.DualValue()) > Nothing).Select(c => c.Group).Distinct().Order()];
    }
}
