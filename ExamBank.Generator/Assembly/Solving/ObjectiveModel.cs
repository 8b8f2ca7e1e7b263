using ExamBank.Domain.Blueprints;
using ExamBank.Generator.Assembly.Compiling;

namespace ExamBank.Generator.Assembly.Solving;

/// <summary>An objective over a model's variables, always to be minimised.</summary>
/// <param name="Terms">What is minimised.</param>
/// <param name="Least">A value that is ruled out to be beaten; reaching it is a proof.</param>
/// <param name="Unit">What one is worth; for a mean, of the weighted sum.</param>
/// <param name="Complete">Sets the objective's own variables to the best that the forms in the values allow.</param>
internal sealed record CompiledObjective(Term[] Terms, Int128 Least, decimal Unit, Action<long[]> Complete)
{
    /// <summary>A gap that no person would notice: a millionth of the largest value the objective can have.</summary>
    public Int128 Negligible { get; init; }

    /// <summary>For sums of forms that should be somewhere or alike, where; null otherwise.</summary>
    public SumGoal? Goal { get; init; }

    /// <summary>Whether items add so large and various numbers that a linear relaxation is the way to a proof.</summary>
    public bool IsFine { get; init; }

    /// <summary>For the deviation of a mean, each form's weight; null otherwise.</summary>
    public Term[][]? Weights { get; init; }

    /// <summary>For the deviation of a mean, each form's signed weighted sum; null otherwise.</summary>
    public Term[][]? Sums { get; init; }
}

/// <summary>Adds objectives to a model.</summary>
internal sealed class ObjectiveModel(CompiledAssembly assembly, FormModel forms)
{
    private readonly IntegerModel model = forms.Model;

    /// <summary>Adds the variables and rows that an objective needs.</summary>
    public CompiledObjective Add(Objective objective)
    {
        if (objective.EvenUse == true) return EvenUse();
        if (objective.MinimizeDeviation is { } deviation) return deviation.Mean is null ? Deviation(deviation) : MeanDeviation(deviation);
        if (objective.Maximin is { } maximin) return Maximin(maximin);
        if (objective.Parallel is { } parallel) return Parallel(parallel);
        if (objective.Minimize is { } minimize) return Total(minimize, 1);
        return objective.Maximize!.Distinct is { } distinct ? Distinct(distinct, objective.Maximize) : Total(objective.Maximize, -1);
    }

    /// <summary>max over forms of |Σ − target| is at most a variable.</summary>
    private CompiledObjective Deviation(Measure measure)
    {
        var function = LinearFunction.Of(assembly.Pool, measure).Finer(measure.Target!.Value);
        var target = checked((long)(measure.Target.Value / function.Unit));
        return LargestDeviation([.. AllForms().Select(f => Sum(f, measure, function))], target, function.Unit);
    }

    private CompiledObjective MeanDeviation(Measure measure)
    {
        var filter = new ItemFilter(assembly.Pool, measure.Where);
        var function = LinearFunction.Above(assembly.Pool, measure.Mean!, measure.Weight, measure.Target!.Value, filter);
        var weight = LinearFunction.Weight(assembly.Pool, measure.Mean!, measure.Weight, filter);
        Term[][] sums = [.. AllForms().Select(f => forms.Sum(f, function).ToArray())];
        return LargestDeviation(sums, 0, function.Unit) with { Weights = [.. AllForms().Select(f => forms.Sum(f, weight).ToArray())], Sums = sums };
    }

    private CompiledObjective LargestDeviation(Term[][] sums, long target, decimal unit)
    {
        var ranges = sums.Select(s => model.Range(s)).ToList();
        var most = ranges.Max(r => Int128.Max(Int128.Abs(r.Least - target), Int128.Abs(r.Greatest - target)));
        var largest = model.NewVariable(0, checked((long)most));
        foreach (var sum in sums)
        {
            model.Add(sum.Append(new Term(largest, 1)), target, Int128.MaxValue);
            model.Add(sum.Append(new Term(largest, -1)), Int128.MinValue, target);
        }

        // What every item adds in its fixed number of forms is spread over the forms however they are made.
        var least = FixedTotal(sums) is { } total ? CeilingDivide(Int128.Abs(((Int128)sums.Length * target) - total), sums.Length) : 0;
        least = SumGoal.NextMiss(least, target, SumGoal.DivisorOf(sums));
        return new([new Term(largest, 1)], least, unit, values => values[largest] = (long)sums.Max(s => Int128.Abs(IntegerModel.Value(s, values) - target)))
        {
            Goal = new SumGoal(sums, target, least),
            Negligible = Math.Abs(target) / 1_000_000,
        };
    }

