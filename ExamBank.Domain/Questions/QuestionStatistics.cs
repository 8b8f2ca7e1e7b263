using System.Collections.Immutable;
using ExamBank.Domain.Coverage;

namespace ExamBank.Domain.Questions;

/// <summary>What the questions of a level are, in numbers. Each question counts once, by its approved revision or else its newest.</summary>
/// <param name="Level">Code of the level.</param>
/// <param name="Retired">Questions out of use; they count nowhere else.</param>
/// <param name="Cells">Questions in use, by all that tells them apart.</param>
/// <param name="Keys">Where the keys of objective questions stand.</param>
public sealed record QuestionStatistics(string Level, int Retired, ImmutableArray<CoverageCell> Cells, ImmutableArray<KeyCount> Keys)
{
    /// <summary>Questions in use.</summary>
    public int Questions => Cells.Sum(c => c.Questions);

    /// <summary>Their working time together, in minutes.</summary>
    public decimal Minutes => Cells.Sum(c => c.Minutes);
}

/// <summary>How often a key is a letter in authored order, or a truth.</summary>
/// <param name="Type">Single or multiple choice, or true or false.</param>
/// <param name="Key"><c>A</c>, <c>B</c>, …; <c>true</c> or <c>false</c>.</param>
/// <param name="Questions">Questions whose key it is, or belongs to.</param>
public sealed record KeyCount(QuestionType Type, string Key, int Questions)
{
    /// <summary>Counts keys, in the order of types and letters.</summary>
    public static ImmutableArray<KeyCount> Of(IEnumerable<QuestionContent> questions) =>
    [
        .. questions.SelectMany(q => Letters(q).Select(key => (q.Type, Key: key))).GroupBy(k => k)
            .OrderBy(g => g.Key.Type).ThenBy(g => g.Key.Key, StringComparer.Ordinal).Select(g => new KeyCount(g.Key.Type, g.Key.Key, g.Count())),
    ];

    private static IEnumerable<string> Letters(QuestionContent question) => question switch
    {
        { Key.Truth: { } truth } => [truth ? "true" : "false"],
        { Key.Options: { } right, Options: { } options } => options.Select((option, place) => (option.Id, Letter: ((char)('A' + place)).ToString())).Where(o => right.Contains(o.Id)).Select(o => o.Letter),
        _ => [],
    };
}
