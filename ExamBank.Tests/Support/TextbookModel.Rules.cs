using ExamBank.Domain.Blueprints;
using ExamBank.Generator.Assembly;
using Google.OrTools.Sat;

namespace ExamBank.Tests.Support;

/// <summary>Rules as linear constraints over booleans.</summary>
internal sealed partial class TextbookModel
{
    /// <summary>A sum of booleans, each worth something.</summary>
    private sealed class Terms : List<(BoolVar Variable, decimal Worth)>
    {
        public Terms(IEnumerable<(BoolVar Variable, decimal Worth)> terms) : base(terms)
        {
        }
    }

    private void AddRule(Rule rule)
    {
        var measure = new Measure { Count = rule.Count, Sum = rule.Sum, Mean = rule.Mean, Weight = rule.Weight, Where = rule.Where, Per = rule.Per };
        var numbers = rule.Forms ?? [.. Enumerable.Range(1, chosen.Length)];
        foreach (var (value, items) in Matched(measure))
        {
            var name = value is null ? rule.Name : $"{rule.Name} · {value}";
            if (!Keeps(name)) continue;
            if (rule.Across == true)
                AddLimits(name, null, rule, off => new Terms(numbers.SelectMany(n => AmountOf(measure, items, n - 1, off))));
            else
                foreach (var number in numbers) AddLimits(name, Letter(number - 1), rule, off => AmountOf(measure, items, number - 1, off));
        }
    }

    /// <param name="terms">The amount; of a mean, what its numerator is off a target.</param>
    private void AddLimits(string name, string? form, Rule rule, Func<decimal, Terms> terms)
    {
        var (min, max) = Repaired(name, form, rule.EqualTo ?? rule.Min, rule.EqualTo ?? rule.Max);
        if (rule.Mean is null)
        {
            Limit(terms(0), min, max);
            return;
        }

        if (min is { } low) Limit(terms(low), 0, null);
        if (max is { } high) Limit(terms(high), null, 0);
    }

    private (decimal? Min, decimal? Max) Repaired(string name, string? form, decimal? min, decimal? max)
    {
        foreach (var repair in (options.Repairs ?? []).Where(r => r.Rule == name && (r.Form is null || form is null || r.Form == form)))
        {
            // Items that are to be written are, to the pool as it is, what is missing from the least number.
            if (repair.Kind == RepairKind.LowerMinimum) min = repair.To;
            else if (repair.Kind == RepairKind.WriteItems) min -= repair.To - repair.From;
            else max = repair.To;
        }

        return (min, max);
    }

    private bool Keeps(string name) => options.Keeps?.Invoke(name) != false;

    /// <summary>The matched items for each value of <c>per</c>, or once.</summary>
    private IEnumerable<(string? Value, IReadOnlyList<int> Items)> Matched(Measure measure)
    {
        var items = Enumerable.Range(0, pool.Count).Where(i => (measure.Where ?? new Dictionary<string, AttributeFilter>()).All(w => Meets(i, w.Key, w.Value))).ToList();
        if (measure.Per is not { } per) return [(null, items)];
        var byValue = pool.Column(per)!.Words.Select(word => (Value: (string?)word, Items: new List<int>())).ToList();
        var places = byValue.Select((v, place) => (v.Value, place)).ToDictionary(v => v.Value!, v => v.place, StringComparer.Ordinal);
        foreach (var item in items)
            foreach (var word in Words(per, item)) byValue[places[word]].Items.Add(item);
        return byValue.Select(v => (v.Value, (IReadOnlyList<int>)v.Items));
    }

    private bool Meets(int item, string column, AttributeFilter filter) => filter.Values is { } values
        ? Words(column, item).Any(values.Contains)
        : Number(column, item) is { } number && (filter.Min is not { } min || number >= min) && (filter.Max is not { } max || number <= max);

    private Terms AmountOf(Measure measure, IReadOnlyList<int> items, int form, decimal off) => new(
        measure.Distinct is { } distinct ? Kinds(items, distinct, form)
        : measure.Count == RuleCount.Stimuli ? Kinds(items, specification.Stimuli!.By, form)
        : measure.Count is not null ? items.Select(i => (chosen[form][i], 1m))
        : measure.Sum is { } sum ? items.Select(i => (chosen[form][i], Number(sum, i) ?? 0))
        : items.Select(i => (chosen[form][i], (measure.Weight is { } weight ? Number(weight, i) : 1) * (Number(measure.Mean!, i) - off) ?? 0)));

    /// <summary>A boolean for each different value that the items have: whether one of them is chosen.</summary>
    private IEnumerable<(BoolVar, decimal)> Kinds(IReadOnlyList<int> items, string column, int form)
    {
        foreach (var kind in items.SelectMany(i => Words(column, i).Select(word => (word, i))).GroupBy(k => k.word, k => chosen[form][k.i], StringComparer.Ordinal))
        {
            var any = model.NewBoolVar($"{column} {kind.Key}");
            model.AddMaxEquality(any, kind);
            yield return (any, 1);
        }
    }

    /// <summary>Limits a sum, all numbers being made whole by one power of ten.</summary>
    private void Limit(Terms terms, decimal? min, decimal? max)
    {
        var unit = Unit(terms.Select(t => t.Worth).Append(min ?? 0).Append(max ?? 0));
        if (min > max) model.AddBoolOr([]);
        else model.AddLinearConstraint(Whole(terms, unit), (long?)(min / unit) ?? long.MinValue, (long?)(max / unit) ?? long.MaxValue);
    }

    private static LinearExpr Whole(Terms terms, decimal unit)
    {
        var used = terms.Where(t => t.Worth != 0).ToList();
        return LinearExpr.WeightedSum(used.Select(t => t.Variable), used.Select(t => (long)(t.Worth / unit)));
    }

    private static decimal Unit(IEnumerable<decimal> numbers)
    {
        var unit = 1m;
        foreach (var number in numbers)
            while (number % unit != 0) unit /= 10;
        return unit;
    }

    private static string Letter(int form) => ((char)('A' + form)).ToString();
}
