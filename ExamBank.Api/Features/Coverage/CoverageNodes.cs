using System.ComponentModel;
using ExamBank.Domain.Coverage;
using ExamBank.Domain.Questions;
using GraphQL;

namespace ExamBank.Api.Features.Coverage;

[Name("CoverageCount")]
[Description("A number of questions of one type and status. 题量")]
internal sealed record CoverageCountNode(
    [property: Description("Question type. 题型")] QuestionType Type,
    [property: Description("Status of the approved revision, or else of the newest. 状态")] RevisionStatus Status,
    [property: Description("Number of questions in use. 题数")] int Questions);

/// <summary>What coverage says of any place, from its requirements and its counts.</summary>
internal abstract class CoverageNode(IEnumerable<RequirementCoverage> requirements, IReadOnlyList<CoverageCount> counts)
{
    private readonly List<RequirementCoverage> behind = [.. requirements];

    [Description("Number of requirements. 职业技能要求数")]
    public int RequirementCount => behind.Count;

    [Description("Number of requirements with at least one approved question. 已覆盖要求数")]
    public int CoveredCount => behind.Count(r => r.Approved > 0);

    [Description("Number of approved questions. 已通过题数")]
    public int ApprovedCount => Counts.Where(c => c.Status == RevisionStatus.Approved).Sum(c => c.Questions);

    [Description("Questions by type and status. 按题型与状态统计")]
    public IReadOnlyList<CoverageCountNode> Counts { get; } = [.. CoverageCount.Sum(counts).Select(c => new CoverageCountNode(c.Type, c.Status, c.Questions))];
}

/// <summary>Coverage of a place with a key and a title.</summary>
internal abstract class PlaceCoverageNode(CoverageName place, IEnumerable<RequirementCoverage> requirements, IReadOnlyList<CoverageCount> counts)
    : CoverageNode(requirements, counts)
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
internal sealed class LevelCoverageNode(CoverageReport report) : CoverageNode(report.Requirements, report.Counts)
{
    [Description("Code of the standard. 标准代码")]
    public string StandardCode => report.Standard;

    [Description("Code of the level. 等级代码")]
    public string LevelCode => report.Level;

    [Description("Work areas: those of the level, then of each lower one when asked for. 工作领域")]
    public IReadOnlyList<AreaCoverageNode> Areas => [.. report.Areas.Select(area => new AreaCoverageNode(area))];
}

[Name("AreaCoverage")]
[Description("Coverage of a work area. 工作领域覆盖情况")]
internal sealed class AreaCoverageNode(AreaCoverage area) : PlaceCoverageNode(area.Place, area.Tasks.SelectMany(t => t.Requirements), area.Counts)
{
    [Description("Work tasks. 工作任务")]
    public IReadOnlyList<TaskCoverageNode> Tasks => [.. area.Tasks.Select(task => new TaskCoverageNode(task))];
}

[Name("TaskCoverage")]
[Description("Coverage of a work task. 工作任务覆盖情况")]
internal sealed class TaskCoverageNode(TaskCoverage task) : PlaceCoverageNode(task.Place, task.Requirements, task.Counts)
{
    [Description("Requirements. 职业技能要求")]
    public IReadOnlyList<RequirementCoverageNode> Requirements => [.. task.Requirements.Select(requirement => new RequirementCoverageNode(requirement))];
}

[Name("RequirementCoverage")]
[Description("Coverage of a requirement. 职业技能要求覆盖情况")]
internal sealed class RequirementCoverageNode(RequirementCoverage requirement) : PlaceCoverageNode(requirement.Place, [requirement], requirement.Counts);
