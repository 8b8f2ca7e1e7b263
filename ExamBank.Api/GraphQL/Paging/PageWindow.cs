using ExamBank.Api.GraphQL.Errors;
using ExamBank.Domain.Errors;

namespace ExamBank.Api.GraphQL.Paging;

/// <summary>Which part of a list a client asked for, by the Relay specification: its first or its last rows between two cursors.</summary>
internal sealed class PageWindow<TRow>
{
    private readonly ListOrder<TRow> order;
    private readonly Cursor? after;
    private readonly Cursor? before;
    private readonly bool backwards;
    private readonly int size;

    private PageWindow(ListOrder<TRow> order, int size, bool backwards, Cursor? after, Cursor? before) =>
        (this.order, this.size, this.backwards, this.after, this.before) = (order, size, backwards, after, before);

    /// <summary>Checks what a client asked for.</summary>
    /// <exception cref="BankExecutionError">A size is out of range, both sizes are given, or a cursor is none of this order.</exception>
    public static PageWindow<TRow> Of(ListOrder<TRow> order, int? first, string? after, int? last, string? before)
    {
        if (first is not null && last is not null) throw new BankExecutionError(BankError.Of("page.first-and-last", "last"));
        var asked = last is null ? PageSize.Checked(first, "first") : PageSize.Checked(last, "last");
        return new PageWindow<TRow>(order, asked, last is not null, Cursor.Parse(after, order.Name, "after"), Cursor.Parse(before, order.Name, "before"));
    }

    /// <summary>The rows of the page and one more, nearest to where it begins first; <see cref="Cut"/> makes the page of them.</summary>
    public IQueryable<TRow> RowsOf(IQueryable<TRow> matches)
    {
        if (after is { } start) matches = order.Beside(matches, start, later: true);
        if (before is { } end) matches = order.Beside(matches, end, later: false);
        return order.Sort(matches, backwards).Take(size + 1);
    }

    /// <summary>The page: without the row too many, in the order of the list.</summary>
    public Page<TEdge> Cut<TEdge>(IReadOnlyList<TEdge> oneMore)
    {
        var more = oneMore.Count > size;
        var edges = oneMore.Take(size);
        return new Page<TEdge>([.. backwards ? edges.Reverse() : edges], More: more);
    }

    /// <summary>The rows that precede a page, whatever their number; null where it is known without them.</summary>
    public IQueryable<TRow>? Preceding(IQueryable<TRow> matches, Cursor? firstOfPage) => after is not { } start ? null
        : firstOfPage is { } place ? order.Beside(matches, place, later: false)
        : order.Beside(matches, start, later: false, inclusive: true);

    /// <summary>The rows that follow a page; null where it is known without them.</summary>
    public IQueryable<TRow>? Following(IQueryable<TRow> matches, Cursor? lastOfPage) => before is not { } end ? null
        : lastOfPage is { } place ? order.Beside(matches, place, later: true)
        : order.Beside(matches, end, later: true, inclusive: true);

    /// <summary>Whether the row too many precedes the page; otherwise it follows.</summary>
    public bool Backwards => backwards;

    /// <summary>Reads the cursor of one of its rows.</summary>
    public Cursor Read(string cursor) => Cursor.Parse(cursor, order.Name, "after")!.Value;
}
