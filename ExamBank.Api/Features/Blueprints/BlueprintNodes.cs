using System.ComponentModel;
using System.Text.Json;
using ExamBank.Api.Features.Standards;
using ExamBank.Api.GraphQL.Nodes;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Questions;
using GraphQL;
using GraphQL.DataLoader;

namespace ExamBank.Api.Features.Blueprints;

[Name("Blueprint")]
[Implements(typeof(INode))]
[Description("A plan that papers are assembled by. 组卷方案")]
internal sealed class BlueprintNode : INode
{
    [Ignore]
    public required Guid RowId { get; init; }

    [Ignore]
    public required Guid StandardRowId { get; init; }

    [Ignore]
    public required Guid LatestRevisionRowId { get; init; }

    [Id, Description("Opaque id. 全局标识")]
    public string Id => new NodeId("Blueprint", RowId).ToString();

    [Description("Permanent name. 方案名")]
    public required string Name { get; init; }

    [Description("Code of the level whose candidates sit its papers. 等级代码")]
    public required string LevelCode { get; init; }

    [Description("When it was taken out of use, UTC; null while it is in use. 停用时间")]
    public required DateTimeOffset? RetiredAt { get; init; }

    [Description("Why it was taken out of use. 停用理由")]
    public required string? RetirementReason { get; init; }

    [Description("The standard. 所属标准")]
    public IDataLoaderResult<StandardNode> Standard([FromServices] StandardLoader standards) => standards.Get(StandardRowId);

    [Description("All revisions, the first one first. 全部修订")]
    public IDataLoaderResult<IReadOnlyList<BlueprintRevisionNode>> Revisions([FromServices] RevisionsOfBlueprint revisions) => revisions.Load(RowId);

    [Description("The newest revision, by which papers are assembled. 最新修订")]
    public IDataLoaderResult<BlueprintRevisionNode> LatestRevision([FromServices] BlueprintRevisionLoader revisions) => revisions.Get(LatestRevisionRowId);
}

[Name("BlueprintRevision")]
[Implements(typeof(INode))]
[Description("One immutable text of a blueprint. 组卷方案修订")]
internal sealed class BlueprintRevisionNode : INode
{
    private BlueprintDocument? document;

    [Ignore]
    public required Guid RowId { get; init; }

    [Ignore]
    public required Guid BlueprintRowId { get; init; }

    [Ignore]
    public required string ContentText { get; init; }

    [Id, Description("Opaque id. 全局标识")]
    public string Id => new NodeId("BlueprintRevision", RowId).ToString();

    [Description("1, 2, 3, … within the blueprint. 修订号")]
    public required int Number { get; init; }

    [Description("When it was written, UTC. 创建时间")]
    public required DateTimeOffset CreatedAt { get; init; }

    [Description("The whole document as JSON, as reviseBlueprint takes it. 方案内容")]
    public string Document => ContentText;

    [Description("Chinese title, printed on the paper. 标题")]
    public string Title => Content.Title;

    [Description("English title. 英文标题")]
    public string? TitleEn => Content.TitleEn;

    [Description("Duration in minutes. 考试时长（分钟）")]
    public decimal Minutes => Content.Minutes.Value;

    [Description("Marks of the whole paper. 总分")]
    public decimal TotalMarks => Content.TotalMarks.Value;

    [Description("Marks to pass; null when it sets none. 合格分")]
    public decimal? PassMarks => Content.PassMarks?.Value;

    [Description("Questions in the whole paper. 题数")]
    public int QuestionCount => Content.TotalCount;

    [Description("Notes to candidates. 注意事项")]
    public IReadOnlyList<string> Notes => Content.Notes ?? [];

    [Description("Parts in printed order. 部分")]
    public IReadOnlyList<BlueprintPartNode> Parts =>
        [.. Content.Parts.Select(part => new BlueprintPartNode(part.Name, [.. part.Sections.Select(BlueprintSectionNode.Of)]))];

    [Description("Rules that every form keeps. 规则")]
    public IReadOnlyList<RuleNode> Rules => [.. Content.Rules.Select(rule => new RuleNode(rule))];

    [Description("Objectives in the order in which they matter. 优化目标")]
    public IReadOnlyList<ObjectiveNode> Objectives => [.. (Content.Objectives ?? []).Select(ObjectiveNode.Of)];

    [Description("The blueprint. 所属组卷方案")]
    public IDataLoaderResult<BlueprintNode> Blueprint([FromServices] BlueprintLoader blueprints) => blueprints.Get(BlueprintRowId);

    private BlueprintDocument Content => document ??= JsonSerializer.Deserialize<BlueprintDocument>(ContentText, ContentJson.Compact)
        ?? throw new InvalidOperationException($"Blueprint revision {RowId} has no content.");
}

[Name("BlueprintPart")]
[Description("A part of a paper, such as theory. 部分")]
internal sealed record BlueprintPartNode(
    [property: Description("Name. 名称")] string Name,
    [property: Description("Sections in printed order. 大题")] IReadOnlyList<BlueprintSectionNode> Sections);

[Name("BlueprintSection")]
[Description("A section: questions of one type. 大题")]
internal sealed record BlueprintSectionNode(
    [property: Description("Question type. 题型")] QuestionType Type,
    [property: Description("How many questions. 题数")] int Count,
    [property: Description("Marks of each question. 每题分值")] decimal Marks,
    [property: Description("How answers earn marks. 评分方法")] ScoringMethod Scoring,
    [property: Description("Marks of a partly right answer, where the method has them. 部分得分")] decimal? PartialMarks)
{
    /// <summary>The section as clients see it.</summary>
    internal static BlueprintSectionNode Of(BlueprintSection section) =>
        new(section.Type, section.Count, section.Marks.Value, section.Scoring.Rule, section.Scoring.Marks?.Value);
}