    private CompiledObjective Maximin(Measure measure)
    {
        var function = LinearFunction.Of(assembly.Pool, measure);
        Term[][] sums = [.. AllForms().Select(f => Sum(f, measure, function))];
        var (low, high) = (sums.Min(s => model.Range(s).Least), sums.Min(s => model.Range(s).Greatest));
        var total = FixedTotal(sums);
        if (total is { } all) high = Int128.Min(high, -CeilingDivide(-all, sums.Length));
        if (SumGoal.DivisorOf(sums) is > 1 and var divisor) high = divisor * -CeilingDivide(-high, divisor);
        var least = model.NewVariable(checked((long)low), checked((long)high));
        foreach (var sum in sums) model.Add(sum.Append(new Term(least, -1)), 0, Int128.MaxValue);
        return new([new Term(least, -1)], -high, function.Unit, values => values[least] = (long)sums.Min(s => IntegerModel.Value(s, values)))
        {
            Goal = new SumGoal(sums, null, -high) { IsMaximin = true },
            Negligible = high / 1_000_000,
        };
    }

    private CompiledObjective Total(Measure measure, long sign)
    {
        var function = LinearFunction.Of(assembly.Pool, measure);
        Term[] terms = [.. AllForms().SelectMany(f => Sum(f, measure, function)).GroupBy(t => t.Variable, (v, t) => new Term(v, sign * t.Sum(x => x.Coefficient)))];
        return new(terms, model.Range(terms).Least, function.Unit, _ => { }) { IsFine = IsFine(terms) };
    }

    /// <summary>For each value the spread between the form that has most and the one that has least.</summary>
    private CompiledObjective Parallel(Measure measure)
    {
        var function = LinearFunction.Of(assembly.Pool, measure);
        var parts = measure.Per is { } per
            ? forms.CellsByValue(per, new ItemFilter(assembly.Pool, null)).Select(cells => (IEnumerable<int>)cells)
            : [Enumerable.Range(0, assembly.Cells.Count)];
        var spreads = new List<(int Most, int Least, Term[][] Sums)>();
        foreach (var part in parts)
        {
            var cells = part.ToList();
            Term[][] sums = [.. AllForms().Select(f => forms.Sum(f, measure, function, cells).ToArray())];
            if (sums.All(sum => sum.Length == 0)) continue;
            var (low, high) = (checked((long)sums.Min(s => model.Range(s).Least)), checked((long)sums.Max(s => model.Range(s).Greatest)));
            var (most, least) = (model.NewVariable(low, high), model.NewVariable(low, high));
            foreach (var sum in sums)
            {
                model.Add(sum.Append(new Term(most, -1)), Int128.MinValue, 0);
                model.Add(sum.Append(new Term(least, -1)), 0, Int128.MaxValue);
            }

            spreads.Add((most, least, sums));
        }

        return new([.. spreads.SelectMany(s => new[] { new Term(s.Most, 1), new Term(s.Least, -1) })], 0, function.Unit, values =>
        {
            foreach (var (most, least, sums) in spreads)
            {
                values[most] = (long)sums.Max(s => IntegerModel.Value(s, values));
                values[least] = (long)sums.Min(s => IntegerModel.Value(s, values));
            }
        })
        {
            Goal = spreads is [var only] ? new SumGoal(only.Sums, null, 0) : null,
        };
    }

