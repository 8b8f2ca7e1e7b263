namespace ExamBank.Api.GraphQL.Paging;

/// <summary>Reads the list behind a connection, however it is kept: a page of it, what lies around the page, and how many rows there are.</summary>
/// <param name="window">Which part of it.</param>
internal abstract class Pages<TEdge>(PageWindow window)
    where TEdge : IEdge
{
    /// <summary>Which part of the list.</summary>
    protected PageWindow Window => window;

    /// <summary>The rows of the page that was asked for.</summary>
    public async Task<Page<TEdge>> FetchAsync(CancellationToken cancellationToken) => window.Cut(await ReadAsync(window.Size + 1, cancellationToken));

    /// <summary>Whether rows follow the page; looked for only where the page itself does not tell.</summary>
    public async Task<bool> HasNextAsync(Page<TEdge> page, CancellationToken cancellationToken) =>
        (page.More && !window.Backwards)
        || (window.Before is { } end && await AnyAsync(page.Edges is [.., var last] ? window.PlaceOf(last) : end, later: true, inclusive: page.Edges is [], cancellationToken));

    /// <summary>Whether rows precede the page; looked for only where the page itself does not tell.</summary>
    public async Task<bool> HasPreviousAsync(Page<TEdge> page, CancellationToken cancellationToken) =>
        (page.More && window.Backwards)
        || (window.After is { } start && await AnyAsync(page.Edges is [var first, ..] ? window.PlaceOf(first) : start, later: false, inclusive: page.Edges is [], cancellationToken));

    /// <summary>How many rows the whole list has.</summary>
    public abstract Task<int> CountAsync(CancellationToken cancellationToken);

    /// <summary>The rows between the cursors, nearest to where the page begins first.</summary>
    /// <param name="most">Most rows to read.</param>
    /// <param name="cancellationToken">Ends it.</param>
    protected abstract Task<IReadOnlyList<TEdge>> ReadAsync(int most, CancellationToken cancellationToken);

    /// <summary>Whether the list has rows on one side of a place.</summary>
    /// <param name="place">The place.</param>
    /// <param name="later">Whether those that follow it, or those that precede it.</param>
    /// <param name="inclusive">Whether the row at the place is one of them.</param>
    /// <param name="cancellationToken">Ends it.</param>
    protected abstract Task<bool> AnyAsync(Cursor place, bool later, bool inclusive, CancellationToken cancellationToken);
}
