using System.ComponentModel;
using System.Text.Json;
using ExamBank.Api.Features.Media;
using ExamBank.Api.Features.Review;
using ExamBank.Api.Features.Standards;
using ExamBank.Api.GraphQL.Loading;
using ExamBank.Api.GraphQL.Nodes;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Questions.Quality;
using ExamBank.Domain.Values;
using GraphQL;
using GraphQL.DataLoader;

namespace ExamBank.Api.Features.Questions;

[Name("Revision")]
[Implements(typeof(INode))]
[Description("One immutable text of a question; only its status changes. 修订")]
internal sealed class RevisionNode : ResponseNode, INode
{
    private QuestionContent? content;

    [Ignore]
    public required Guid RowId { get; init; }

    [Ignore]
    public required Guid QuestionRowId { get; init; }

    [Ignore]
    public required Guid? StimulusRevisionRowId { get; init; }

    [Ignore]
    public required string ContentText { get; init; }

    [Ignore]
    public required Facility OwnFacility { get; init; }

    [Ignore]
    public required Marks DefaultMarks { get; init; }

    [Ignore]
    public required Minutes WorkingTime { get; init; }

    [Ignore]
    public override ResponseContent Response => Content;

    [Description("Stem, Markdown. 题干")]
    public override string Stem => content?.Stem ?? ContentJson.ReadText(ContentText, "stem");

    [Id, Description("Opaque id. 全局标识")]
    public string Id => new NodeId("Revision", RowId).ToString();

    [Description("1, 2, 3, … within the question. 修订号")]
    public required int Number { get; init; }

    [Description("Where it stands in review. 状态")]
    public required RevisionStatus Status { get; init; }

    [Description("Why it was rejected; null otherwise. 退回理由")]
    public required string? RejectionReason { get; init; }

    [Description("Question type. 题型")]
    public required QuestionType Type { get; init; }

    [Description("Cognitive level. 认知层次")]
    public required CognitiveLevel CognitiveLevel { get; init; }

    [Description("Code of the level of the primary requirement. 等级代码")]
    public required string LevelCode { get; init; }

    [Description("Default marks; a paper may set others. 分值")]
    public decimal Marks => DefaultMarks.Value;

    [Description("Working time in minutes. 答题时间（分钟）")]
    public decimal Minutes => WorkingTime.Value;

    [Description("Estimated facility for candidates of its own level, 0 to 1, higher is easier. 难度系数（P值）")]
    public decimal Facility => OwnFacility.Value;

    [Description("Band of that facility. 难度等级")]
    public FacilityBand FacilityBand => OwnFacility.Band;

    [Description("Facility by level of candidates, estimated and observed. 各等级难度系数")]
    public IDataLoaderResult<IReadOnlyList<FacilityNode>> Facilities([FromServices] FacilitiesOfRevision facilities) => facilities.Load(RowId);

    [Description("The requirement that it is counted by. 主要职业技能要求")]
    public IDataLoaderResult<RequirementNode> Requirement([FromServices] RequirementsOfRevision requirements) =>
        requirements.Load(RowId).Then(tags => tags.Single(tag => tag.IsPrimary).Requirement);

    [Description("Further requirements that it also tests. 其他职业技能要求")]
    public IDataLoaderResult<IReadOnlyList<RequirementNode>> FurtherRequirements([FromServices] RequirementsOfRevision requirements) =>
        requirements.Load(RowId).Then(IReadOnlyList<RequirementNode> (tags) => [.. tags.Select(tag => tag.Requirement).Where(requirement => Content.FurtherRequirements?.Contains(requirement.Key, StringComparer.Ordinal) == true)]);

    [Description("The text, table or picture that a case question hangs on. 材料")]
    public IDataLoaderResult<StimulusRevisionNode?>? Stimulus([FromServices] StimulusRevisionLoader stimuli) =>
        StimulusRevisionRowId is { } row ? stimuli.Load(row) : null;

    [Description("The pictures that candidates see in it, each once; those of its answers and of its stimulus are not among them. 图片")]
    public IDataLoaderResult<IReadOnlyList<PictureNode>> Pictures([FromServices] PictureByHash pictures) =>
        pictures.LoadAll(ContentTexts.Of(Content).Where(text => text.ForCandidates).SelectMany(text => PictureRules.Hashes(text.Markdown)).Distinct(StringComparer.Ordinal));

