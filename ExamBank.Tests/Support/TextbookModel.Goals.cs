using ExamBank.Domain.Blueprints;
using Google.OrTools.Sat;

namespace ExamBank.Tests.Support;

/// <summary>Objectives as linear expressions.</summary>
internal sealed partial class TextbookModel
{
    /// <summary>What is made as great or as small as can be, in whole multiples of a unit.</summary>
    private sealed record Goal(LinearExpr Expression, decimal Unit, bool IsMaximum)
    {
        /// <summary>For the deviation of a mean, its measure; the expression is then only where the search for it starts.</summary>
        public Measure? Mean { get; init; }
    }

    private Goal AddObjective(Objective objective)
    {
        var forms = Enumerable.Range(0, chosen.Length).ToList();
        if (objective.EvenUse == true)
        {
            var most = model.NewIntVar(0, chosen.Length, "most");
            for (var i = 0; i < pool.Count; i++) model.Add(LinearExpr.Sum(chosen.Select(form => form[i])) <= most);
            return new Goal(most, 1, IsMaximum: false);
        }

        if ((objective.Maximize ?? objective.Minimize) is { } total)
        {
            var all = new Terms(forms.SelectMany(f => AmountOf(total, Only(total), f, 0)));
            return new Goal(Whole(all, UnitOf(all)), UnitOf(all), objective.Maximize is not null);
        }

        if (objective.Maximin is { } least) return AddMaximin([.. forms.Select(f => AmountOf(least, Only(least), f, 0))]);
        if (objective.Parallel is { } alike) return AddSpread([.. Matched(alike).Select(m => forms.Select(f => AmountOf(alike, m.Items, f, 0)).ToArray())]);
        var deviation = objective.MinimizeDeviation!;
        return deviation.Mean is null
            ? AddDeviation([.. forms.Select(f => AmountOf(deviation, Only(deviation), f, 0))], deviation.Target!.Value)
            : AddDeviation([.. forms.Select(f => AmountOf(deviation, Only(deviation), f, deviation.Target!.Value))], 0) with { Mean = deviation };
    }

    private Goal AddDeviation(Terms[] forms, decimal target)
    {
        var unit = Unit(forms.SelectMany(f => f).Select(t => t.Worth).Append(target));
        var whole = (long)(target / unit);
        var deviation = model.NewIntVar(0, forms.Max(f => Span(f, unit)) + Math.Abs(whole), "deviation");
        foreach (var form in forms)
        {
            model.Add(Whole(form, unit) - whole <= deviation);
            model.Add(whole - Whole(form, unit) <= deviation);
        }

        return new Goal(deviation, unit, IsMaximum: false);
    }

    private Goal AddMaximin(Terms[] forms)
    {
        var unit = Unit(forms.SelectMany(f => f).Select(t => t.Worth));
        var span = forms.Max(f => Span(f, unit));
        var least = model.NewIntVar(-span, span, "least");
        foreach (var form in forms) model.Add(Whole(form, unit) >= least);
        return new Goal(least, unit, IsMaximum: true);
    }

    private Goal AddSpread(Terms[][] values)
    {
        var unit = Unit(values.SelectMany(v => v).SelectMany(f => f).Select(t => t.Worth));
        var spreads = new List<LinearExpr>();
        foreach (var forms in values)
        {
            var span = forms.Max(f => Span(f, unit));
            var (most, least) = (model.NewIntVar(-span, span, "most"), model.NewIntVar(-span, span, "least"));
            foreach (var form in forms)
            {
                model.Add(Whole(form, unit) <= most);
                model.Add(Whole(form, unit) >= least);
            }

            spreads.Add(most - least);
        }

        return new Goal(LinearExpr.Sum(spreads), unit, IsMaximum: false);
    }

    private IReadOnlyList<int> Only(Measure measure) => Matched(measure).Single().Items;

    private static decimal UnitOf(Terms terms) => Unit(terms.Select(t => t.Worth));

    private static long Span(Terms terms, decimal unit) => terms.Sum(t => Math.Abs((long)(t.Worth / unit)));
}
