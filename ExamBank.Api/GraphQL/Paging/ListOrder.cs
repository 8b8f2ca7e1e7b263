using System.Linq.Expressions;

namespace ExamBank.Api.GraphQL.Paging;

/// <summary>The order of a list: by one value where it has one, ties and all else by what no two rows share, a number or a name.</summary>
internal sealed class ListOrder<TRow>
{
    private readonly ListKey<TRow>? value;
    private readonly ListKey<TRow> unique;
    private readonly bool descending;

    private ListOrder(string name, ListKey<TRow>? value, ListKey<TRow> unique, bool descending) =>
        (Name, this.value, this.unique, this.descending) = (name, value, unique, descending);

    /// <summary>The name that its cursors carry.</summary>
    public string Name { get; }

    /// <summary>The order by number alone.</summary>
    public static ListOrder<TRow> ByNumber(string name, Expression<Func<TRow, int>> number, bool descending = false) =>
        new(name, value: null, NumberKey(number), descending);

    /// <summary>The same for numbers that may outgrow an int.</summary>
    public static ListOrder<TRow> ByNumber(string name, Expression<Func<TRow, long>> number, bool descending = false) =>
        new(name, value: null, ListKey<TRow>.Of(number, place => place.Number), descending);

    /// <summary>The order by a name that no two rows share, in the order of its code points.</summary>
    public static ListOrder<TRow> ByName(string name, Expression<Func<TRow, string>> rowName) =>
        new(name, value: null, ListKey<TRow>.Of(rowName, place => place.Name), descending: false);

    /// <summary>The order by a value, then by number; both in the same direction.</summary>
    /// <param name="name">The name that its cursors carry.</param>
    /// <param name="value">The value.</param>
    /// <param name="read">The value that a cursor carries as a number; any number has to be taken.</param>
    /// <param name="number">The number.</param>
    /// <param name="descending">Whether the greatest comes first.</param>
    public static ListOrder<TRow> By<TValue>(
        string name, Expression<Func<TRow, TValue>> value, Func<long, TValue> read, Expression<Func<TRow, int>> number, bool descending = false)
        where TValue : IComparable<TValue> => new(name, ListKey<TRow>.Of(value, place => read(place.Value)), NumberKey(number), descending);

    /// <summary>The cursor of the row with this number, in an order by number alone.</summary>
    public string CursorOf(long rowNumber) => CursorOf(rowNumber, rowNumber);

    /// <summary>The cursor of the row with this value and number.</summary>
    public string CursorOf(long rowValue, long rowNumber) => new Cursor(Name, rowValue, rowNumber).ToString();

    /// <summary>The cursor of the row with this name, in an order by names.</summary>
    public string CursorOf(string rowName) => new Cursor(Name, 0, 0, rowName).ToString();

    /// <summary>The rows in order, or in the opposite one.</summary>
    public IQueryable<TRow> Sort(IQueryable<TRow> rows, bool backwards)
    {
        var greatestFirst = descending != backwards;
        return value is null ? unique.Sort(rows, greatestFirst) : unique.SortTies(value.Sort(rows, greatestFirst), greatestFirst);
    }

    /// <summary>The rows on one side of a place.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="place">The place.</param>
    /// <param name="later">Whether those that follow it, or those that precede it.</param>
    /// <param name="inclusive">Whether the row at the place is one of them.</param>
    public IQueryable<TRow> Beside(IQueryable<TRow> rows, Cursor place, bool later, bool inclusive = false)
    {
        var row = Expression.Parameter(typeof(TRow), "row");
        var greater = later != descending;
        var beside = unique.Beside(row, place, greater, inclusive);
        if (value is not null) beside = Expression.OrElse(value.Beside(row, place, greater, inclusive: false), Expression.AndAlso(value.At(row, place), beside));
        return rows.Where(Expression.Lambda<Func<TRow, bool>>(beside, row));
    }

    private static ListKey<TRow> NumberKey(Expression<Func<TRow, int>> number) =>
        ListKey<TRow>.Of(number, place => (int)Math.Clamp(place.Number, int.MinValue, int.MaxValue));
}