    [Description("Parts of a case question; otherwise empty. 小题")]
    public IReadOnlyList<QuestionPartNode> Parts => [.. (Content.Parts ?? []).Select(part => new QuestionPartNode(part))];

    [Description("The task of a practical question; null otherwise. 实操任务")]
    public PracticalTaskNode? Task => Content.Task is { } task
        ? new PracticalTaskNode(task.Materials ?? [], task.Equipment ?? [], task.Product, task.Submission)
        : null;

    [Description("The sums behind its numbers; otherwise empty. 计算过程")]
    public IReadOnlyList<CalculationStepNode> Calculation =>
        [.. (Content.Calculation ?? []).Select(step => new CalculationStepNode(step.Expression, step.Value, step.Printed))];

    [Description("Who wrote it. 命题人")]
    public required string Author { get; init; }

    [Description("When it was written, UTC. 创建时间")]
    public required DateTimeOffset CreatedAt { get; init; }

    [Description("SHA-256 of the content and of the stimulus. 内容校验值")]
    public required string ContentHash { get; init; }

    [Description("The statuses that it had, in order. 状态经过")]
    public IDataLoaderResult<IReadOnlyList<StatusPeriodNode>> StatusPeriods([FromServices] StatusPeriodsOfRevision periods) => periods.Load(RowId);

    [Description("Who approved it, in order, those of earlier rounds included. 审核通过记录")]
    public IDataLoaderResult<IReadOnlyList<ApprovalNode>> Approvals([FromServices] ApprovalsOfRevision approvals) => approvals.Load(RowId);

    [Description("What its author should look at, by the guidelines for item writers; empty when there is nothing. 质量检查")]
    public IReadOnlyList<QualityFindingNode> Findings([FromServices] MessageCatalogue messages) =>
        [.. QuestionQuality.Check(Content).Select(finding => QualityFindingNode.Of(finding, messages))];

    [Description("Findings that stand for a reason, so that they are not told; otherwise empty. 质量检查豁免")]
    public IReadOnlyList<QualityWaiverNode> QualityWaivers => [.. (Content.QualityWaivers ?? []).Select(w => new QualityWaiverNode(w.Code, w.Reason))];

    [Description("The question. 所属试题")]
    public IDataLoaderResult<QuestionNode> Question([FromServices] QuestionLoader questions) => questions.Get(QuestionRowId);

    private QuestionContent Content => content ??= JsonSerializer.Deserialize<QuestionContent>(ContentText, ContentJson.Compact)
        ?? throw new InvalidOperationException($"Revision {RowId} has no content.");
}

[Name("QuestionFacility")]
[Description("Facility for the candidates of one level. 难度系数")]
internal sealed record FacilityNode(
    [property: Description("Level of the candidates. 考生等级")] string LevelCode,
    [property: Description("Estimated or observed. 来源")] FacilitySource Source,
    [property: Description("Share of the marks that they earn, 0 to 1. 难度系数")] decimal Value,
    [property: Description("Number of candidates observed; null for an estimate. 样本量")] int? SampleSize,
    [property: Description("When it was recorded, UTC. 记录时间")] DateTimeOffset At);

[Name("StatusPeriod")]
[Description("A time in which a revision had a status. 状态时段")]
internal sealed record StatusPeriodNode(
    [property: Description("The status. 状态")] RevisionStatus Status,
    [property: Description("From this moment on, UTC. 起")] DateTimeOffset From,
    [property: Description("Until before this moment; null while it lasts. 止")] DateTimeOffset? To);

[Name("StimulusRevision")]
[Implements(typeof(INode))]
[Description("One text of a stimulus that case questions hang on. 材料")]
internal sealed class StimulusRevisionNode : INode
{
    [Ignore]
    public required Guid RowId { get; init; }

    [Id, Description("Opaque id. 全局标识")]
    public string Id => new NodeId("StimulusRevision", RowId).ToString();

    [Description("Permanent code of the stimulus. 材料代码")]
    public required string Code { get; init; }

    [Description("1, 2, 3, … within the stimulus. 修订号")]
    public required int Number { get; init; }

    [Description("Title. 标题")]
    public required string Title { get; init; }

    [Description("Content, Markdown. 内容")]
    public required string Content { get; init; }

    [Description("The pictures that it shows, each once. 图片")]
    public IDataLoaderResult<IReadOnlyList<PictureNode>> Pictures([FromServices] PictureByHash pictures) =>
        pictures.LoadAll(PictureRules.Hashes(Content).Distinct(StringComparer.Ordinal));
}
