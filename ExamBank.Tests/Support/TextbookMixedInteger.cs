using ExamBank.Domain.Blueprints;
using ExamBank.Generator.Assembly;
using Google.OrTools.LinearSolver;

namespace ExamBank.Tests.Support;

/// <summary>
/// The textbook model for linear information objectives, solved by SCIP: counts and sums with filters and <c>per</c>, stimuli,
/// use, enemies, and one objective, <c>maximize</c> or <c>maximin</c> of a sum.
/// </summary>
internal static class TextbookMixedInteger
{
    public static TextbookAnswer Solve(ItemPool pool, AssemblySpecification specification, TimeSpan limit)
    {
        using var solver = Solver.CreateSolver("SCIP");
        solver.SetTimeLimit((long)limit.TotalMilliseconds);
        var forms = Enumerable.Range(0, specification.Forms ?? 1).Select(f => solver.MakeBoolVarArray(pool.Count, $"x{f}_")).ToArray();
        foreach (var rule in specification.Rules ?? [])
            foreach (var (form, items) in from form in forms from items in Matched(pool, rule) select (form, items))
                Limit(solver, items.Select(i => (form[i], Worth(pool, rule.Sum, i))), (double?)(rule.EqualTo ?? rule.Min), (double?)(rule.EqualTo ?? rule.Max));
        for (var i = 0; i < pool.Count && specification.Use is { } use; i++)
            Limit(solver, forms.Select(form => (form[i], 1d)), use.Least, use.Greatest);
        foreach (var (form, list) in from form in forms from list in specification.Enemies ?? [] select (form, list))
            Limit(solver, list.Select(id => (form[pool.Ids.IndexOf(id)], 1d)), null, 1);
        foreach (var form in forms) AddStimuli(solver, pool, specification.Stimuli, form);

        // In whole numbers, for SCIP proves more when it knows that an objective is one.
        var objective = specification.Objectives!.Single();
        var information = (objective.Maximize ?? objective.Maximin)!.Sum!;
        var unit = ((NumberColumn)pool.Column(information)!).Unit;
        var sums = forms.Select(form => form.Select((x, i) => (x, Math.Round(Worth(pool, information, i) / (double)unit))).ToList()).ToList();
        var least = solver.MakeIntVar(0, sums.Max(s => s.Sum(t => t.Item2)), "least");
        foreach (var sum in sums.Where(_ => objective.Maximin is not null)) Limit(solver, sum.Append((least, -1)), 0, null);
        if (objective.Maximin is not null) solver.Objective().SetCoefficient(least, 1);
        else foreach (var (x, worth) in sums.SelectMany(s => s)) solver.Objective().SetCoefficient(x, worth);
        solver.Objective().SetMaximization();

        var status = solver.Solve();
        if (status is not (Solver.ResultStatus.OPTIMAL or Solver.ResultStatus.FEASIBLE))
            return new TextbookAnswer(status == Solver.ResultStatus.INFEASIBLE ? AssemblyStatus.Infeasible : AssemblyStatus.Unknown, [], [], []);
        return new TextbookAnswer(
            status == Solver.ResultStatus.OPTIMAL ? AssemblyStatus.Optimal : AssemblyStatus.Feasible,
            [.. forms.Select(form => Enumerable.Range(0, pool.Count).Where(i => form[i].SolutionValue() > 0.5).ToList())],
            [unit * Math.Round((decimal)solver.Objective().Value())],
            [unit * Math.Floor((decimal)solver.Objective().BestBound() + 0.000001m)]);
    }

    private static void AddStimuli(Solver solver, ItemPool pool, StimulusSets? stimuli, Variable[] form)
    {
        if (stimuli is null) return;
        var taken = new List<(Variable, double)>();
        foreach (var set in Matched(pool, new Rule { Name = "", Per = stimuli.By }))
        {
            var stimulus = solver.MakeBoolVar("stimulus");
            taken.Add((stimulus, 1));
            var items = set.Select(i => (form[i], 1d)).ToList();
            Limit(solver, items.Append((stimulus, -(stimuli.ItemsEach?.Least ?? 1d))), 0, null);
            Limit(solver, items.Append((stimulus, -(stimuli.ItemsEach?.Greatest ?? (double)items.Count))), null, 0);
        }

        Limit(solver, taken, stimuli.Count?.Least, stimuli.Count?.Greatest);
    }

    private static IEnumerable<List<int>> Matched(ItemPool pool, Rule rule)
    {
        var items = Enumerable.Range(0, pool.Count)
            .Where(i => (rule.Where ?? new Dictionary<string, AttributeFilter>()).All(w => Codes(pool, w.Key, i).Any(c => w.Value.Values!.Contains(pool.Column(w.Key)!.Words[c]))))
            .ToList();
        return rule.Per is not { } per ? [items]
            : items.SelectMany(i => Codes(pool, per, i).Select(code => (code, i))).GroupBy(k => k.code, k => k.i).Select(g => g.ToList());
    }

    private static int[] Codes(ItemPool pool, string column, int item) => pool.Column(column)!.Codes(item).ToArray();

    private static double Worth(ItemPool pool, string? sum, int item) => sum is null ? 1 : (double)(((NumberColumn)pool.Column(sum)!).Value(item) ?? 0);

    private static void Limit(Solver solver, IEnumerable<(Variable Variable, double Worth)> terms, double? min, double? max)
    {
        var row = solver.MakeConstraint(min ?? double.NegativeInfinity, max ?? double.PositiveInfinity, "");
        foreach (var (variable, worth) in terms) row.SetCoefficient(variable, worth);
    }
}
