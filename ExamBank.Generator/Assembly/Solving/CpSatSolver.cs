using System.Globalization;
using Google.OrTools.Sat;

namespace ExamBank.Generator.Assembly.Solving;

/// <summary>How CP-SAT is asked to search. Each way is deterministic: work is counted in its deterministic time, never in seconds.</summary>
internal enum CpSatSearch
{
    /// <summary>One search without presolve: fast on small loose models, where presolve costs more than it saves.</summary>
    Direct,

    /// <summary>One search after presolve.</summary>
    Presolved,

    /// <summary>Several kinds of search taking turns; the turns do not depend on the number of cores.</summary>
    Interleaved,
}

/// <summary>Solves an <see cref="IntegerModel"/> by CP-SAT.</summary>
internal static class CpSatSolver
{
    /// <summary>Minimises the objective, or finds any values when there is none.</summary>
    /// <param name="model">The model.</param>
    /// <param name="objective">Terms of which the sum is minimised; null for none.</param>
    /// <param name="hint">Values to start from; null for none.</param>
    /// <param name="search">How to search.</param>
    /// <param name="work">Limit of deterministic time, about a second of a slow core each.</param>
    /// <param name="stop">Asked to stop, it gives what it has.</param>
    public static Solution Solve(IntegerModel model, Term[]? objective, long[]? hint, CpSatSearch search, double work, CancellationToken stop)
    {
        if (stop.IsCancellationRequested) return Solution.Without(SolveStatus.Unknown);
        if (model.Rows.Any(r => r.Minimum > r.Maximum)) return Solution.Without(SolveStatus.Infeasible);
        var cp = new CpModel { Model = { } };
        var proto = cp.Model;
        for (var i = 0; i < model.VariableCount; i++)
        {
            if (model.Lower(i) > model.Upper(i)) return Solution.Without(SolveStatus.Infeasible);
            proto.Variables.Add(new IntegerVariableProto { Domain = { model.Lower(i), model.Upper(i) } });
        }

        foreach (var row in model.Rows) proto.Constraints.Add(new ConstraintProto { Linear = Linear(row) });
        if (objective is not null)
        {
            var terms = new CpObjectiveProto();
            foreach (var (variable, coefficient) in objective)
            {
                terms.Vars.Add(variable);
                terms.Coeffs.Add(coefficient);
            }

            proto.Objective = terms;
        }

        if (hint is not null)
        {
            proto.SolutionHint = new PartialVariableAssignment();
            for (var i = 0; i < hint.Length; i++)
            {
                proto.SolutionHint.Vars.Add(i);
                proto.SolutionHint.Values.Add(hint[i]);
            }
        }

        using var solver = new CpSolver { StringParameters = Parameters(search, work) };
        using var stopping = stop.Register(solver.StopSearch);
        var status = solver.Solve(cp);
        return status switch
        {
            CpSolverStatus.Optimal or CpSolverStatus.Feasible => Found(solver, status, objective),
            CpSolverStatus.Infeasible => Solution.Without(SolveStatus.Infeasible),
            CpSolverStatus.Unknown => Solution.Without(SolveStatus.Unknown),
            _ => throw new InvalidOperationException($"CP-SAT refuses the model: {cp.Validate()}"),
        };
    }

    /// <summary>Groups of rows that cannot all be kept, not always the fewest; empty when the limit ended the search.</summary>
    public static IReadOnlyList<int> InfeasibleGroups(IntegerModel model, double work, CancellationToken stop)
    {
        var cp = new CpModel();
        var proto = cp.Model;
        for (var i = 0; i < model.VariableCount; i++) proto.Variables.Add(new IntegerVariableProto { Domain = { model.Lower(i), model.Upper(i) } });
        var literals = new SortedDictionary<int, int>();
        foreach (var row in model.Rows)
        {
            var constraint = new ConstraintProto();
            if (row.Minimum > row.Maximum) constraint.BoolOr = new BoolArgumentProto();
            else constraint.Linear = Linear(row);
            if (row.Group >= 0)
            {
                if (!literals.TryGetValue(row.Group, out var literal))
                {
                    literals.Add(row.Group, literal = proto.Variables.Count);
                    proto.Variables.Add(new IntegerVariableProto { Domain = { 0, 1 } });
                    proto.Assumptions.Add(literal);
                }

                constraint.EnforcementLiteral.Add(literal);
            }

            proto.Constraints.Add(constraint);
        }

        // Without presolve: with it, wrong literals have been reported.
        using var solver = new CpSolver { StringParameters = Parameters(CpSatSearch.Direct, work) };
        using var stopping = stop.Register(solver.StopSearch);
        if (solver.Solve(cp) != CpSolverStatus.Infeasible) return [];
        var core = solver.Response!.SufficientAssumptionsForInfeasibility.ToHashSet();
        return [.. literals.Where(l => core.Contains(l.Value)).Select(l => l.Key)];
    }

    private static LinearConstraintProto Linear(Row row)
    {
        var linear = new LinearConstraintProto { Domain = { row.Minimum, row.Maximum } };
        foreach (var (variable, coefficient) in row.Terms)
        {
            linear.Vars.Add(variable);
            linear.Coeffs.Add(coefficient);
        }

        return linear;
    }

    private static Solution Found(CpSolver solver, CpSolverStatus status, Term[]? objective)
    {
        var values = new long[solver.Response!.Solution.Count];
        solver.Response.Solution.CopyTo(values, 0);
        var value = objective is null ? 0 : IntegerModel.Value(objective, values);
        if (status == CpSolverStatus.Optimal) return new Solution(SolveStatus.Optimal, values, value);
        // The bound is a double; what it loses in digits is given away, never claimed.
        var bound = solver.Response.BestObjectiveBound;
        var exact = Math.Abs(bound) < 1L << 52 ? (Int128)Math.Ceiling(bound - 1e-6) : (Int128)(bound - (Math.Abs(bound) * 1e-12));
        return new Solution(SolveStatus.Feasible, values, Int128.Min(exact, value));
    }

    private static string Parameters(CpSatSearch search, double work) => string.Create(
        CultureInfo.InvariantCulture,
        $"random_seed:1 catch_sigint_signal:false max_deterministic_time:{work} {search switch
        {
            CpSatSearch.Direct => "num_workers:1 cp_model_presolve:false",
            CpSatSearch.Presolved => "num_workers:1 linearization_level:2",
            _ => "num_workers:8 interleave_search:true",
        }}");
}
