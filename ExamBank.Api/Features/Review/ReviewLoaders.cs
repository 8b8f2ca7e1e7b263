using System.Linq.Expressions;
using ExamBank.Api.GraphQL.Loading;
using ExamBank.Api.GraphQL.Nodes;
using ExamBank.Domain;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions.Review;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Review;

/// <summary>How rows of review become nodes.</summary>
internal static class ReviewProjections
{
    public static readonly Expression<Func<ReviewThread, ReviewThreadNode>> ToThread = t => new ReviewThreadNode
    {
        RowId = t.Id.Value,
        QuestionRowId = t.QuestionId.Value,
        Field = t.Field,
        Revision = t.Revision,
        OpenedAt = t.OpenedAt,
        ResolvedBy = t.ResolvedBy,
        ResolvedAt = t.ResolvedAt,
    };

    public static readonly Expression<Func<Assignment, AssignmentNode>> ToAssignment = a => new AssignmentNode
    {
        RowId = a.Id.Value,
        PlainNumber = a.Number,
        QuestionRowId = a.QuestionId == null ? null : a.QuestionId.Value.Value,
        RequirementRowId = a.RequirementId == null ? null : a.RequirementId.Value.Value,
        Role = a.Role,
        Assignee = a.Assignee,
        DueAt = a.DueAt,
        Note = a.Note,
        Count = a.Count,
        AssignedBy = a.AssignedBy,
        AssignedAt = a.AssignedAt,
        State = a.State,
        ClosedAt = a.ClosedAt,
    };
}

internal sealed class ReviewThreadLoader(BankView bank) : NodeLoader<ReviewThreadNode>("ReviewThread")
{
    protected override async Task<IReadOnlyList<ReviewThreadNode>> FetchNodesAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
    {
        var ids = keys.Select(ReviewThreadId.From).ToList();
        return await bank.ReviewThreads.Where(t => ids.Contains(t.Id)).Select(ReviewProjections.ToThread).ToListAsync(cancellationToken);
    }
}

internal sealed class AssignmentLoader(BankView bank) : NodeLoader<AssignmentNode>("Assignment")
{
    protected override async Task<IReadOnlyList<AssignmentNode>> FetchNodesAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
    {
        var ids = keys.Select(AssignmentId.From).ToList();
        return await bank.Assignments.Where(a => ids.Contains(a.Id)).Select(ReviewProjections.ToAssignment).ToListAsync(cancellationToken);
    }
}

internal sealed class ThreadsOfQuestion(BankView bank) : ListLoader<Guid, ReviewThreadNode>
{
    protected override async Task<IReadOnlyList<KeyValuePair<Guid, ReviewThreadNode>>> FetchRowsAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
    {
        var ids = keys.Select(QuestionId.From).ToList();
        var rows = await bank.ReviewThreads.Where(t => ids.Contains(t.QuestionId)).OrderBy(t => t.OpenedAt).ThenBy(t => t.Id)
            .Select(ReviewProjections.ToThread).ToListAsync(cancellationToken);
        return [.. rows.Select(row => KeyValuePair.Create(row.QuestionRowId, row))];
    }
}

internal sealed class CommentsOfThread(BankView bank) : ListLoader<Guid, ReviewCommentNode>
{
    protected override async Task<IReadOnlyList<KeyValuePair<Guid, ReviewCommentNode>>> FetchRowsAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
    {
        var ids = keys.Select(ReviewThreadId.From).ToList();
        var rows = await bank.ReviewThreads.Where(t => ids.Contains(t.Id)).SelectMany(t => t.Comments).OrderBy(c => c.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(c => KeyValuePair.Create(c.ThreadId.Value, new ReviewCommentNode(c.Author, c.At, c.Text)))];
    }
}

internal sealed class OpenAssignmentsOfQuestion(BankView bank) : ListLoader<Guid, AssignmentNode>
{
    protected override async Task<IReadOnlyList<KeyValuePair<Guid, AssignmentNode>>> FetchRowsAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
    {
        var ids = keys.Select(key => (QuestionId?)QuestionId.From(key)).ToList();
        var rows = await bank.Assignments.Where(a => a.State == AssignmentState.Open && ids.Contains(a.QuestionId))
            .OrderBy(a => a.AssignedAt).ThenBy(a => a.Id).Select(ReviewProjections.ToAssignment).ToListAsync(cancellationToken);
        return [.. rows.Select(row => KeyValuePair.Create(row.QuestionRowId!.Value, row))];
    }
}

internal sealed class ApprovalsOfRevision(BankView bank) : ListLoader<Guid, ApprovalNode>
{
    protected override async Task<IReadOnlyList<KeyValuePair<Guid, ApprovalNode>>> FetchRowsAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
    {
        var ids = keys.Select(RevisionId.From).ToList();
        var rows = await bank.Revisions.Where(r => ids.Contains(r.Id)).SelectMany(r => r.Approvals).OrderBy(a => a.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(a => KeyValuePair.Create(a.RevisionId.Value, new ApprovalNode(a.Reviewer, a.At, Answers(a.ChecklistText))))];
    }

    private static IReadOnlyList<ChecklistAnswerNode> Answers(string? checklist) =>
        checklist is null ? [] : [.. ReviewChecklist.Read(checklist).Answers.Select(answer => new ChecklistAnswerNode(answer.Item, answer.Passed, answer.Note))];
}
