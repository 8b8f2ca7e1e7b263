using System.ComponentModel;
using ExamBank.Api.Features.Standards;
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

    [Description("The standard. 所属标准")]
    public IDataLoaderResult<StandardNode> Standard([FromServices] StandardLoader standards) => standards.Get(StandardRowId);
}

[Name("QuestionEdge")]
[Description("A question in a list. 试题列表项")]
internal sealed record QuestionEdge(string Cursor, QuestionNode Node) : Edge<QuestionNode>(Cursor, Node);

[Name("QuestionConnection")]
[Description("A page of questions (Relay). 试题分页")]
internal sealed class QuestionConnection(IPages<QuestionEdge> pages) : Connection<QuestionNode, QuestionEdge>(pages);
