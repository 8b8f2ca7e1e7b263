using ExamBank.Domain.Blueprints;

namespace ExamBank.Generator.Assembly.Compiling;

/// <summary>Which items a rule looks at, read once from the rule so that asking costs a look-up.</summary>
internal sealed class ItemFilter
{
    private readonly List<Func<int, bool>> conditions = [];

    public ItemFilter(ItemPool pool, IReadOnlyDictionary<string, AttributeFilter>? where)
    {
        foreach (var (name, filter) in where ?? new Dictionary<string, AttributeFilter>())
        {
            var column = pool.Column(name)!;
            conditions.Add(filter.Values is { } words ? OneOf(column, words) : Between((NumberColumn)column, filter.Min, filter.Max));
        }
    }

    public bool Matches(int item)
    {
        foreach (var condition in conditions)
            if (!condition(item))
                return false;
        return true;
    }

    /// <summary>The first multiple of the unit at or above a limit.</summary>
    public static Int128 AtLeast(decimal limit, decimal unit) => IsBeyond(limit, unit) ? Far(limit) : (Int128)decimal.Ceiling(limit / unit);

    /// <summary>The last multiple of the unit at or below a limit.</summary>
    public static Int128 AtMost(decimal limit, decimal unit) => IsBeyond(limit, unit) ? Far(limit) : (Int128)decimal.Floor(limit / unit);

    // A limit so large in such fine units lies beyond every sum of numbers that fit.
    private static bool IsBeyond(decimal limit, decimal unit) => Math.Abs(limit) / 70_000_000_000_000_000_000_000_000_000m > unit;

    private static Int128 Far(decimal limit) => limit < 0 ? Int128.MinValue / 4 : Int128.MaxValue / 4;

    private static Func<int, bool> OneOf(ItemColumn column, IReadOnlyList<string> words)
    {
        var wanted = column.Words.Select(w => words.Contains(w, StringComparer.Ordinal)).ToArray();
        if (column is NumberColumn)
        {
            // 1, 1.0 and 1e0 are one number.
            var numbers = words.Select(w => decimal.TryParse(w, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : (decimal?)null).ToList();
            for (var code = 0; code < wanted.Length; code++)
                wanted[code] |= numbers.Contains(decimal.Parse(column.Words[code], System.Globalization.CultureInfo.InvariantCulture));
        }

        return item =>
        {
            foreach (var code in column.Codes(item))
                if (wanted[code])
                    return true;
            return false;
        };
    }

    private static Func<int, bool> Between(NumberColumn column, decimal? minimum, decimal? maximum)
    {
        var low = minimum is { } least ? AtLeast(least, column.Unit) : Int128.MinValue;
        var high = maximum is { } greatest ? AtMost(greatest, column.Unit) : Int128.MaxValue;
        return item => column.Multiples[item] is var value && value != NumberColumn.Missing && value >= low && value <= high;
    }
}
