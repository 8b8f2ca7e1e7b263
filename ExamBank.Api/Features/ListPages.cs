using System.Linq.Expressions;
using ExamBank.Api.GraphQL.Paging;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features;

/// <summary>Pages of a list in the bank: every feature's connection reads through it.</summary>
/// <param name="matches">The whole list, in no order.</param>
/// <param name="window">Which part of it.</param>
/// <param name="projection">From a row to what the edge is made of.</param>
/// <param name="edge">Makes the edge with its cursor.</param>
internal sealed class ListPages<TRow, TNode, TEdge>(
    IQueryable<TRow> matches, PageWindow<TRow> window, Expression<Func<TRow, TNode>> projection, Func<TNode, TEdge> edge) : IPages<TEdge>
    where TEdge : Edge<TNode>
{
    /// <inheritdoc/>
    public async Task<Page<TEdge>> FetchAsync(CancellationToken cancellationToken)
    {
        var nodes = await window.RowsOf(matches).Select(projection).ToListAsync(cancellationToken);
        return window.Cut([.. nodes.Select(edge)]);
    }

    /// <inheritdoc/>
    public async Task<bool> HasNextAsync(Page<TEdge> page, CancellationToken cancellationToken) =>
        (page.More && !window.Backwards)
        || (window.Following(matches, Place(page.Edges is [.., var last] ? last : null)) is { } following && await following.AnyAsync(cancellationToken));

    /// <inheritdoc/>
    public async Task<bool> HasPreviousAsync(Page<TEdge> page, CancellationToken cancellationToken) =>
        (page.More && window.Backwards)
        || (window.Preceding(matches, Place(page.Edges is [var first, ..] ? first : null)) is { } preceding && await preceding.AnyAsync(cancellationToken));

    /// <inheritdoc/>
    public Task<int> CountAsync(CancellationToken cancellationToken) => matches.CountAsync(cancellationToken);

    private Cursor? Place(TEdge? of) => of is null ? null : window.Read(of.Cursor);
}
