using System.ComponentModel;
using ExamBank.Api.GraphQL.Paging;
using ExamBank.Domain.Access;
using GraphQL;

namespace ExamBank.Api.Features.Grants;

[Name("PaperGrant")]
[Description("Leave for an auditor to read the text and key of a paper. 阅卷授权")]
internal sealed class PaperGrantNode(PaperGrant grant, int paper, string auditor)
{
    [Description("Number such as G-000002. 授权编号")]
    public string Number => grant.DisplayNumber;

    [Description("Number of the paper. 试卷编号")]
    public string PaperNumber => Domain.Papers.PaperNumber.Format(paper);

    [Description("Account of the auditor. 审核员账号")]
    public string Auditor => auditor;

    [Description("Why it was granted. 理由")]
    public string Reason => grant.Reason;

    [Description("Who granted it. 授权人")]
    public string GrantedBy => grant.GrantedBy;

    [Description("When it was granted, UTC. 授权时间")]
    public DateTimeOffset GrantedAt => grant.GrantedAt;

    [Description("From this moment on it holds no more, UTC. 失效时间")]
    public DateTimeOffset ExpiresAt => grant.ExpiresAt;

    [Description("When it was taken back, UTC; null while nobody has. 撤销时间")]
    public DateTimeOffset? RevokedAt => grant.RevokedAt;

    [Description("Who took it back. 撤销人")]
    public string? RevokedBy => grant.RevokedBy;

    [Description("Why it was taken back. 撤销理由")]
    public string? RevocationReason => grant.RevocationReason;

    /// <summary>The number that the list is ordered by.</summary>
    internal int PlainNumber => grant.Number;
}

[Name("PaperGrantEdge")]
[Description("A grant in a list. 阅卷授权列表项")]
internal sealed record PaperGrantEdge(string Cursor, PaperGrantNode Node) : Edge<PaperGrantNode>(Cursor, Node);

[Name("PaperGrantConnection")]
[Description("A page of grants (Relay). 阅卷授权分页")]
internal sealed class PaperGrantConnection(Pages<PaperGrantEdge> pages) : Connection<PaperGrantNode, PaperGrantEdge>(pages);
