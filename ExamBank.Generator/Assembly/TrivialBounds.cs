using ExamBank.Domain.Blueprints;

namespace ExamBank.Generator.Assembly;

/// <summary>What no forms can beat, told without solving anything: no deviation below nought, no more values than items.</summary>
internal static class TrivialBounds
{
    /// <summary>For values of the objectives, how far each lies from what cannot be beaten.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="specification">The specification.</param>
    /// <param name="length">The number of items of each form.</param>
    public static Func<IReadOnlyList<decimal>, decimal[]> Of(ItemPool pool, AssemblySpecification specification, int length) => values =>
        [.. (specification.Objectives ?? []).Select((o, i) => Math.Max(0, Gap(pool, specification, o, values[i], length)))];

    private static decimal Gap(ItemPool pool, AssemblySpecification specification, Objective objective, decimal value, int length)
    {
        var forms = specification.Forms ?? 1;
        if (objective.EvenUse == true)
        {
            return value - decimal.Ceiling((decimal)LeastLength(specification) * forms / Math.Max(1, pool.Count - (specification.Exclude?.Count ?? 0)));
        }

        if (objective.Maximize?.Distinct is { } distinct)
        {
            var column = pool.Column(distinct)!;
            var most = (specification.Rules ?? []).Where(IsLength).Min(r => r.EqualTo ?? r.Max) is { } limit ? (int)limit : length + 1;
            // One item may show several values.
            return ((column.HasSeveralValues ? column.Words.Length : Math.Min(most, column.Words.Length)) * (decimal)forms) - value;
        }

        if (objective.MinimizeDeviation is { Sum: { } sum, Target: { } target })
        {
            // A sum is a whole multiple of the column's unit: it comes no closer to a target between two than the nearer one.
            var unit = ((NumberColumn)pool.Column(sum)!).Unit;
            var over = target - (decimal.Floor(target / unit) * unit);
            return value - Math.Min(over, unit - over);
        }

        if (objective.Minimize is { Sum: { } small, Where: null }) return value - LeastSum(pool, specification, small);
        return value;
    }

    /// <summary>The least number of items of a form, by rules about just that; nought when there are none.</summary>
    public static int LeastLength(AssemblySpecification specification) =>
        (int)((specification.Rules ?? []).Where(IsLength).Max(r => r.EqualTo ?? r.Min) ?? 0);

    /// <summary>What so many of the smallest numbers add up to, each taken as often as items may be used, and all below nought.</summary>
    private static decimal LeastSum(ItemPool pool, AssemblySpecification specification, string name)
    {
        var column = (NumberColumn)pool.Column(name)!;
        var forms = specification.Forms ?? 1;
        long uses = Math.Min(forms, specification.Use?.Greatest ?? forms);
        var needed = (long)LeastLength(specification) * forms;
        var sorted = column.Multiples.Select(m => m == NumberColumn.Missing ? 0 : m).ToArray();
        Array.Sort(sorted);
        Int128 sum = 0;
        foreach (var number in sorted)
        {
            if (needed <= 0 && number >= 0) break;
            sum += number * (number < 0 ? uses : Math.Min(uses, needed));
            needed -= uses;
        }

        return (decimal)sum * column.Unit;
    }

    private static bool IsLength(Rule rule) => rule is { Count: RuleCount.Items, Where: null, Per: null, Forms: null, Across: not true };
}
