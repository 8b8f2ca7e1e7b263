using ExamBank.Domain.Blueprints;
using ExamBank.Generator.Assembly;
using Google.OrTools.LinearSolver;

namespace ExamBank.Tests.Support;

/// <summary>Rules and sets as rows over booleans.</summary>
internal sealed partial class TextbookMixedInteger
{
    /// <summary>A sum of variables, each worth something.</summary>
    private sealed class Terms(IEnumerable<(Variable Variable, decimal Worth)> terms) : List<(Variable Variable, decimal Worth)>(terms)
    {
        public Terms And(Variable variable, decimal worth) => new(this.Append((variable, worth)));

        public Terms Times(decimal factor) => new(this.Select(t => (t.Variable, t.Worth * factor)));
    }

    private void AddRule(Rule rule)
    {
        var measure = new Measure { Count = rule.Count, Sum = rule.Sum, Mean = rule.Mean, Weight = rule.Weight };
        var forms = rule.Forms?.Select(n => n - 1).ToList() ?? [.. Enumerable.Range(0, chosen.Length)];
        var (min, max) = (rule.EqualTo ?? rule.Min, rule.EqualTo ?? rule.Max);
        foreach (var (_, items) in Matched(rule.Where, rule.Per))
        {
            foreach (var part in rule.Across == true ? [forms] : forms.Select(f => new List<int> { f }))
            {
                Terms Of(decimal off) => new(part.SelectMany(f => Amount(measure, items, f, off)));
                if (rule.Mean is null) Limit(Of(0), min, max);
                if (rule.Mean is not null && min is { } low) Limit(Of(low), 0, null);
                if (rule.Mean is not null && max is { } high) Limit(Of(high), null, 0);
            }
        }
    }

    private void AddSets()
    {
        foreach (var (index, form) in chosen.Index())
        {
            foreach (var list in Enemies()) Limit(Ones(list.Select(i => form[i])), null, 1);
            if (specification.Stimuli is { } stimuli) AddStimuli(index, stimuli);
            if (specification.AllOrNone is { } sets)
                foreach (var (first, other) in ItemsBy(sets.By).SelectMany(set => set.Skip(1).Select(i => (set[0], i)))) Limit(Ones([form[first]]).And(form[other], -1), 0, 0);
            foreach (var id in specification.Exclude ?? []) Limit(Ones([form[itemOf[id]]]), 0, 0);
            foreach (var id in specification.Keep?.GetValueOrDefault(index + 1) ?? []) Limit(Ones([form[itemOf[id]]]), 1, 1);
            foreach (var earlier in specification.Earlier ?? []) Limit(Ones(earlier.Items.Distinct().Select(id => form[itemOf[id]])), null, earlier.Max);
        }

        foreach (var id in specification.Include ?? []) Limit(Ones(chosen.Select(form => form[itemOf[id]])), 1, null);
        for (var i = 0; i < pool.Count && specification.Use is { } use; i++) Limit(Ones(chosen.Select(form => form[i])), use.Least, use.Greatest);
        if (specification.Overlap is { } overlap) AddOverlap(overlap);
        if (specification.Anchors is { } anchors) AddAnchors(anchors.Count);
    }

    private IEnumerable<List<int>> Enemies() =>
        (specification.Enemies ?? []).Select(list => list.Distinct().Select(id => itemOf[id]).ToList()).Concat(
            specification.EnemiesColumn is not { } column ? []
            : Enumerable.Range(0, pool.Count).SelectMany(i => Words(column, i).Select(w => itemOf[w]).Where(j => j != i).Select(j => (Math.Min(i, j), Math.Max(i, j)))).Distinct()
                .Select(pair => new List<int> { pair.Item1, pair.Item2 }));

    private void AddStimuli(int form, StimulusSets stimuli)
    {
        var all = stimuliOf[form] = [];
        foreach (var items in ItemsBy(stimuli.By))
        {
            var taken = solver.MakeBoolVar("stimulus");
            all.Add((items, taken));
            var count = Ones(items.Select(i => chosen[form][i]));
            Limit(count.And(taken, -(stimuli.ItemsEach?.Least ?? 1)), 0, null);
            Limit(count.And(taken, -(stimuli.ItemsEach?.Greatest ?? items.Count)), null, 0);
        }

        Limit(Ones(all.Select(s => s.Taken)), stimuli.Count?.Least, stimuli.Count?.Greatest);
    }

