using ExamBank.Domain.Blueprints;

namespace ExamBank.Generator.Assembly.Compiling;

/// <summary>
/// What a specification looks at in each column, and the codes by which items are alike in it: a number that only filters
/// look at is told apart no finer than their limits do.
/// </summary>
internal sealed class ColumnKeys
{
    private readonly ItemPool pool;
    private readonly HashSet<string> whole = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<long>> cuts = new(StringComparer.Ordinal);

    public ColumnKeys(ItemPool pool) => this.pool = pool;

    /// <summary>Adds the columns that a specification's rules, sets and objectives look at.</summary>
    public static ColumnKeys Of(ItemPool pool, AssemblySpecification specification)
    {
        var keys = new ColumnKeys(pool);
        foreach (var rule in specification.Rules ?? [])
        {
            keys.Add(rule.Where);
            keys.Add(rule.Per, rule.Sum, rule.Mean, rule.Weight);
        }

        foreach (var objective in specification.Objectives ?? [])
        {
            foreach (var measure in new[] { objective.MinimizeDeviation, objective.Maximize, objective.Minimize, objective.Maximin, objective.Parallel })
            {
                if (measure is null) continue;
                keys.Add(measure.Where);
                keys.Add(measure.Per, measure.Sum, measure.Mean, measure.Weight, measure.Distinct);
            }
        }

        keys.Add(specification.Stimuli?.By, specification.AllOrNone?.By);
        return keys;
    }

    /// <summary>Columns looked at value by value.</summary>
    public IReadOnlySet<string> Whole => whole;

    /// <summary>Looks at columns value by value.</summary>
    public void Add(params ReadOnlySpan<string?> names)
    {
        foreach (var name in names)
            if (name is not null)
                whole.Add(name);
    }

    /// <summary>Looks at columns as a filter does.</summary>
    public void Add(IReadOnlyDictionary<string, AttributeFilter>? where)
    {
        foreach (var (name, filter) in where ?? new Dictionary<string, AttributeFilter>())
        {
            if (filter.Values is not null || pool.Column(name) is not NumberColumn column)
            {
                whole.Add(name);
                continue;
            }

            if (!cuts.TryGetValue(name, out var limits)) cuts.Add(name, limits = []);
            if (filter.Min is { } least && ItemFilter.AtLeast(least, column.Unit) is var low && low > long.MinValue && low < long.MaxValue) limits.Add((long)low);
            if (filter.Max is { } greatest && ItemFilter.AtMost(greatest, column.Unit) is var high && high >= long.MinValue && high < long.MaxValue) limits.Add((long)high + 1);
        }
    }

    /// <summary>The columns looked at, without some.</summary>
    public IEnumerable<CodedColumn> Codes(Func<string, bool>? without = null)
    {
        foreach (var name in whole)
            if (without?.Invoke(name) != true)
                yield return Words(pool.Column(name)!);
        foreach (var (name, limits) in cuts)
            if (!whole.Contains(name) || without?.Invoke(name) == true)
                yield return Intervals((NumberColumn)pool.Column(name)!, [.. limits]);
    }

    private static CodedColumn Words(ItemColumn column)
    {
        if (column.SingleCodes is { } single) return new(column.Name, single, 1, column.Words.Length + 1);
        var codes = new int[column.Count];
        var sets = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < codes.Length; i++)
        {
            var set = string.Join('|', column.Codes(i).ToArray().Order());
            if (!sets.TryGetValue(set, out codes[i])) sets.Add(set, codes[i] = sets.Count);
        }

        return new(column.Name, codes, 0, sets.Count + 1);
    }

    private static CodedColumn Intervals(NumberColumn column, long[] limits)
    {
        var codes = new int[column.Count];
        for (var i = 0; i < codes.Length; i++)
        {
            var value = column.Multiples[i];
            if (value == NumberColumn.Missing) continue;
            var interval = 1;
            foreach (var limit in limits)
                if (value >= limit)
                    interval++;
            codes[i] = interval;
        }

        return new(column.Name, codes, 0, limits.Length + 2);
    }
}