    /// <summary>A variable for each form and value that is 1 only when the form shows the value.</summary>
    private CompiledObjective Distinct(string column, Measure measure)
    {
        var shown = new List<(int Variable, Term[] Items)>();
        var most = 0;
        var filter = new ItemFilter(assembly.Pool, measure.Where);
        foreach (var form in AllForms())
        {
            var all = new HashSet<int>();
            var first = shown.Count;
            foreach (var cells in forms.CellsByValue(column, filter))
            {
                var variable = model.NewVariable(0, 1);
                Term[] items = [.. cells.SelectMany(c => forms.Taken(form, c))];
                model.Add(items.Append(new Term(variable, -1)), 0, Int128.MaxValue);
                shown.Add((variable, items));
                all.UnionWith(cells);
            }

            most += shown.Count - first;
            // Items with one value each show no more values than there are items: without saying so the proof takes long.
            if (assembly.Pool.Column(column)!.HasSeveralValues) continue;
            model.Add(
                shown.Skip(first).Select(s => new Term(s.Variable, 1)).Concat(all.SelectMany(c => forms.Taken(form, c, -1))), Int128.MinValue, 0);
        }

        var trivial = assembly.Pool.Column(column)!.HasSeveralValues ? most : Math.Min(most, CountLimit(r => r.EqualTo ?? r.Max)?.Min() * (long)assembly.Forms ?? most);
        return new([.. shown.Select(s => new Term(s.Variable, -1))], -trivial, 1, values =>
        {
            foreach (var (variable, items) in shown) values[variable] = IntegerModel.Value(items, values) > 0 ? 1 : 0;
        });
    }

    /// <summary>The item used in most forms, by cells: of a cell's items taken in turns none is used more than the others by more than one.</summary>
    private CompiledObjective EvenUse()
    {
        var uses = Enumerable.Range(0, assembly.Cells.Count)
            .Select(c => (Size: (long)assembly.Cells.Size(c), Terms: AllForms().SelectMany(f => forms.Taken(f, c)).GroupBy(t => t.Variable, (v, t) => new Term(v, t.Sum(x => x.Coefficient))).ToArray()))
            .ToList();
        // Whatever else is taken, an anchor is in every form; a cell that holds one tells only the mean of its items.
        var anchored = assembly.Specification.Anchors is { Count: > 0 } ? assembly.Forms : 0;
        var most = model.NewVariable(anchored, assembly.Forms);
        foreach (var (size, terms) in uses) model.Add(terms.Append(new Term(most, -size)), Int128.MinValue, 0);
        var total = CountLimit(r => r.EqualTo ?? r.Min)?.Max() * (long)assembly.Forms ?? 0;
        var least = uses.Count == 0 ? 0 : (total + uses.Sum(u => u.Size) - 1) / uses.Sum(u => u.Size);
        return new([new Term(most, 1)], Math.Max(anchored, least), 1, values =>
            values[most] = Math.Max(anchored, uses.Count == 0 ? 0 : (long)uses.Max(u => (IntegerModel.Value(u.Terms, values) + u.Size - 1) / u.Size)));
    }

    /// <summary>Limits of the number of items that every form has, by rules about just that; null when there are none.</summary>
    private List<int>? CountLimit(Func<Rule, decimal?> limit) =>
        assembly.Specification.Rules?
            .Where(r => r is { Count: RuleCount.Items, Where: null, Per: null, Forms: null, Across: not true })
            .Select(limit).OfType<decimal>().Select(l => (int)l).ToList() is { Count: > 0 } limits ? limits : null;

    private Term[] Sum(int form, Measure measure, LinearFunction function) =>
        [.. forms.Sum(form, measure, function, Enumerable.Range(0, assembly.Cells.Count))];

    /// <summary>What all forms' sums add up to when every item's number of forms is fixed; null when it is not.</summary>
    private Int128? FixedTotal(Term[][] sums)
    {
        if (assembly.Specification is not { Anchors: null, Use: { } use } || use.Least is not { } least || use.Greatest != least) return null;
        // Each form's sum over all items, as often as each is used: terms of a form are the same items' in every form.
        return sums[0].Aggregate((Int128)0, (sum, term) => sum + ((Int128)term.Coefficient * model.Upper(term.Variable) * least));
    }

    private static Int128 CeilingDivide(Int128 value, long divisor)
    {
        var (quotient, remainder) = Int128.DivRem(value, divisor);
        return remainder > 0 ? quotient + 1 : quotient;
    }

    private static bool IsFine(Term[] terms) => terms.Length > 0 && terms.Max(t => Math.Abs(t.Coefficient)) / Divisor(terms) > 1000;

    private static long Divisor(Term[] terms) => terms.Aggregate(0L, (d, t) => (long)System.Numerics.BigInteger.GreatestCommonDivisor(d, t.Coefficient));

    private IEnumerable<int> AllForms() => Enumerable.Range(0, assembly.Forms);
}
