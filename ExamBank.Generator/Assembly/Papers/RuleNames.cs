using System.Globalization;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Questions;

namespace ExamBank.Generator.Assembly.Papers;

/// <summary>Names of rules as people see them.</summary>
public static class RuleNames
{
    /// <summary>What a paper holds in all.</summary>
    internal const string Questions = "全卷题数";

    /// <summary>What it is worth in all.</summary>
    internal const string Marks = "全卷分值";

    /// <summary>How often each question is used in the forms together.</summary>
    internal const string Uses = "每题使用次数";

    /// <summary>A question that has to be in it.</summary>
    internal const string Included = "必选";

    /// <summary>A question that stays where it is.</summary>
    internal const string Kept = "保留";

    private const string Between = " · ";
    private const string GroupBegins = "（第 ";
    private const string GroupEnds = " 组）";

    private static readonly (string Name, Word Word)[] Own =
    [
        .. Enum.GetValues<QuestionType>().Select(type => (QuestionTypeNames.Of(type), Word.Of(type))),
        (Questions, new Word("word.rule.questions", Questions)), (Marks, new Word("word.rule.marks", Marks)), (Uses, new Word("word.rule.uses", Uses)),
        (Included, new Word("word.rule.included", Included)), (Kept, new Word("word.rule.kept", Kept)),
    ];

    /// <summary>
    /// The name of the rule that fixes the number of questions of a section, such as <c>L3 · 单项选择题</c>; of several sections of
    /// one type the second is <c>L3 · 单项选择题（第 2 组）</c>.
    /// </summary>
    /// <param name="level">Level of the blueprint.</param>
    /// <param name="type">Type of the section.</param>
    /// <param name="place">1 for the first section of this type.</param>
    public static string Section(string level, QuestionType type, int place) => place == 1
        ? Of(level, QuestionTypeNames.Of(type))
        : string.Create(CultureInfo.InvariantCulture, $"{Of(level, QuestionTypeNames.Of(type))}{GroupBegins}{place}{GroupEnds}");

    /// <summary>The name of a rule at a level.</summary>
    public static string Of(string level, string name) => level + Between + name;

    /// <summary>A rule's name, with the value it holds for by itself.</summary>
    public static string Rule(string level, Rule rule, string? value)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return value is null ? Of(level, rule.Name) : Of(level, rule.Name) + Between + value;
    }

    /// <summary>
    /// A rule's name as people are told it: where it is one of those that are named here, every reader has it in their language; what a
    /// blueprint calls a rule stays as it is.
    /// </summary>
    public static Word Told(string rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (rule.Split(Between, 2) is not [var level, var name]) return new Word("", rule);
        foreach (var (own, word) in Own)
        {
            if (!name.StartsWith(own, StringComparison.Ordinal)) continue;
            var rest = name[own.Length..];
            if (rest.Length == 0 || rest.StartsWith(' ')) return new Word("word.rule", rule) { Facts = [("level", level), ("what", word), ("rest", rest)] };
            if (rest.StartsWith(GroupBegins, StringComparison.Ordinal) && rest.EndsWith(GroupEnds, StringComparison.Ordinal))
                return new Word("word.rule.of-several", rule) { Facts = [("level", level), ("what", word), ("place", rest[GroupBegins.Length..^GroupEnds.Length])] };
        }

        return new Word("", rule);
    }
}
