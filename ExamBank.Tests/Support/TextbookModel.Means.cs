using ExamBank.Domain.Blueprints;
using Google.OrTools.Sat;

namespace ExamBank.Tests.Support;

/// <summary>The deviation of a mean, which is no linear expression: forms that are closer are asked for until there are none.</summary>
internal sealed partial class TextbookModel
{
    /// <summary>Descends from some forms to the least deviation; whether it is proven to be that.</summary>
    private (List<IReadOnlyList<int>> Forms, decimal Value, bool IsLeast) Descend(
        Measure measure, List<IReadOnlyList<int>> forms, System.Diagnostics.Stopwatch clock)
    {
        var matched = Only(measure);
        decimal WeightOf(int item) => Number(measure.Mean!, item) is null ? 0 : measure.Weight is { } weight ? Number(weight, item) ?? 0 : 1;
        var off = chosen.Select((_, f) => AmountOf(measure, matched, f, measure.Target!.Value)).ToList();
        var weights = chosen.Select(form => new Terms(matched.Select(i => (form[i], WeightOf(i))))).ToList();
        var (offUnit, weightUnit) = (Unit(off.SelectMany(t => t).Select(t => t.Worth)), Unit(weights.SelectMany(t => t).Select(t => t.Worth)));

        while (true)
        {
            var (most, weight) = forms.Select(items => (
                    Off: Math.Abs(matched.Where(items.Contains).Sum(i => WeightOf(i) * ((Number(measure.Mean!, i) ?? 0) - measure.Target!.Value))),
                    Weight: matched.Where(items.Contains).Sum(WeightOf)))
                .Where(f => f.Weight > 0)
                .DefaultIfEmpty((Off: 0m, Weight: 1m))
                .MaxBy(f => f.Off / f.Weight);
            if (most == 0)
            {
                Within(0, 1, 0, null);
                return (forms, 0, true);
            }

            // A form closer than most / weight has |off| · weight < most · its weight, or no weight at all.
            var closer = model.NewBoolVar("closer");
            Within((long)(most / offUnit), (long)(weight / weightUnit), 1, closer);
            model.Model.Objective = null;
            model.AddAssumption(closer);
            using var solver = new CpSolver { StringParameters = Parameters(clock) };
            var status = solver.Solve(model);
            model.ClearAssumptions();
            if (status is CpSolverStatus.Optimal or CpSolverStatus.Feasible)
            {
                forms = Chosen(solver);
                continue;
            }

            Within((long)(most / offUnit), (long)(weight / weightUnit), 0, null);
            return (forms, most / weight, status == CpSolverStatus.Infeasible);
        }

        void Within(long most, long weight, long closerBy, BoolVar? when)
        {
            foreach (var (terms, own) in off.Zip(weights, (terms, all) => (terms, all.Where(t => t.Worth > 0).ToList())).Where(f => f.Item2.Count > 0))
            {
                var some = model.NewBoolVar("some");
                model.AddMaxEquality(some, own.Select(t => t.Variable));
                foreach (var sign in new[] { 1, -1 })
                {
                    var row = model.Add((sign * weight * Whole(terms, offUnit)) - (most * Whole(new Terms(own), weightUnit)) <= -closerBy);
                    row.OnlyEnforceIf(when is null ? [some] : [some, when]);
                }
            }
        }
    }
}
