using ExamBank.Api.GraphQL.Paging;
using ExamBank.Domain.Questions.Review;

namespace ExamBank.Api.Features.Review;

/// <summary>Pages through assignments, the first to fall due first, those without a due time last.</summary>
internal static class AssignmentPages
{
    private static readonly ListOrder<Assignment> FirstDue = ListOrder<Assignment>.By(
        "Due", assignment => assignment.DueAt ?? DateTimeOffset.MaxValue, CursorTime.Read, assignment => assignment.Number);

    /// <summary>The connection; nothing is read yet, but a page that cannot be is refused.</summary>
    public static AssignmentConnection Of(IQueryable<Assignment> assignments, PageArguments page) => new(new ListPages<Assignment, AssignmentNode, AssignmentEdge>(
        assignments,
        FirstDue,
        PageWindow.Of(FirstDue.Name, page),
        ReviewProjections.ToAssignment,
        node => new AssignmentEdge(FirstDue.CursorOf(CursorTime.Of(node.DueAt ?? DateTimeOffset.MaxValue), node.PlainNumber), node)));
}
