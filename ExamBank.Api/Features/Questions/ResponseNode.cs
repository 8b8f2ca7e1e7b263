using System.ComponentModel;
using ExamBank.Domain.Questions;
using GraphQL;

namespace ExamBank.Api.Features.Questions;

/// <summary>The fields of what is asked, which a revision and a part of a case question share.</summary>
internal abstract class ResponseNode
{
    /// <summary>The stored content behind the fields.</summary>
    [Ignore]
    public abstract ResponseContent Response { get; }

    [Description("Stem, Markdown. 题干")]
    public virtual string Stem => Response.Stem;

    [Description("Options of a choice question, in authored order; otherwise empty. 选项")]
    public IReadOnlyList<OptionNode> Options => [.. (Response.Options ?? []).Select(o => new OptionNode(o.Id, o.Text, o.Shuffle ?? true))];

    [Description("Whether versions may put the options in another order. 选项可乱序")]
    public bool Shuffle => Response.Shuffle ?? true;

    [Description("Key of an objective question; null otherwise. 答案")]
    public AnswerKeyNode? Key => Response.Key is { } key ? new AnswerKeyNode(key.Options, key.Truth) : null;

    [Description("Blanks of a fill-in question, in the order of the stem; otherwise empty. 填空")]
    public IReadOnlyList<BlankNode> Blanks => [.. (Response.Blanks ?? []).Select(b => new BlankNode(b.Id, b.Accepted, b.Marks?.Value))];

    [Description("Model answer of a written question; null otherwise. 参考答案")]
    public string? Answer => Response.Answer;

    [Description("Rubric of written and practical work; otherwise empty. 评分细则")]
    public IReadOnlyList<RubricLineNode> Rubric => [.. (Response.Rubric ?? []).Select(line => new RubricLineNode(line.Criterion, line.Marks.Value))];

    [Description("Why the key is right; names options by tokens such as [[option:a]]. 解析")]
    public string? Explanation => Response.Explanation;
}

[Name("Option")]
[Description("An option of a choice question; its letter depends on the printed version. 选项")]
internal sealed record OptionNode(
    [property: Description("Id within the question. 选项标识")] string Id,
    [property: Description("Text, Markdown. 选项内容")] string Text,
    [property: Description("Whether versions may move it. 可乱序")] bool Shuffle);

[Name("AnswerKey")]
[Description("The key of an objective question: right options, or the truth of a statement. 答案")]
internal sealed record AnswerKeyNode(
    [property: Description("Ids of the right options; null for a statement. 正确选项")] IReadOnlyList<string>? Options,
    [property: Description("Whether the statement is true; null for a choice. 判断")] bool? Truth);

[Name("Blank")]
[Description("A blank of a fill-in question. 空")]
internal sealed record BlankNode(
    [property: Description("Id, as the token in the stem names it. 标识")] string Id,
    [property: Description("Accepted answers; the key prints the first. 可接受答案")] IReadOnlyList<string> Accepted,
    [property: Description("Marks; null for an equal share. 分值")] decimal? Marks);

[Name("RubricLine")]
[Description("What earns marks in written or practical work. 评分点")]
internal sealed record RubricLineNode(
    [property: Description("What is looked for. 评分标准")] string Criterion,
    [property: Description("Marks it earns. 分值")] decimal Marks);

[Name("PracticalTask")]
[Description("The task of a practical question. 实操任务")]
internal sealed record PracticalTaskNode(
    [property: Description("Materials handed out. 材料")] IReadOnlyList<string> Materials,
    [property: Description("Equipment and software needed. 设备与软件")] IReadOnlyList<string> Equipment,
    [property: Description("What the candidate hands in. 成果")] string Product,
    [property: Description("How it is handed in. 提交方式")] string Submission);

[Name("CalculationStep")]
[Description("A step of the sums behind a question; never printed. 计算步骤")]
internal sealed record CalculationStepNode(
    [property: Description("What is worked out. 算式")] string Expression,
    [property: Description("What comes out, rounded to the decimals that are written. 结果")] string Value,
    [property: Description("How a text of the question tells it; null for a step in between. 题中写法")] string? Printed);

[Name("QuestionPart")]
[Description("A part (1)(2)… of a case question. 小题")]
internal sealed class QuestionPartNode(QuestionPart part) : ResponseNode
{
    [Ignore]
    public override ResponseContent Response => part;

    [Description("Id within the question. 标识")]
    public string Id => part.Id;

    [Description("Question type of the part. 题型")]
    public QuestionType Type => part.Type;

    [Description("Marks of the part. 分值")]
    public decimal Marks => part.Marks.Value;

    [Description("Key of the requirement it tests, where that differs from the question's. 职业技能要求编号")]
    public string? RequirementKey => part.Requirement;

    [Description("Its cognitive level, where that differs from the question's. 认知层次")]
    public CognitiveLevel? CognitiveLevel => part.CognitiveLevel;
}
