using ExamBank.Api.GraphQL.Errors;
using ExamBank.Domain.Errors;

namespace ExamBank.Api.GraphQL.Paging;

/// <summary>Which part of a list a client asked for, by the Relay specification: its first or its last rows between two cursors.</summary>
internal sealed class PageWindow
{
    private readonly string order;

    private PageWindow(string order, int size, bool backwards, Cursor? after, Cursor? before) =>
        (this.order, Size, Backwards, After, Before) = (order, size, backwards, after, before);

    /// <summary>Most rows of the page.</summary>
    public int Size { get; }

    /// <summary>Whether it is the last rows that were asked for, so that one row more precedes the page; otherwise it follows.</summary>
    public bool Backwards { get; }

    /// <summary>The place after which the page begins; null for the beginning of the list.</summary>
    public Cursor? After { get; }

    /// <summary>The place before which the page ends; null for the end of the list.</summary>
    public Cursor? Before { get; }

    /// <summary>Checks what a client asked for, of a list in the order of this name.</summary>
    /// <exception cref="BankExecutionError">A size is out of range, both sizes are given, or a cursor is none of this order.</exception>
    public static PageWindow Of(string order, PageArguments asked)
    {
        if (asked is { First: not null, Last: not null }) throw new BankExecutionError(BankError.Of("page.first-and-last", "last"));
        var size = asked.Last is null ? PageSize.Checked(asked.First, "first") : PageSize.Checked(asked.Last, "last");
        return new PageWindow(order, size, asked.Last is not null, Cursor.Parse(asked.After, order, "after"), Cursor.Parse(asked.Before, order, "before"));
    }

    /// <summary>Whether a place of a rising order lies between the cursors.</summary>
    public bool Holds(Cursor place) => (After is not { } start || place.SideOf(start) > 0) && (Before is not { } end || place.SideOf(end) < 0);

    /// <summary>The page of rows that were read with one too many, nearest to where it begins first: without that one, in the order of the list.</summary>
    public Page<TEdge> Cut<TEdge>(IReadOnlyList<TEdge> oneMore)
    {
        var edges = oneMore.Take(Size);
        return new Page<TEdge>([.. Backwards ? edges.Reverse() : edges], More: oneMore.Count > Size);
    }

    /// <summary>The place of one of its rows.</summary>
    public Cursor PlaceOf<TEdge>(TEdge edge)
        where TEdge : IEdge => Cursor.Parse(edge.Cursor, order, "after")!.Value;
}
