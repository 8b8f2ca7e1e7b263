using System.Linq.Expressions;
using ExamBank.Api.GraphQL.Paging;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features;

/// <summary>Pages of a list in the bank.</summary>
/// <param name="matches">The whole list, in no order.</param>
/// <param name="order">Its order.</param>
/// <param name="window">Which part of it.</param>
/// <param name="projection">From a row to what the edge is made of.</param>
/// <param name="edge">Makes the edge with its cursor.</param>
/// <param name="count">Counts the list where that takes less than to count its rows; null where it does not.</param>
internal sealed class ListPages<TRow, TRead, TEdge>(
    IQueryable<TRow> matches,
    ListOrder<TRow> order,
    PageWindow window,
    Expression<Func<TRow, TRead>> projection,
    Func<TRead, TEdge> edge,
    Func<CancellationToken, Task<int>>? count = null) : Pages<TEdge>(window)
    where TEdge : IEdge
{
    /// <inheritdoc/>
    public override Task<int> CountAsync(CancellationToken cancellationToken) => count is null ? matches.CountAsync(cancellationToken) : count(cancellationToken);

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<TEdge>> ReadAsync(int most, CancellationToken cancellationToken)
    {
        var between = matches;
        if (Window.After is { } start) between = order.Beside(between, start, later: true);
        if (Window.Before is { } end) between = order.Beside(between, end, later: false);
        var rows = await order.Sort(between, Window.Backwards).Take(most).Select(projection).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => edge(row));
    }

    /// <inheritdoc/>
    protected override Task<bool> AnyAsync(Cursor place, bool later, bool inclusive, CancellationToken cancellationToken) =>
        order.Beside(matches, place, later, inclusive).AnyAsync(cancellationToken);
}
