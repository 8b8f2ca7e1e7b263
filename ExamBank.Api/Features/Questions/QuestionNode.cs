using System.ComponentModel;
using ExamBank.Api.Features.Questions.Comparing;
using ExamBank.Api.Features.Review;
using ExamBank.Api.Features.Similarity;
using ExamBank.Api.Features.Standards;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Api.GraphQL.Loading;
using ExamBank.Api.GraphQL.Nodes;
using ExamBank.Api.GraphQL.Paging;
using ExamBank.Domain.Questions;
using GraphQL;
using GraphQL.DataLoader;

namespace ExamBank.Api.Features.Questions;

[Name("Question")]
[Implements(typeof(INode))]
[Description("A question: the lasting identity that has revisions. 试题")]
internal sealed class QuestionNode : INode
{
    [Ignore]
    public required Guid RowId { get; init; }

    [Ignore]
    public required Guid StandardRowId { get; init; }

    [Ignore]
    public required int PlainNumber { get; init; }

    [Ignore]
    public required int? ApprovedRevisionNumber { get; init; }

    [Id, Description("Opaque id. 全局标识")]
    public string Id => new NodeId("Question", RowId).ToString();

    [Description("Number in this bank, such as Q-000123. 试题编号")]
    public string Number => QuestionNumber.Format(PlainNumber);

    [Description("Permanent code, the same in every bank. 试题代码")]
    public required string Code { get; init; }

    [Description("Whether it may be used. 使用状态")]
    public required QuestionState State { get; init; }

    [Description("Why it was retired; null otherwise. 停用理由")]
    public required string? RetirementReason { get; init; }

    [Description("Whether its text is public; a paper that holds it is a sample paper. 已公开")]
    public required bool Published { get; init; }

    [Description("The newest revision. 最新修订")]
    public required RevisionNode LatestRevision { get; init; }

    [Description("The approved revision that papers use; null while there is none. 已通过的修订")]
    public IDataLoaderResult<RevisionNode?>? ApprovedRevision([FromServices] RevisionByNumber revisions) => ApprovedRevisionNumber switch
    {
        null => null,
        var approved when approved == LatestRevision.Number => new Known<RevisionNode?>(LatestRevision),
        { } approved => revisions.Load((RowId, approved)),
    };

    [Description("All revisions, oldest first. 全部修订")]
    public IDataLoaderResult<IReadOnlyList<RevisionNode>> Revisions([FromServices] RevisionsOfQuestion revisions) => revisions.Load(RowId);

    [Description("Active questions of the same standard that its newest text is nearly the same as, the most alike first; pairs that somebody has judged are left out. 相似试题")]
    public IDataLoaderResult<IReadOnlyList<SimilarPairNode>> SimilarQuestions(
        [FromServices] SimilarOfQuestion similar,
        [Description("The least similarity, 0.3 to 1. 最低相似度")] double threshold = Similarity.SimilarQuestions.Usual) =>
        threshold is < Similarity.SimilarQuestions.Least or > 1
            ? throw new BankExecutionError(SimilarityErrors.Threshold("threshold", threshold))
            : similar.Load((PlainNumber, threshold));

    [Description("What one revision says otherwise than another, field by field and word by word. 修订差异")]
    public IDataLoaderResult<RevisionDifference> Diff(
        [Description("Number of the revision to compare from. 起始修订号")] int from,
        [Description("Number of the revision to compare to. 目标修订号")] int to,
        [FromServices] RevisionTexts texts) => texts.LoadAll([(RowId, from), (RowId, to)]).Then(both => new RevisionDifference(from, to, FieldDifference.Between(
            both[0] ?? throw new BankExecutionError(QuestionErrors.RevisionNotFound("from", Number, from)),
            both[1] ?? throw new BankExecutionError(QuestionErrors.RevisionNotFound("to", Number, to)))));

    [Description("What people said about its fields, the latest thread last. 讨论")]
    public IDataLoaderResult<IReadOnlyList<ReviewThreadNode>> Threads(
        [FromServices] ThreadsOfQuestion threads,
        [Description("Those that are resolved, or those that are not; both when left out. 是否已解决")] bool? resolved = null) =>
        threads.Load(RowId).Then(IReadOnlyList<ReviewThreadNode> (all) => resolved is { } wanted ? [.. all.Where(thread => thread.Resolved == wanted)] : all);

    [Description("Who is asked to work on it, and has not done so yet. 待办任务")]
    public IDataLoaderResult<IReadOnlyList<AssignmentNode>> OpenAssignments([FromServices] OpenAssignmentsOfQuestion assignments) => assignments.Load(RowId);

    [Description("The standard. 所属标准")]
    public IDataLoaderResult<StandardNode> Standard([FromServices] StandardLoader standards) => standards.Get(StandardRowId);
}

[Name("QuestionEdge")]
[Description("A question in a list. 试题列表项")]
internal sealed record QuestionEdge(string Cursor, QuestionNode Node) : Edge<QuestionNode>(Cursor, Node);

[Name("QuestionConnection")]
[Description("A page of questions (Relay). 试题分页")]
internal sealed class QuestionConnection(Pages<QuestionEdge> pages) : Connection<QuestionNode, QuestionEdge>(pages);
