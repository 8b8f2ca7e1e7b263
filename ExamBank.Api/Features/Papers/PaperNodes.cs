using System.ComponentModel;
using System.Text.Json;
using ExamBank.Api.Features.Blueprints;
using ExamBank.Api.Features.Keys;
using ExamBank.Api.Features.Standards;
using ExamBank.Api.GraphQL.Nodes;
using ExamBank.Api.GraphQL.Paging;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using ExamBank.Generator.Assembly.Papers;
using GraphQL;
using GraphQL.DataLoader;

namespace ExamBank.Api.Features.Papers;

[Name("Paper")]
[Implements(typeof(INode))]
[Description("The result of one assembly; nothing about it changes later. 试卷")]
internal sealed class PaperNode : INode
{
    private Certificate? certificate;

    [Ignore]
    public required Guid RowId { get; init; }

    [Ignore]
    public required Guid StandardRowId { get; init; }

    [Ignore]
    public required Guid BlueprintRevisionRowId { get; init; }

    [Ignore]
    public required int PlainNumber { get; init; }

    [Ignore]
    public required Facility ExactFacility { get; init; }

    [Ignore]
    public required string CertificateText { get; init; }

    [Id, Description("Opaque id. 全局标识")]
    public string Id => new NodeId("Paper", RowId).ToString();

    [Description("Number in this bank, such as P-000045. 试卷编号")]
    public string Number => PaperNumber.Format(PlainNumber);

    [Description("Code of the level whose candidates sit it. 等级代码")]
    public required string LevelCode { get; init; }

    [Description("Seed of every random choice; the same inputs give the same paper. 随机种子")]
    public required long Seed { get; init; }

    [Description("Version of the engine. 组卷引擎版本")]
    public required string Engine { get; init; }

    [Description("SHA-256 of the pool that it was drawn from. 题池校验值")]
    public required string PoolHash { get; init; }

    [Description("Whether it holds a published question and says so in print. 样卷")]
    public required bool Sample { get; init; }

    [Description("Expected share of the marks of form A, 0 to 1, estimated. 预估难度系数")]
    public decimal Facility => ExactFacility.Value;

    [Description("When it was assembled and locked, UTC. 锁定时间")]
    public required DateTimeOffset LockedAt { get; init; }

    [Description("Each rule's value against its limits. 规则检验")]
    public IReadOnlyList<RuleValueNode> RuleValues => [.. Proof.Rules.Select(r => new RuleValueNode(r.Rule, r.Form, r.Value, r.Min, r.Max))];

    [Description("Each objective's value. 目标达成")]
    public IReadOnlyList<ObjectiveValueNode> ObjectiveValues => [.. Proof.Objectives.Select(o => new ObjectiveValueNode(o.Objective, o.Value, o.Proven, o.Bound))];

    [Description("The standard. 所属标准")]
    public IDataLoaderResult<StandardNode> Standard([FromServices] StandardLoader standards) => standards.Get(StandardRowId);

    [Description("The revision of the blueprint that it was assembled by. 所依据的组卷方案")]
    public IDataLoaderResult<BlueprintRevisionNode> BlueprintRevision([FromServices] BlueprintRevisionLoader revisions) => revisions.Get(BlueprintRevisionRowId);

    [Description("Forms A, B, C, … 平行卷")]
    public IDataLoaderResult<IReadOnlyList<PaperFormNode>> Forms([FromServices] FormsOfPaper forms) => forms.Load(RowId);

    [Description("Files that were rendered when it was locked. 文件")]
    public IDataLoaderResult<IReadOnlyList<PaperFileNode>> Files([FromServices] FilesOfPaper files) => files.Load(RowId);

    [Description("Later keys, the first one first. 答案修订")]
    public IDataLoaderResult<IReadOnlyList<KeyRevisionNode>> KeyRevisions([FromServices] KeyRevisionsOfPaper revisions) => revisions.Load(RowId);

    [Description("Where to download the marking workbook of the newest key; ?keyRevision=1 for an older one. 阅卷工作簿下载地址")]
    public string KeyUrl => $"/papers/{Number}/key.xlsx";

    [Description("Where to download the print package: papers, answer sheets and forms for the centre, without a key; ?layout=NAME for another layout. 印刷包下载地址")]
    public string PrintPackageUrl => $"/papers/{Number}/print.zip";

    [Description("Where to download the marking package: reviewers' and markers' editions, workbooks and manifest of the newest key; ?layout=NAME for another layout, ?keyRevision=1 for an older key. 评卷包下载地址")]
    public string MarkingPackageUrl => $"/papers/{Number}/marking.zip";

    private Certificate Proof => certificate ??= JsonSerializer.Deserialize<Certificate>(CertificateText, ContentJson.Compact)
        ?? throw new InvalidOperationException($"Paper {Number} has no certificate.");
}

[Name("RuleValue")]
[Description("A rule's value against its limits. 规则检验")]
internal sealed record RuleValueNode(
    [property: Description("Name of the rule. 规则")] string Rule,
    [property: Description("Name of the form; null for a rule about all forms together. 卷名")] string? Form,
    [property: Description("The value that the form has. 实际值")] decimal Value,
    [property: Description("Least value; null for none. 最小值")] decimal? Min,
    [property: Description("Greatest value; null for none. 最大值")] decimal? Max);

[Name("ObjectiveValue")]
[Description("An objective's value. 目标达成")]
internal sealed record ObjectiveValueNode(
    [property: Description("The objective. 目标")] string Objective,
    [property: Description("The value that the forms have. 实际值")] decimal Value,
    [property: Description("Whether it is proven that no forms are better. 已证明最优")] bool Proven,
    [property: Description("The best value that is not ruled out. 理论界")] decimal? Bound);

[Name("PaperFile")]
[Description("A rendered file, stored by its hash. 文件")]
internal sealed record PaperFileNode(
    [property: Description("Path within the paper's folder. 路径")] string Path,
    [property: Description("SHA-256 of its bytes. 校验值")] string Sha256);

[Name("PaperEdge")]
[Description("A paper in a list. 试卷列表项")]
internal sealed record PaperEdge(string Cursor, PaperNode Node) : Edge<PaperNode>(Cursor, Node);

[Name("PaperConnection")]
[Description("A page of papers (Relay). 试卷分页")]
internal sealed class PaperConnection(Pages<PaperEdge> pages) : Connection<PaperNode, PaperEdge>(pages);
