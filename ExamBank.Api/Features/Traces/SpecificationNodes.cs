using System.ComponentModel;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Documents.Specification;
using GraphQL;

namespace ExamBank.Api.Features.Traces;

[Name("SpecificationTable")]
[Description("The specification table of a form: planned and actual, in counts and marks. 双向细目表")]
internal sealed class SpecificationTableNode(SpecificationTable table)
{
    [Description("Name of the form. 卷名")]
    public string Form => table.Form;

    [Description("The form, then levels, work areas, requirements and facility bands. 各行")]
    public IReadOnlyList<SpecificationRowNode> Rows => [.. table.Rows.Select(row => new SpecificationRowNode(row))];
}

[Name("SpecificationRow")]
[Description("A row of a specification table. 细目表行")]
internal sealed class SpecificationRowNode(SpecificationRow row)
{
    [Description("What the row is about. 行类别")]
    public SpecificationGroup Group => row.Group;

    [Description("Key of the place, name of the form, or the facility band. 编号")]
    public string Key => row.Key;

    [Description("Chinese title; empty where none is known. 名称")]
    public string Title => row.Title;

    [Description("English title; null where none is known. 英文名称")]
    public string? TitleEn => row.TitleEn;

    [Description("All questions of the row. 合计")]
    public SpecificationFiguresNode Figures => new(row.Figures);

    [Description("By question type, without those neither held nor planned. 按题型")]
    public IReadOnlyList<SpecificationTypeNode> Types => [.. row.Types.Select(cell => new SpecificationTypeNode(cell.Value, new(cell.Figures)))];

    [Description("By cognitive level, without those neither held nor planned. 按认知层次")]
    public IReadOnlyList<SpecificationCognitiveNode> CognitiveLevels => [.. row.CognitiveLevels.Select(cell => new SpecificationCognitiveNode(cell.Value, new(cell.Figures)))];
}

[Name("SpecificationType")]
[Description("A question type in a row of a specification table. 题型格")]
internal sealed record SpecificationTypeNode(
    [property: Description("Question type. 题型")] QuestionType Type,
    [property: Description("Its figures. 数值")] SpecificationFiguresNode Figures);

[Name("SpecificationCognitiveLevel")]
[Description("A cognitive level in a row of a specification table. 认知层次格")]
internal sealed record SpecificationCognitiveNode(
    [property: Description("Cognitive level. 认知层次")] CognitiveLevel Level,
    [property: Description("Its figures. 数值")] SpecificationFiguresNode Figures);

[Name("SpecificationFigures")]
[Description("What a form holds, beside what the blueprint planned; limits are null where it sets none. 实际与计划")]
internal sealed class SpecificationFiguresNode(SpecificationFigures figures)
{
    [Description("Questions held. 实际题数")]
    public int Questions => figures.Questions;

    [Description("Their marks. 实际分值")]
    public decimal Marks => figures.Marks;

    [Description("Planned number of questions. 计划题数")]
    public PlannedRangeNode? PlannedQuestions => PlannedRangeNode.Of(figures.PlannedQuestions);

    [Description("Planned marks. 计划分值")]
    public PlannedRangeNode? PlannedMarks => PlannedRangeNode.Of(figures.PlannedMarks);
}

[Name("PlannedRange")]
[Description("Limits that a blueprint sets, both included. 计划范围")]
internal sealed record PlannedRangeNode(
    [property: Description("Least; null for none. 最小值")] decimal? Min,
    [property: Description("Greatest; null for none. 最大值")] decimal? Max)
{
    internal static PlannedRangeNode? Of(PlannedRange? range) => range is null ? null : new(range.Min, range.Max);
}