    private void AddOverlap(Bounds bounds)
    {
        foreach (var (one, other) in from a in Enumerable.Range(0, chosen.Length) from b in Enumerable.Range(a + 1, chosen.Length - a - 1) select (a, b))
        {
            Limit(Ones(chosen[one].Zip(chosen[other], (x, y) => All([x, y]))), bounds.Least, bounds.Greatest);
        }
    }

    private void AddAnchors(int count)
    {
        var anchors = Enumerable.Range(0, pool.Count).Select(i => All([.. chosen.Select(form => form[i])])).ToList();
        for (var i = 0; i < pool.Count; i++) Limit(Ones(chosen.Select(form => form[i])).And(anchors[i], 1 - chosen.Length), null, 1);
        Limit(Ones(anchors), count, count);
    }

    /// <summary>A variable that is 1 just when all of some are.</summary>
    private Variable All(Variable[] variables)
    {
        var all = solver.MakeBoolVar("all");
        foreach (var variable in variables) Limit(Ones([variable]).And(all, -1), 0, null);
        Limit(Ones(variables).And(all, -1), null, variables.Length - 1);
        return all;
    }

    /// <summary>A variable that is 1 just when any of some is.</summary>
    private Variable Any(IReadOnlyCollection<Variable> variables)
    {
        var any = solver.MakeBoolVar("any");
        foreach (var variable in variables) Limit(Ones([any]).And(variable, -1), 0, null);
        Limit(Ones(variables).And(any, -1), 0, null);
        return any;
    }

    private IEnumerable<(string? Value, List<int> Items)> Matched(IReadOnlyDictionary<string, AttributeFilter>? where, string? per)
    {
        var items = Enumerable.Range(0, pool.Count).Where(i => (where ?? new Dictionary<string, AttributeFilter>()).All(w => Meets(i, w.Key, w.Value))).ToList();
        if (per is null) return [(null, items)];
        var byWord = items.SelectMany(i => Words(per, i).Select(word => (word, i))).ToLookup(k => k.word, k => k.i, StringComparer.Ordinal);
        return pool.Column(per)!.Words.Select(word => ((string?)word, byWord[word].ToList()));
    }

    private bool Meets(int item, string column, AttributeFilter filter) => filter.Values is { } values
        ? Words(column, item).Any(values.Contains)
        : Number(column, item) is { } number && (filter.Min is not { } min || number >= min) && (filter.Max is not { } max || number <= max);

    private Terms Amount(Measure measure, List<int> items, int form, decimal off)
    {
        var taken = chosen[form];
        if (measure.Count == RuleCount.Stimuli)
        {
            var matching = items.ToHashSet();
            return Ones(stimuliOf[form].Select(s => (s.Taken, Of: s.Items.Where(matching.Contains).ToList(), All: s.Items.Count)).Where(s => s.Of.Count > 0)
                .Select(s => s.Of.Count == s.All ? s.Taken : Any([.. s.Of.Select(i => taken[i])])));
        }

        if (measure.Distinct is { } distinct)
            return Ones(items.SelectMany(i => Words(distinct, i).Select(word => (word, i))).GroupBy(k => k.word, k => taken[k.i], StringComparer.Ordinal).Select(g => Any([.. g])));
        return new Terms(items.Select(i => (taken[i], measure.Count is not null ? 1
            : measure.Sum is { } sum ? Number(sum, i) ?? 0
            : (measure.Weight is { } weight ? Number(weight, i) : 1) * (Number(measure.Mean!, i) - off) ?? 0)));
    }

    private void Limit(Terms terms, decimal? min, decimal? max)
    {
        if (min is null && max is null) return;
        var row = solver.MakeConstraint((double?)min ?? double.NegativeInfinity, (double?)max ?? double.PositiveInfinity, "");
        foreach (var group in terms.GroupBy(t => t.Variable)) row.SetCoefficient(group.Key, (double)group.Sum(t => t.Worth));
    }

    private IEnumerable<List<int>> ItemsBy(string column) => Matched(null, column).Select(m => m.Items).Where(items => items.Count > 0);

    private string[] Words(string column, int item) => [.. pool.Column(column)!.Codes(item).ToArray().Select(code => pool.Column(column)!.Words[code])];

    private decimal? Number(string column, int item) => ((NumberColumn)pool.Column(column)!).Value(item);

    private static Terms Ones(IEnumerable<Variable> variables) => new(variables.Select(v => (v, 1m)));

    /// <summary>The largest power of ten, one at most, that divides all.</summary>
    private static decimal Unit(IEnumerable<decimal> numbers)
    {
        var unit = 1m;
        foreach (var number in numbers)
            while (number % unit != 0) unit /= 10;
        return unit;
    }
}
