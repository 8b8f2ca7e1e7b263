using ExamBank.Api.GraphQL.Paging;
using ExamBank.Domain.Questions.Review;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Review;

/// <summary>Pages through assignments, the first to fall due first, those without a due time last.</summary>
internal static class AssignmentPages
{
    private const string Order = "Due";

    /// <summary>The connection; nothing is read yet, but a size or cursor that is none is refused.</summary>
    public static AssignmentConnection Of(IQueryable<Assignment> assignments, int? first, string? after)
    {
        var size = PageSize.Checked(first);
        var start = Cursor.Parse(after, Order);
        return new AssignmentConnection(
            async cancellationToken =>
            {
                var rows = await From(assignments, start).OrderBy(a => a.DueAt ?? DateTimeOffset.MaxValue).ThenBy(a => a.Number)
                    .Take(size + 1).Select(ReviewProjections.ToAssignment).ToListAsync(cancellationToken);
                return Page<AssignmentEdge>.Of([.. rows.Select(row => new AssignmentEdge(CursorOf(row), row))], size, start is not null);
            },
            cancellationToken => assignments.CountAsync(cancellationToken));
    }

    private static IQueryable<Assignment> From(IQueryable<Assignment> assignments, Cursor? start)
    {
        if (start is not { } after) return assignments;
        var due = new DateTimeOffset(Math.Clamp(after.Value, DateTimeOffset.MinValue.Ticks, DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero);
        return assignments.Where(a => (a.DueAt ?? DateTimeOffset.MaxValue) > due || ((a.DueAt ?? DateTimeOffset.MaxValue) == due && a.Number > after.Number));
    }

    private static string CursorOf(AssignmentNode row) => new Cursor(Order, (row.DueAt ?? DateTimeOffset.MaxValue).UtcTicks, row.PlainNumber).ToString();
}
