using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Questions;

namespace ExamBank.Generator.Assembly.Papers;

/// <summary>Names of rules as people see them.</summary>
public static class RuleNames
{
    /// <summary>The Chinese name of a question type.</summary>
    public static string Section(QuestionType type) => type switch
    {
        QuestionType.SingleChoice => "单项选择题",
        QuestionType.MultipleChoice => "多项选择题",
        QuestionType.TrueFalse => "判断题",
        QuestionType.FillBlank => "填空题",
        QuestionType.ShortAnswer => "简答题",
        QuestionType.CaseAnalysis => "案例分析题",
        QuestionType.Practical => "实操题",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    /// <summary>
    /// The name of the rule that fixes the number of questions of a section, such as <c>L3 · 单项选择题</c>; of several sections of
    /// one type the second is <c>L3 · 单项选择题（第 2 组）</c>.
    /// </summary>
    /// <param name="level">Level of the blueprint.</param>
    /// <param name="type">Type of the section.</param>
    /// <param name="place">1 for the first section of this type.</param>
    public static string Section(string level, QuestionType type, int place) => place == 1
        ? $"{level} · {Section(type)}"
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{level} · {Section(type)}（第 {place} 组）");

    /// <summary>A rule's name, with the value it holds for by itself.</summary>
    public static string Rule(string level, Rule rule, string? value)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return value is null ? $"{level} · {rule.Name}" : $"{level} · {rule.Name} · {value}";
    }
}
