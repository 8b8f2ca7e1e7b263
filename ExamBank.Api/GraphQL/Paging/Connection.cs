using System.ComponentModel;
using GraphQL;

namespace ExamBank.Api.GraphQL.Paging;

/// <summary>
/// A page of a list by the Relay specification. The page and the total are fetched only when a field of theirs is
/// selected, and once.
/// </summary>
/// <param name="fetch">Fetches one page.</param>
/// <param name="count">Counts the whole list.</param>
internal abstract class Connection<TNode, TEdge>(
    Func<CancellationToken, Task<Page<TEdge>>> fetch,
    Func<CancellationToken, Task<int>> count)
    where TEdge : Edge<TNode>
{
    private Task<Page<TEdge>>? page;

    /// <summary>Rows with their cursors.</summary>
    [Description("The rows of this page with their cursors. 本页各行及其游标")]
    public async Task<IReadOnlyList<TEdge>> EdgesAsync(CancellationToken cancellationToken) => (await PageOnce(cancellationToken)).Edges;

    /// <summary>Rows alone.</summary>
    [Description("The rows of this page. 本页各行")]
    public async Task<IReadOnlyList<TNode>> NodesAsync(CancellationToken cancellationToken) =>
        [.. (await PageOnce(cancellationToken)).Edges.Select(edge => edge.Node)];

    /// <summary>Where the page stands.</summary>
    [Description("Where this page stands in the list. 分页信息")]
    public async Task<PageInfo> PageInfoAsync(CancellationToken cancellationToken)
    {
        var current = await PageOnce(cancellationToken);
        return new PageInfo(current.HasNext, current.HasPrevious, current.Edges is [var first, ..] ? first.Cursor : null, current.Edges is [.., var last] ? last.Cursor : null);
    }

    /// <summary>Size of the whole list.</summary>
    [Description("How many rows the whole list has; counted only when asked for. 总数")]
    public Task<int> TotalCountAsync(CancellationToken cancellationToken) => count(cancellationToken);

    private Task<Page<TEdge>> PageOnce(CancellationToken cancellationToken) => page ??= fetch(cancellationToken);
}

/// <summary>A row with its place.</summary>
internal abstract record Edge<TNode>(
    [property: Description("Place of the row, for after. 游标")] string Cursor,
    [property: Description("The row. 本行对象")] TNode Node);

/// <summary>The rows of one page, and whether there are more.</summary>
[DoNotMapClrType]
internal sealed record Page<TEdge>(IReadOnlyList<TEdge> Edges, bool HasNext, bool HasPrevious)
{
    /// <summary>Makes a page of rows that were fetched with one more than asked for, which tells that there are more.</summary>
    public static Page<TEdge> Of(IReadOnlyList<TEdge> oneMore, int size, bool hasPrevious) =>
        new(oneMore.Count > size ? [.. oneMore.Take(size)] : oneMore, oneMore.Count > size, hasPrevious);
}

/// <summary>Where a page stands in its list.</summary>
[Description("Where a page stands in its list (Relay). 分页信息")]
internal sealed record PageInfo(
    [property: Description("Whether rows follow this page. 是否有下一页")] bool HasNextPage,
    [property: Description("Whether rows may precede this page: true after a cursor. 是否有上一页")] bool HasPreviousPage,
    [property: Description("Cursor of the first row; null on an empty page. 首行游标")] string? StartCursor,
    [property: Description("Cursor of the last row, for the next page; null on an empty page. 末行游标")] string? EndCursor);
