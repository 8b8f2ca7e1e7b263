using System.Linq.Expressions;

namespace ExamBank.Api.GraphQL.Paging;

/// <summary>The order of a list: by one value where it has one, ties and all else by the row's number.</summary>
internal sealed class ListOrder<TRow>
{
    private readonly Expression<Func<TRow, int>> number;
    private readonly bool descending;
    private readonly Func<IQueryable<TRow>, bool, IOrderedQueryable<TRow>>? byValue;
    private readonly Func<ParameterExpression, Cursor, (Expression Comparison, Expression Tie)>? atValue;

    private ListOrder(
        string name,
        Expression<Func<TRow, int>> number,
        bool descending,
        Func<IQueryable<TRow>, bool, IOrderedQueryable<TRow>>? byValue = null,
        Func<ParameterExpression, Cursor, (Expression, Expression)>? atValue = null) =>
        (Name, this.number, this.descending, this.byValue, this.atValue) = (name, number, descending, byValue, atValue);

    /// <summary>The name that its cursors carry.</summary>
    public string Name { get; }

    /// <summary>The order by number alone.</summary>
    public static ListOrder<TRow> ByNumber(string name, Expression<Func<TRow, int>> number, bool descending = false) => new(name, number, descending);

    /// <summary>The order by a value, then by number; both in the same direction.</summary>
    /// <param name="name">The name that its cursors carry.</param>
    /// <param name="value">The value.</param>
    /// <param name="read">The value that a cursor carries as a number; any number has to be taken.</param>
    /// <param name="number">The number.</param>
    /// <param name="descending">Whether the greatest comes first.</param>
    public static ListOrder<TRow> By<TValue>(
        string name, Expression<Func<TRow, TValue>> value, Func<long, TValue> read, Expression<Func<TRow, int>> number, bool descending = false)
        where TValue : IComparable<TValue> => new(
            name,
            number,
            descending,
            (rows, greatestFirst) => greatestFirst ? rows.OrderByDescending(value) : rows.OrderBy(value),
            (row, place) =>
            {
                var (own, other) = (Body(value, row), Parameter(read(place.Value)));
                var compare = typeof(TValue).GetMethod(nameof(IComparable.CompareTo), [typeof(TValue)])!;
                return (Expression.Call(own, compare, other), Expression.Equal(own, other));
            });

    /// <summary>The rows in order, or in the opposite one.</summary>
    public IQueryable<TRow> Sort(IQueryable<TRow> rows, bool backwards)
    {
        var greatestFirst = descending != backwards;
        if (byValue is null) return greatestFirst ? rows.OrderByDescending(number) : rows.OrderBy(number);
        return greatestFirst ? byValue(rows, true).ThenByDescending(number) : byValue(rows, false).ThenBy(number);
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
        var zero = Expression.Constant(0);
        var (own, other) = (Body(number, row), Parameter((int)Math.Clamp(place.Number, int.MinValue, int.MaxValue)));
        Expression byNumber = (greater, inclusive) switch
        {
            (true, false) => Expression.GreaterThan(own, other),
            (true, true) => Expression.GreaterThanOrEqual(own, other),
            (false, false) => Expression.LessThan(own, other),
            (false, true) => Expression.LessThanOrEqual(own, other),
        };
        if (atValue is null) return rows.Where(Expression.Lambda<Func<TRow, bool>>(byNumber, row));
        var (comparison, tie) = atValue(row, place);
        var beyond = greater ? Expression.GreaterThan(comparison, zero) : Expression.LessThan(comparison, zero);
        return rows.Where(Expression.Lambda<Func<TRow, bool>>(Expression.OrElse(beyond, Expression.AndAlso(tie, byNumber)), row));
    }

    private static Expression Body<TValue>(Expression<Func<TRow, TValue>> selector, ParameterExpression row) =>
        new Replaced(selector.Parameters[0], row).Visit(selector.Body);

    /// <summary>A value that the database provider takes as a parameter, as it does a local variable; a constant would be a new statement each time.</summary>
    private static MemberExpression Parameter<TValue>(TValue value) => Expression.Field(Expression.Constant(new Held<TValue>(value)), nameof(Held<>.Value));

    private sealed class Held<TValue>(TValue value)
    {
        public readonly TValue Value = value;
    }

    private sealed class Replaced(ParameterExpression parameter, Expression by) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? by : node;
    }
}
