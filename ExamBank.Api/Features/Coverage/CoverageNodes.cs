using System.ComponentModel;
using ExamBank.Domain.Coverage;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using GraphQL;

namespace ExamBank.Api.Features.Coverage;

[Name("CoverageCount")]
[Description("A number of questions of one type and status. 题量")]
internal sealed record CoverageCountNode(
    [property: Description("Question type. 题型")] QuestionType Type,
    [property: Description("Status of the approved revision, or else of the newest. 状态")] RevisionStatus Status,
    [property: Description("Number of questions in use. 题数")] int Questions);

[Name("FacilityBandCount")]
[Description("A number of approved questions of one facility band. 难度分布")]
internal sealed record FacilityBandCountNode(
    [property: Description("Band of the estimated facility at the question's own level. 难度档")] FacilityBand Band,
    [property: Description("Number of approved questions. 题数")] int Questions);

[Name("CognitiveLevelCount")]
[Description("A number of approved questions of one cognitive level. 认知层次分布")]
internal sealed record CognitiveLevelCountNode(
    [property: Description("Cognitive level. 认知层次")] CognitiveLevel Level,
    [property: Description("Number of approved questions. 题数")] int Questions);

/// <summary>What coverage says of any place, from its requirements and its figures.</summary>
internal abstract class CoverageNode(IEnumerable<RequirementCoverage> requirements, CoverageFigures figures)
{
    private readonly List<RequirementCoverage> behind = [.. requirements];

    [Description("Number of requirements. 职业技能要求数")]
    public int RequirementCount => behind.Count;

    [Description("Number of requirements with at least one approved question. 已覆盖要求数")]
    public int CoveredCount => behind.Count(r => r.Approved > 0);

    [Description("Number of approved questions. 已通过题数")]
    public int ApprovedCount => figures.Approved;

    [Description("Approved questions that requirements lack to the minimum, all together. 缺题数")]
    public int MissingCount => figures.Missing;

    [Description("Questions by type and status. 按题型与状态统计")]
    public IReadOnlyList<CoverageCountNode> Counts => [.. figures.Counts.Select(c => new CoverageCountNode(c.Type, c.Status, c.Questions))];

    [Description("Approved questions by facility band, easy first. 按难度统计")]
    public IReadOnlyList<FacilityBandCountNode> FacilityBands => [.. figures.FacilityBands.Select(c => new FacilityBandCountNode(c.Band, c.Questions))];

    [Description("Approved questions by cognitive level, rising. 按认知层次统计")]
    public IReadOnlyList<CognitiveLevelCountNode> CognitiveLevels => [.. figures.CognitiveLevels.Select(c => new CognitiveLevelCountNode(c.Level, c.Questions))];

    [Description("Working time of the approved questions together, in minutes. 总作答时间（分钟）")]
    public decimal Minutes => figures.Minutes;

    [Description("Number of papers with a question of this place. 用过的试卷数")]
    public int PaperCount => figures.Papers.Length;

    [Description("Numbers of the newest papers with a question of this place, such as P-000045. 用过的试卷")]
    public IReadOnlyList<string> Papers([Description("How many at most, 1 to 100. 数量")] int first = 20) => [.. figures.Papers.Take(Math.Clamp(first, 1, 100))];
}

/// <summary>Coverage of a place with a key and a title.</summary>
internal abstract class PlaceCoverageNode(CoverageName place, IEnumerable<RequirementCoverage> requirements, CoverageFigures figures)
    : CoverageNode(requirements, figures)
{
    [Description("Key within the standard, such as L1-3, L1-3.2 or L1-3.2.1. 编号")]
    public string Key => place.Key;

    [Description("Chinese title, or summary of a requirement. 名称")]
    public string Title => place.Title;

    [Description("English title or summary. 英文名称")]
    public string? TitleEn => place.TitleEn;
}

[Name("Coverage")]
[Description("What the bank covers of a level. A question counts at its primary requirement and at those that its parts name, once in each place; retired ones do not. 覆盖情况")]
internal sealed class LevelCoverageNode(CoverageReport report) : CoverageNode(report.Requirements, report)
{
    [Description("Code of the standard. 标准代码")]
    public string StandardCode => report.Standard;

    [Description("Code of the level. 等级代码")]
    public string LevelCode => report.Level;

    [Description("The past moment that all of this was true at; null for now. 时点")]
    public DateTimeOffset? AsOf => report.AsOf;

    [Description("How many approved questions each requirement ought to have. 最少题数")]
    public int Minimum => report.Minimum;

    [Description("Work areas: those of the level, then of each lower one when asked for. 工作领域")]
    public IReadOnlyList<AreaCoverageNode> Areas => [.. report.Areas.Select(area => new AreaCoverageNode(area))];
}

[Name("AreaCoverage")]
[Description("Coverage of a work area. 工作领域覆盖情况")]
internal sealed class AreaCoverageNode(AreaCoverage area) : PlaceCoverageNode(area.Place, area.Tasks.SelectMany(t => t.Requirements), area)
{
    [Description("Work tasks. 工作任务")]
    public IReadOnlyList<TaskCoverageNode> Tasks => [.. area.Tasks.Select(task => new TaskCoverageNode(task))];
}

[Name("TaskCoverage")]
[Description("Coverage of a work task. 工作任务覆盖情况")]
internal sealed class TaskCoverageNode(TaskCoverage task) : PlaceCoverageNode(task.Place, task.Requirements, task)
{
    [Description("Requirements. 职业技能要求")]
    public IReadOnlyList<RequirementCoverageNode> Requirements => [.. task.Requirements.Select(requirement => new RequirementCoverageNode(requirement))];
}

[Name("RequirementCoverage")]
[Description("Coverage of a requirement. 职业技能要求覆盖情况")]
internal sealed class RequirementCoverageNode(RequirementCoverage requirement) : PlaceCoverageNode(requirement.Place, [requirement], requirement);
