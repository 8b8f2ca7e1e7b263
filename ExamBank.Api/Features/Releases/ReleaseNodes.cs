using System.ComponentModel;
using ExamBank.Api.Features.Papers;
using ExamBank.Api.GraphQL.Paging;
using ExamBank.Domain.Papers;
using GraphQL;
using GraphQL.DataLoader;

namespace ExamBank.Api.Features.Releases;

[Name("PaperRelease")]
[Description("A paper given to centres, with the windows in which they may fetch it. 发布")]
internal sealed class PaperReleaseNode(PaperRelease release, int paper, IReadOnlyList<ReleasedCentre> centres)
{
    /// <summary>Its number in this bank.</summary>
    internal int PlainNumber => release.Number;

    [Description("Number such as R-000003. 发布编号")]
    public string Number => release.DisplayNumber;

    [Description("Number of the paper. 试卷编号")]
    public string PaperNumber => Domain.Papers.PaperNumber.Format(paper);

    [Description("The paper; null where it may not be seen now. 试卷")]
    public IDataLoaderResult<PaperNode?> Paper([FromServices] PaperLoader papers) => papers.Load(release.PaperId.Value);

    [Description("From this moment on papers may be fetched, UTC. 试卷开放时间")]
    public DateTimeOffset PapersFrom => release.PapersFrom;

    [Description("Until before this moment papers may be fetched, UTC. 试卷截止时间")]
    public DateTimeOffset PapersTo => release.PapersTo;

    [Description("From this moment on keys may be fetched, UTC. 答案开放时间")]
    public DateTimeOffset KeysFrom => release.KeysFrom;

    [Description("Until before this moment keys may be fetched, UTC. 答案截止时间")]
    public DateTimeOffset KeysTo => release.KeysTo;

    [Description("Whether it is a sealed spare, which two accounts of a centre open together. 备用卷")]
    public bool Spare => release.IsSpare;

    [Description("Whether each centre gets copies that are marked with its code. 考点标记")]
    public bool Marked => release.IsMarked;

    [Description("When it was released, UTC. 发布时间")]
    public DateTimeOffset ReleasedAt => release.ReleasedAt;

    [Description("Who asked for the release. 申请人")]
    public string RequestedBy => release.RequestedBy;

    [Description("Who released it. 发布人")]
    public string ReleasedBy => release.ReleasedBy;

    [Description("When it was withdrawn, UTC; null while it holds. 撤回时间")]
    public DateTimeOffset? WithdrawnAt => release.WithdrawnAt;

    [Description("Why it was withdrawn. 撤回理由")]
    public string? WithdrawalReason => release.WithdrawalReason;

    [Description("The centres by code; a centre sees only itself. 考点")]
    public IReadOnlyList<ReleasedCentreNode> Centres => [.. centres.OrderBy(c => c.Centre, StringComparer.Ordinal).Select(c => new ReleasedCentreNode(c))];

    [Description("Where a centre fetches its papers. 试卷下载地址")]
    public string PrintPackageUrl => $"/papers/{PaperNumber}/releases/{Number}/print.zip";

    [Description("Where a centre fetches its keys; ?keyRevision=1 for an older key. 评卷包下载地址")]
    public string MarkingPackageUrl => $"/papers/{PaperNumber}/releases/{Number}/marking.zip";
}

[Name("ReleasedCentre")]
[Description("A centre that a paper is released to. 发布考点")]
internal sealed class ReleasedCentreNode(ReleasedCentre centre)
{
    [Description("Permanent code of the centre. 考点代码")]
    public string Centre => centre.Centre;

    [Description("Names of the forms that it gets. 卷别")]
    public IReadOnlyList<string> Forms => centre.Forms.Split(',');

    [Description("When it opened a sealed spare, UTC. 启用时间")]
    public DateTimeOffset? OpenedAt => centre.OpenedAt;

    [Description("Why it opened the spare. 启用理由")]
    public string? OpeningReason => centre.OpeningReason;
}

[Name("PaperReleaseEdge")]
[Description("A release in a list. 发布列表项")]
internal sealed record PaperReleaseEdge(string Cursor, PaperReleaseNode Node) : Edge<PaperReleaseNode>(Cursor, Node);

[Name("PaperReleaseConnection")]
[Description("A page of releases (Relay). 发布分页")]
internal sealed class PaperReleaseConnection(Pages<PaperReleaseEdge> pages) : Connection<PaperReleaseNode, PaperReleaseEdge>(pages);
