using System.ComponentModel;
using GraphQL;

namespace ExamBank.Api.GraphQL.Paging;

/// <summary>
/// A page of a list by the Relay specification. The page, what lies around it and the total are each fetched only when a field
/// of theirs is selected, and once.
/// </summary>
internal abstract class Connection<TNode, TEdge>(Pages<TEdge> pages)
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
        return new PageInfo(
            current.Edges is [var first, ..] ? first.Cursor : null,
            current.Edges is [.., var last] ? last.Cursor : null,
            cancelled => pages.HasNextAsync(current, cancelled),
            cancelled => pages.HasPreviousAsync(current, cancelled));
    }

    /// <summary>Size of the whole list.</summary>
    [Complexity(FieldWeights.Counting)]
    [Description("How many rows the whole list has; counted only when asked for. 总数")]
    public Task<int> TotalCountAsync(CancellationToken cancellationToken) => pages.CountAsync(cancellationToken);

    private Task<Page<TEdge>> PageOnce(CancellationToken cancellationToken) => page ??= pages.FetchAsync(cancellationToken);
}

/// <summary>What has a place in a list.</summary>
internal interface IEdge
{
    /// <summary>The place, as clients see it.</summary>
    string Cursor { get; }
}

/// <summary>A row with its place.</summary>
internal abstract record Edge<TNode>(
    [property: Description("Place of the row, for after and before. 游标")] string Cursor,
    [property: Description("The row. 本行对象")] TNode Node) : IEdge;

/// <summary>The rows of one page.</summary>
/// <param name="Edges">The rows in the order of the list.</param>
/// <param name="More">Whether there are more in the direction in which the page was read.</param>
[DoNotMapClrType]
internal sealed record Page<TEdge>(IReadOnlyList<TEdge> Edges, bool More);

/// <summary>Where a page stands in its list.</summary>
[Description("Where a page stands in its list (Relay). 分页信息")]
internal sealed class PageInfo(
    string? startCursor,
    string? endCursor,
    Func<CancellationToken, Task<bool>> hasNext,
    Func<CancellationToken, Task<bool>> hasPrevious)
{
    [Description("Whether rows follow this page. 是否有下一页")]
    public Task<bool> HasNextPageAsync(CancellationToken cancellationToken) => hasNext(cancellationToken);

    [Description("Whether rows precede this page. 是否有上一页")]
    public Task<bool> HasPreviousPageAsync(CancellationToken cancellationToken) => hasPrevious(cancellationToken);

    [Description("Cursor of the first row, for the page before; null on an empty page. 首行游标")]
    public string? StartCursor => startCursor;

    [Description("Cursor of the last row, for the next page; null on an empty page. 末行游标")]
    public string? EndCursor => endCursor;
}
