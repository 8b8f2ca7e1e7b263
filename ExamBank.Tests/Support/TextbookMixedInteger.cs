using ExamBank.Domain.Blueprints;
using ExamBank.Generator.Assembly;
using Google.OrTools.LinearSolver;
using Objective = ExamBank.Domain.Blueprints.Objective;

namespace ExamBank.Tests.Support;

/// <summary>
/// The model of the textbooks (van der Linden 2005), a boolean for each item and form, as packages of test assembly give it to a
/// mixed-integer solver: here SCIP, with one objective after another. It shares no code with the engine nor its judge. The
/// deviation of a mean is taken where every form has the same weight, which the caller answers for.
/// </summary>
internal sealed partial class TextbookMixedInteger : IDisposable
{
    private readonly MPSolverParameters exactly = new();
    private readonly Solver solver = Solver.CreateSolver("SCIP");
    private readonly ItemPool pool;
    private readonly AssemblySpecification specification;
    private readonly Dictionary<string, int> itemOf;
    private readonly Variable[][] chosen;
    private readonly Dictionary<int, List<(IReadOnlyList<int> Items, Variable Taken)>> stimuliOf = [];

    private TextbookMixedInteger(ItemPool pool, AssemblySpecification specification)
    {
        (this.pool, this.specification) = (pool, specification);
        itemOf = pool.Ids.Select((id, index) => (id, index)).ToDictionary(i => i.id, i => i.index, StringComparer.Ordinal);
        chosen = [.. Enumerable.Range(0, specification.Forms ?? 1).Select(f => solver.MakeBoolVarArray(pool.Count, $"x{f}_"))];
        // By default it ends at a gap of a ten-thousandth.
        exactly.SetDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, 0);
        AddSets();
        foreach (var rule in specification.Rules ?? []) AddRule(rule);
    }

    /// <summary>What is made as great or as small as can be, in whole multiples of a unit.</summary>
    private sealed record Goal(Terms Terms, decimal Unit, bool IsMaximum);

    /// <summary>Builds the model and solves it, one objective after another.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="specification">The specification.</param>
    /// <param name="limit">For all solves together.</param>
    public static TextbookAnswer Solve(ItemPool pool, AssemblySpecification specification, TimeSpan limit)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        using var built = new TextbookMixedInteger(pool, specification);
        return built.Solve(limit, clock);
    }

    public void Dispose()
    {
        exactly.Dispose();
        solver.Dispose();
    }

    private TextbookAnswer Solve(TimeSpan limit, System.Diagnostics.Stopwatch clock)
    {
        var forms = new List<IReadOnlyList<int>>();
        var (values, bounds) = (new List<decimal>(), new List<decimal>());
        var proven = true;
        IEnumerable<Goal?> goals = specification.Objectives is { Count: > 0 } objectives ? objectives.Select(Goal? (o) => AddObjective(o)) : [null];
        foreach (var goal in goals)
        {
            if (goal is not null) Aim(goal);
            solver.SetTimeLimit(Math.Max(10, (long)(limit - clock.Elapsed).TotalMilliseconds));
            var status = solver.Solve(exactly);
            if (status is not (Solver.ResultStatus.OPTIMAL or Solver.ResultStatus.FEASIBLE))
            {
                if (forms.Count > 0) return new TextbookAnswer(AssemblyStatus.Feasible, forms, values, bounds);
                return new TextbookAnswer(status == Solver.ResultStatus.INFEASIBLE ? AssemblyStatus.Infeasible : AssemblyStatus.Unknown, [], [], []);
            }

            proven &= status == Solver.ResultStatus.OPTIMAL;
            forms = [.. chosen.Select(form => (IReadOnlyList<int>)[.. Enumerable.Range(0, pool.Count).Where(i => form[i].SolutionValue() > 0.5)])];
            if (goal is null) break;
            var reached = Math.Round((decimal)solver.Objective().Value());
            values.Add(reached * goal.Unit);
            var bound = (decimal)Math.Clamp(solver.Objective().BestBound(), -1e20, 1e20);
            bounds.Add(goal.Unit * (goal.IsMaximum ? Math.Floor(bound + 0.000001m) : Math.Ceiling(bound - 0.000001m)));
            Limit(goal.Terms, goal.IsMaximum ? reached : null, goal.IsMaximum ? null : reached);
        }

        return new TextbookAnswer(proven ? AssemblyStatus.Optimal : AssemblyStatus.Feasible, forms, values, bounds);
    }

    // In whole numbers, for SCIP proves more when it knows that an objective is one.
    private void Aim(Goal goal)
    {
        solver.Objective().Clear();
        foreach (var (variable, worth) in goal.Terms) solver.Objective().SetCoefficient(variable, (double)worth);
        solver.Objective().SetOptimizationDirection(goal.IsMaximum);
    }

    private Goal AddObjective(Objective objective)
    {
        var forms = Enumerable.Range(0, chosen.Length).ToList();
        if (objective.EvenUse == true)
        {
            var most = solver.MakeIntVar(0, chosen.Length, "most");
            for (var i = 0; i < pool.Count; i++) Limit(Ones(chosen.Select(form => form[i])).And(most, -1), null, 0);
            return new Goal(Ones([most]), 1, IsMaximum: false);
        }

        var measure = objective.Measures.Single();
        var parts = Matched(measure.Where, measure.Per).Select(part => forms.Select(f => Amount(measure, part.Items, f, measure.Mean is null ? 0 : measure.Target!.Value)).ToList()).ToList();
        var target = measure.Mean is null ? measure.Target ?? 0 : 0;
        var unit = Unit(parts.SelectMany(p => p).SelectMany(t => t).Select(t => t.Worth).Append(target));
        var sums = parts.ConvertAll(part => part.ConvertAll(terms => terms.Times(1 / unit)));
        var span = (double)sums.SelectMany(s => s).Max(s => s.Sum(t => Math.Abs(t.Worth)) + Math.Abs(target / unit));
        if ((objective.Maximize ?? objective.Minimize) is not null) return new Goal(new Terms(sums[0].SelectMany(s => s)), unit, objective.Maximize is not null);
        if (objective.Parallel is not null)
        {
            var spread = new Terms([]);
            foreach (var part in sums)
            {
                var (most, least) = (solver.MakeIntVar(-span, span, "most"), solver.MakeIntVar(-span, span, "least"));
                foreach (var sum in part)
                {
                    Limit(sum.And(most, -1), null, 0);
                    Limit(sum.And(least, -1), 0, null);
                }

                spread = spread.And(most, 1).And(least, -1);
            }

            return new Goal(spread, unit, IsMaximum: false);
        }

        var extreme = solver.MakeIntVar(-span, span, "extreme");
        foreach (var sum in sums[0])
        {
            if (objective.Maximin is null) Limit(sum.And(extreme, 1), target / unit, null);
            Limit(sum.And(extreme, -1), objective.Maximin is null ? null : 0, objective.Maximin is null ? target / unit : null);
        }

        // The form's weight is what its rule about all items says it is.
        var weight = measure.Mean is null ? 1 : specification.Rules!.First(r => r is { EqualTo: not null, Where: null, Per: null, Across: not true } && (measure.Weight is { } by ? r.Sum == by : r.Count is not null)).EqualTo!.Value;
        return new Goal(Ones([extreme]), unit / weight, objective.Maximin is not null);
    }
}
