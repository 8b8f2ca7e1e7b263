using System.ComponentModel;
using ExamBank.Domain.Questions;
using GraphQL;

namespace ExamBank.Api.Features.Questions;

[Name("QuestionFilter")]
[Description("Which questions to list; all conditions hold together, for the newest or the approved revision. 筛选条件")]
internal sealed class QuestionFilter
{
    [Description("Code of the standard. 标准代码")]
    public string? Standard { get; set; }

    [Description("Code of the level of the primary requirement, such as L1. 等级代码")]
    public string? Level { get; set; }

    [Description("Key of the work area of the primary requirement, such as L1-3. 工作领域")]
    public string? Area { get; set; }

    [Description("Key of the work task of the primary requirement, such as L1-3.2. 工作任务")]
    public string? Task { get; set; }

    [Description("Key of a requirement that it tests, primary, further or in a part, such as L1-3.2.1. 职业技能要求")]
    public string? Requirement { get; set; }

    [Description("Question types. 题型")]
    public IReadOnlyList<QuestionType>? Types { get; set; }

    [Description("Statuses of the revision. 修订状态")]
    public IReadOnlyList<RevisionStatus>? Statuses { get; set; }

    [Description("Cognitive levels. 认知层次")]
    public IReadOnlyList<CognitiveLevel>? CognitiveLevels { get; set; }

    [Description("Whether in use or retired; both when left out. 使用状态")]
    public QuestionState? State { get; set; }

    [Description("Range of the facility at its own level. 难度系数范围")]
    public FacilityRange? Facility { get; set; }

    [Description("Words that stand in stem, options, answers or explanations as they are read, from one character up; width and case make no difference. 文字")]
    public string? Text { get; set; }

    [Description("Permanent code of the question. 试题代码")]
    public string? Code { get; set; }

    [Description("Neither the newest text nor its status has changed for so many days: stale questions. 未更新天数")]
    public int? UntouchedForDays { get; set; }

    [Description("In how many papers it stands, released or not, as far as they are seen. 使用次数")]
    public UsesRange? Uses { get; set; }

    [Description("In how many released papers it stands: at most 0 for those never used, at least so many for those that are over-exposed. Auditors and the operator count every release, others those whose window for papers is over. 曝光次数")]
    public UsesRange? Exposure { get; set; }
}

[Name("UsesRange")]
[Description("Limits of a number of papers, both included. 使用次数范围")]
internal sealed class UsesRange
{
    [Description("Least number. 最小值")]
    public int? Min { get; set; }

    [Description("Greatest number. 最大值")]
    public int? Max { get; set; }
}

[Name("FacilityRange")]
[Description("Limits of a facility, both included. 难度系数范围")]
internal sealed class FacilityRange
{
    [Description("Least value, 0 to 1. 最小值")]
    public decimal? Min { get; set; }

    [Description("Greatest value, 0 to 1. 最大值")]
    public decimal? Max { get; set; }
}

[Name("QuestionOrder")]
[Description("Order of a list of questions; the number settles ties. 排序")]
internal enum QuestionOrder
{
    [Description("By number, oldest first. 按编号升序")]
    NumberAsc,

    [Description("By number, newest first. 按编号降序")]
    NumberDesc,

    [Description("By the time of the newest revision, oldest first. 按修订时间升序")]
    UpdatedAsc,

    [Description("By the time of the newest revision, newest first. 按修订时间降序")]
    UpdatedDesc,

    [Description("By facility, hardest first. 按难度系数升序")]
    FacilityAsc,

    [Description("By facility, easiest first. 按难度系数降序")]
    FacilityDesc,

    [Description("By where the words of the filter stand: in a stem, then in options and answers, then in explanations; without words by number. 按相关度")]
    Relevance,
}
