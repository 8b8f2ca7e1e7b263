using System.ComponentModel;
using ExamBank.Domain.Questions;
using GraphQL;

namespace ExamBank.Api.Features.Questions;

/// <summary>What is asked, as a client sends it; a whole question and a part share it.</summary>
internal abstract class ResponseInput
{
    [Description("Question type. 题型")]
    public required QuestionType Type { get; set; }

    [Description("Marks. 分值")]
    public required decimal Marks { get; set; }

    [Description("Stem, Markdown. 题干")]
    public required string Stem { get; set; }

    [Description("Options of a choice question, in authored order. 选项")]
    public IReadOnlyList<OptionInput>? Options { get; set; }

    [Description("False when the options keep their order; true when left out. 选项可乱序")]
    public bool? Shuffle { get; set; }

    [Description("Key of a choice question or statement. 答案")]
    public AnswerKeyInput? Key { get; set; }

    [Description("Blanks of a fill-in question. 填空")]
    public IReadOnlyList<BlankInput>? Blanks { get; set; }

    [Description("Model answer of a written question. 参考答案")]
    public string? Answer { get; set; }

    [Description("Rubric of written and practical work; its lines sum to the marks. 评分细则")]
    public IReadOnlyList<RubricLineInput>? Rubric { get; set; }

    [Description("Why the key is right; names options by tokens such as [[option:a]]. 解析")]
    public string? Explanation { get; set; }
}

[Name("QuestionContentInput")]
[Description("The whole content of a revision. 试题内容")]
internal sealed class QuestionContentInput : ResponseInput
{
    [Description("Key of the primary requirement, such as L1-1.1.1. 主要职业技能要求")]
    public required string Requirement { get; set; }

    [Description("Keys of further requirements that it also tests. 其他职业技能要求")]
    public IReadOnlyList<string>? FurtherRequirements { get; set; }

    [Description("Cognitive level. 认知层次")]
    public required CognitiveLevel CognitiveLevel { get; set; }

    [Description("Estimated facility by level, at least for the level of the primary requirement. 难度系数")]
    public required IReadOnlyList<FacilityInput> Facility { get; set; }

    [Description("Working time in minutes. 答题时间（分钟）")]
    public required decimal Minutes { get; set; }

    [Description("Code of the stimulus that a case question hangs on. 材料代码")]
    public string? Stimulus { get; set; }

    [Description("Findings of the quality checks that stand for a reason. 质量检查豁免")]
    public IReadOnlyList<QualityWaiverInput>? QualityWaivers { get; set; }

    [Description("Parts of a case question. 小题")]
    public IReadOnlyList<QuestionPartInput>? Parts { get; set; }

    [Description("The task of a practical question. 实操任务")]
    public PracticalTaskInput? Task { get; set; }

    [Description("The sums behind its numbers, checked and never printed. 计算过程")]
    public IReadOnlyList<CalculationStepInput>? Calculation { get; set; }
}

[Name("QualityWaiverInput")]
[Description("A finding that stands for a reason. 质量检查豁免")]
internal sealed class QualityWaiverInput
{
    [Description("Code of the finding, such as quality.key-longest. 规则代码")]
    public required string Code { get; set; }

    [Description("Why it stands. 理由")]
    public required string Reason { get; set; }
}

[Name("QuestionPartInput")]
[Description("A part of a case question. 小题")]
internal sealed class QuestionPartInput : ResponseInput
{
    [Description("Id within the question: 1 to 8 lower-case letters or digits. 标识")]
    public required string Id { get; set; }

    [Description("Key of the requirement it tests, where that differs. 职业技能要求")]
    public string? Requirement { get; set; }

    [Description("Cognitive level, where that differs. 认知层次")]
    public CognitiveLevel? CognitiveLevel { get; set; }
}

[Name("OptionInput")]
[Description("An option. 选项")]
internal sealed class OptionInput
{
    [Description("Id within the question: 1 to 8 lower-case letters or digits. 选项标识")]
    public required string Id { get; set; }

    [Description("Text, Markdown. 选项内容")]
    public required string Text { get; set; }

    [Description("False when it keeps its place; true when left out. 可乱序")]
    public bool? Shuffle { get; set; }
}

[Name("AnswerKeyInput")]
[Description("Right options of a choice, or the truth of a statement: exactly one of the two. 答案")]
[OneOf]
internal sealed class AnswerKeyInput
{
    [Description("Ids of the right options. 正确选项")]
    public IReadOnlyList<string>? Options { get; set; }

    [Description("Whether the statement is true. 判断")]
    public bool? Truth { get; set; }
}

[Name("BlankInput")]
[Description("A blank of a fill-in question. 空")]
internal sealed class BlankInput
{
    [Description("Id, as the token in the stem names it. 标识")]
    public required string Id { get; set; }

    [Description("Accepted answers; the key prints the first. 可接受答案")]
    public required IReadOnlyList<string> Accepted { get; set; }

    [Description("Marks; an equal share when left out. 分值")]
    public decimal? Marks { get; set; }
}

[Name("RubricLineInput")]
[Description("What earns marks. 评分点")]
internal sealed class RubricLineInput
{
    [Description("What is looked for. 评分标准")]
    public required string Criterion { get; set; }

    [Description("Marks it earns. 分值")]
    public required decimal Marks { get; set; }
}

[Name("PracticalTaskInput")]
[Description("The task of a practical question. 实操任务")]
internal sealed class PracticalTaskInput
{
    [Description("Materials handed out. 材料")]
    public IReadOnlyList<string>? Materials { get; set; }

    [Description("Equipment and software needed. 设备与软件")]
    public IReadOnlyList<string>? Equipment { get; set; }

    [Description("What the candidate hands in. 成果")]
    public required string Product { get; set; }

    [Description("How it is handed in. 提交方式")]
    public required string Submission { get; set; }
}

[Name("CalculationStepInput")]
[Description("A step of the sums behind a question. 计算步骤")]
internal sealed class CalculationStepInput
{
    [Description("What is worked out: numbers, + - * /, brackets, and ceil, floor, round, min, max. 算式")]
    public required string Expression { get; set; }

    [Description("What comes out, rounded to the decimals that are written. 结果")]
    public required string Value { get; set; }

    [Description("How a text of the question tells it; null for a step in between. 题中写法")]
    public string? Printed { get; set; }
}

[Name("FacilityInput")]
[Description("Estimated facility for the candidates of one level. 难度系数")]
internal sealed class FacilityInput
{
    [Description("Code of the level, such as L1. 等级代码")]
    public required string Level { get; set; }

    [Description("Share of the marks that they earn, 0 to 1. 难度系数")]
    public required decimal Value { get; set; }
}
