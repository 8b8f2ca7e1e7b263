using System.Linq.Expressions;

namespace ExamBank.Api.GraphQL.Paging;

/// <summary>One thing that the rows of a list are ordered by, in the form that a query takes.</summary>
internal abstract class ListKey<TRow>
{
    /// <summary>The key that <paramref name="selector"/> gives.</summary>
    /// <param name="selector">From a row to the key.</param>
    /// <param name="read">The key that a cursor carries.</param>
    public static ListKey<TRow> Of<TKey>(Expression<Func<TRow, TKey>> selector, Func<Cursor, TKey> read)
        where TKey : IComparable<TKey> => new Key<TKey>(selector, read);

    /// <summary>The rows by this key.</summary>
    public abstract IOrderedQueryable<TRow> Sort(IQueryable<TRow> rows, bool greatestFirst);

    /// <summary>Rows in an order, their ties by this key.</summary>
    public abstract IOrderedQueryable<TRow> SortTies(IOrderedQueryable<TRow> rows, bool greatestFirst);

    /// <summary>That the key of a row is greater or smaller than that of a place.</summary>
    public abstract Expression Beside(ParameterExpression row, Cursor place, bool greater, bool inclusive);

    /// <summary>That the key of a row is that of a place.</summary>
    public abstract Expression At(ParameterExpression row, Cursor place);

    private sealed class Key<TKey>(Expression<Func<TRow, TKey>> selector, Func<Cursor, TKey> read) : ListKey<TRow>
        where TKey : IComparable<TKey>
    {
        public override IOrderedQueryable<TRow> Sort(IQueryable<TRow> rows, bool greatestFirst) =>
            greatestFirst ? rows.OrderByDescending(selector) : rows.OrderBy(selector);

        public override IOrderedQueryable<TRow> SortTies(IOrderedQueryable<TRow> rows, bool greatestFirst) =>
            greatestFirst ? rows.ThenByDescending(selector) : rows.ThenBy(selector);

        public override Expression Beside(ParameterExpression row, Cursor place, bool greater, bool inclusive)
        {
            Expression own = Own(row), other = Other(place);
            if (!typeof(TKey).IsPrimitive)
            {
                // Values of our own have no operators.
                var compare = typeof(TKey).GetMethod(nameof(IComparable.CompareTo), [typeof(TKey)])!;
                (own, other) = (Expression.Call(own, compare, other), Expression.Constant(0));
            }

            return (greater, inclusive) switch
            {
                (true, false) => Expression.GreaterThan(own, other),
                (true, true) => Expression.GreaterThanOrEqual(own, other),
                (false, false) => Expression.LessThan(own, other),
                (false, true) => Expression.LessThanOrEqual(own, other),
            };
        }

        public override Expression At(ParameterExpression row, Cursor place) => Expression.Equal(Own(row), Other(place));

        private Expression Own(ParameterExpression row) => new Replaced(selector.Parameters[0], row).Visit(selector.Body);

        /// <summary>A value that the database provider takes as a parameter, as it does a local variable; a constant would be a new statement each time.</summary>
        private MemberExpression Other(Cursor place) => Expression.Field(Expression.Constant(new Held(read(place))), nameof(Held.Value));

        private sealed class Held(TKey value)
        {
            public readonly TKey Value = value;
        }
    }

    private sealed class Replaced(ParameterExpression parameter, Expression by) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? by : node;
    }
}
