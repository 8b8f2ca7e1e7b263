using System.ComponentModel;
using ExamBank.Api.Features.Questions;
using ExamBank.Api.Features.Standards;
using ExamBank.Api.GraphQL.Nodes;
using ExamBank.Api.GraphQL.Paging;
using ExamBank.Domain.Questions.Review;
using GraphQL;
using GraphQL.DataLoader;

namespace ExamBank.Api.Features.Review;

[Name("Approval")]
[Description("That somebody approved a revision. 审核通过记录")]
internal sealed record ApprovalNode(
    [property: Description("Who. 审核人")] string Reviewer,
    [property: Description("When, UTC. 时间")] DateTimeOffset At,
    [property: Description("The checklist; empty where the operator of the machine approved without one. 审题清单")] IReadOnlyList<ChecklistAnswerNode> Checklist);

[Name("ChecklistAnswer")]
[Description("The answer to one item of the checklist. 审题清单回答")]
internal sealed record ChecklistAnswerNode(
    [property: Description("The item. 项目")] ChecklistItem Item,
    [property: Description("Whether the text passes. 是否通过")] bool Passed,
    [property: Description("What there is to say of it. 说明")] string? Note);

[Name("ReviewThread")]
[Implements(typeof(INode))]
[Description("What people say to each other about a field of a question. 讨论")]
internal sealed class ReviewThreadNode : INode
{
    [Ignore]
    public required Guid RowId { get; init; }

    [Ignore]
    public required Guid QuestionRowId { get; init; }

    [Id, Description("Opaque id. 全局标识")]
    public string Id => new NodeId("ReviewThread", RowId).ToString();

    [Description("The field, such as stem; empty for the whole question. 字段")]
    public required string Field { get; init; }

    [Description("Number of the revision that it began with. 修订号")]
    public required int Revision { get; init; }

    [Description("When it began, UTC. 开始时间")]
    public required DateTimeOffset OpenedAt { get; init; }

    [Description("Whether it is resolved. 是否已解决")]
    public bool Resolved => ResolvedBy is not null;

    [Description("Who resolved it; null while it is open. 解决人")]
    public required string? ResolvedBy { get; init; }

    [Description("When it was resolved, UTC; null while it is open. 解决时间")]
    public required DateTimeOffset? ResolvedAt { get; init; }

    [Description("What was said, in order. 意见与回复")]
    public IDataLoaderResult<IReadOnlyList<ReviewCommentNode>> Comments([FromServices] CommentsOfThread comments) => comments.Load(RowId);

    [Description("The question. 试题")]
    public IDataLoaderResult<QuestionNode> Question([FromServices] QuestionLoader questions) => questions.Get(QuestionRowId);
}

[Name("ReviewComment")]
[Description("Something said in a thread. 意见")]
internal sealed record ReviewCommentNode(
    [property: Description("Who said it. 作者")] string Author,
    [property: Description("When, UTC. 时间")] DateTimeOffset At,
    [property: Description("What was said. 内容")] string Text);

[Name("Assignment")]
[Implements(typeof(INode))]
[Description("Work that somebody is asked to do: on a question, or new questions for a requirement. 任务")]
internal sealed class AssignmentNode : INode
{
    [Ignore]
    public required Guid RowId { get; init; }

    [Ignore]
    public required int PlainNumber { get; init; }

    [Ignore]
    public required Guid? QuestionRowId { get; init; }

    [Ignore]
    public required Guid? RequirementRowId { get; init; }

    [Id, Description("Opaque id. 全局标识")]
    public string Id => new NodeId("Assignment", RowId).ToString();

    [Description("To write or to review. 任务类型")]
    public required AssignmentRole Role { get; init; }

    [Description("Who is asked. 受托人")]
    public required string Assignee { get; init; }

    [Description("Until when, UTC; null when that is open. 截止时间")]
    public required DateTimeOffset? DueAt { get; init; }

    [Description("What else there is to say. 备注")]
    public required string? Note { get; init; }

    [Description("How many questions are commissioned; null for work on a question. 约稿题数")]
    public required int? Count { get; init; }

    [Description("Who asks. 委托人")]
    public required string AssignedBy { get; init; }

    [Description("Since when, UTC. 分配时间")]
    public required DateTimeOffset AssignedAt { get; init; }

    [Description("What became of it. 状态")]
    public required AssignmentState State { get; init; }

    [Description("When it ended, UTC; null while it is open. 结束时间")]
    public required DateTimeOffset? ClosedAt { get; init; }

    [Description("The question; null for a commission. 试题")]
    public IDataLoaderResult<QuestionNode?>? Question([FromServices] QuestionLoader questions) => QuestionRowId is { } row ? questions.Load(row) : null;

    [Description("The requirement that questions are commissioned for; null for work on a question. 职业技能要求")]
    public IDataLoaderResult<RequirementNode?>? Requirement([FromServices] RequirementLoader requirements) =>
        RequirementRowId is { } row ? requirements.Load(row) : null;
}

[Name("AssignmentEdge")]
[Description("An assignment in a list. 任务列表项")]
internal sealed record AssignmentEdge(string Cursor, AssignmentNode Node) : Edge<AssignmentNode>(Cursor, Node);

[Name("AssignmentConnection")]
[Description("A page of assignments (Relay). 任务分页")]
internal sealed class AssignmentConnection(Pages<AssignmentEdge> pages) : Connection<AssignmentNode, AssignmentEdge>(pages);
