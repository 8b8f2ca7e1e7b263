using System.Globalization;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Errors;

namespace ExamBank.Generator.Assembly;

/// <summary>The part of <see cref="SpecificationChecks"/> about the columns that a specification names.</summary>
internal sealed class SpecificationColumnChecks(ItemPool pool, List<BankError> errors)
{
    /// <summary>A column that must be there; nothing when none is named.</summary>
    public ItemColumn? Any(string? name, string path)
    {
        if (name is null) return null;
        if (pool.Column(name) is { } column) return column;
        errors.Add(SpecificationErrors.UnknownColumn(path, Shown(name), Nearest(name)));
        return null;
    }

    /// <summary>A column that must be there and be of numbers.</summary>
    public void Number(string? name, string path)
    {
        if (Any(name, path) is not { } column || column is NumberColumn) return;
        errors.Add(FirstThatIsNoNumber(column) is var (id, value)
            ? SpecificationErrors.NotNumeric(path, column.Name, id, Shown(value))
            : SpecificationErrors.EmptyColumn(path, column.Name));
    }

    /// <summary>A column in which an item has at most one value.</summary>
    public void Single(string name, string path)
    {
        if (Any(name, path) is not { HasSeveralValues: true } column) return;
        for (var item = 0; item < pool.Count; item++)
        {
            if (column.Codes(item).Length < 2) continue;
            errors.Add(SpecificationErrors.SeveralValues(path, Row(item), column.Name));
            return;
        }
    }

    /// <summary>The columns of a filter, and what is asked of them.</summary>
    public void Filter(IReadOnlyDictionary<string, AttributeFilter>? where, string path)
    {
        if (where is null) return;
        if (where.Count > SpecificationChecks.MostConditions) errors.Add(SpecificationErrors.TooMany(path, where.Count, SpecificationChecks.MostConditions));
        foreach (var (name, filter) in where.Take(SpecificationChecks.MostConditions))
        {
            var place = $"{path}.{Shown(name)}";
            if (filter.Values is { } values)
            {
                Any(name, place);
                if (values.Count == 0) errors.Add(SpecificationErrors.EmptyFilter(place));
                if (values.Count > SpecificationChecks.MostIds) errors.Add(SpecificationErrors.TooMany(place, values.Count, SpecificationChecks.MostIds));
                continue;
            }

            Number(name, place);
            if (filter.Min is null && filter.Max is null) errors.Add(SpecificationErrors.EmptyFilter(place));
            SpecificationChecks.CheckLimits(filter.Min, filter.Max, null, place, errors);
        }
    }

    /// <summary>An item's row in the pool's file; row 1 is the header.</summary>
    public static int Row(int item) => item + 2;

    /// <summary>An item whose value makes a column one of words; null when the column has no value at all.</summary>
    private (string Id, string Value)? FirstThatIsNoNumber(ItemColumn column)
    {
        (string, string)? first = null;
        for (var item = 0; item < pool.Count; item++)
        {
            var codes = column.Codes(item);
            if (codes.IsEmpty) continue;
            var value = string.Join('|', codes.ToArray().Select(code => column.Words[code]));
            if (codes.Length > 1 || !decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) return (pool.Ids[item], value);
            first ??= (pool.Ids[item], value);
        }

        return first;
    }

    private string Nearest(string name) => pool.ColumnNames.Take(1000).MinBy(known => Distance(Shown(name), Shown(known))) ?? "";

    /// <summary>How many letters must be put in, taken out or changed, case counting half, to make one name of another.</summary>
    private static double Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).Select(n => (double)n).ToArray();
        for (var i = 0; i < one.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 0; j < other.Length; j++)
            {
                var change = one[i] == other[j] ? 0 : char.ToUpperInvariant(one[i]) == char.ToUpperInvariant(other[j]) ? 0.5 : 1;
                (diagonal, row[j + 1]) = (row[j + 1], Math.Min(diagonal + change, Math.Min(row[j], row[j + 1]) + 1));
            }
        }

        return row[^1];
    }

    private static string Shown(string text) => text.Length <= 60 ? text : $"{text[..60]}…";
}
