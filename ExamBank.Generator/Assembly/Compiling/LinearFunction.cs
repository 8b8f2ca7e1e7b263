using ExamBank.Domain.Blueprints;

namespace ExamBank.Generator.Assembly.Compiling;

/// <summary>A number that items add up to, in whole multiples of a unit.</summary>
/// <param name="Unit">What one is worth.</param>
/// <param name="Coefficient">What an item adds, in units.</param>
internal sealed record LinearFunction(decimal Unit, Func<int, Int128> Coefficient)
{
    /// <summary>The number of items that pass a filter.</summary>
    public static LinearFunction Count(ItemFilter filter) => new(1, item => filter.Matches(item) ? 1 : 0);

    /// <summary>The sum of a column over items that pass a filter.</summary>
    public static LinearFunction Sum(ItemPool pool, string name, ItemFilter filter)
    {
        var column = (NumberColumn)pool.Column(name)!;
        return new(column.Unit, item => column.Multiples[item] is var value && value != NumberColumn.Missing && filter.Matches(item) ? value : 0);
    }

    /// <summary>
    /// Σ weight · (value − from) over items that pass a filter: at least nought just when their weighted mean is at least
    /// <paramref name="from"/>. Items without a value or a weight are in no mean.
    /// </summary>
    public static LinearFunction Above(ItemPool pool, string mean, string? weight, decimal from, ItemFilter filter)
    {
        var values = (NumberColumn)pool.Column(mean)!;
        var weights = weight is null ? null : (NumberColumn)pool.Column(weight)!;
        var unit = Math.Min(values.Unit, UnitOf(from));
        var factor = (Int128)(values.Unit / unit);
        var offset = (Int128)(from / unit);
        return new(
            unit * (weights?.Unit ?? 1),
            item => HasMean(values, weights, item) && filter.Matches(item)
                ? checked((weights?.Multiples[item] ?? 1) * ((values.Multiples[item] * factor) - offset))
                : 0);
    }

    /// <summary>The weight that items bring to a mean.</summary>
    public static LinearFunction Weight(ItemPool pool, string mean, string? weight, ItemFilter filter)
    {
        var values = (NumberColumn)pool.Column(mean)!;
        var weights = weight is null ? null : (NumberColumn)pool.Column(weight)!;
        return new(weights?.Unit ?? 1, item => HasMean(values, weights, item) && filter.Matches(item) ? weights?.Multiples[item] ?? 1 : 0);
    }

    /// <summary>What a measure other than a mean or a number of different values adds up.</summary>
    public static LinearFunction Of(ItemPool pool, Measure measure)
    {
        var filter = new ItemFilter(pool, measure.Where);
        return measure.Sum is { } sum ? Sum(pool, sum, filter) : Count(filter);
    }

    /// <summary>The same function in a unit that also divides a number.</summary>
    public LinearFunction Finer(decimal number)
    {
        var unit = Math.Min(Unit, UnitOf(number));
        var factor = (Int128)(Unit / unit);
        return factor == 1 ? this : new(unit, item => checked(Coefficient(item) * factor));
    }

    /// <summary>The largest power of ten, one at most, of which a number is a multiple.</summary>
    private static decimal UnitOf(decimal number)
    {
        var unit = 1m;
        while (number % unit != 0) unit /= 10;
        return unit;
    }

    private static bool HasMean(NumberColumn values, NumberColumn? weights, int item) =>
        values.Multiples[item] != NumberColumn.Missing && weights?.Multiples[item] != NumberColumn.Missing;
}
