using System.Collections.Immutable;

namespace ExamBank.Domain.Questions.Quality;

/// <summary>A requirement as the standard words it.</summary>
/// <param name="Key">Key within the standard, such as <c>L1-1.1.1</c>.</param>
/// <param name="Text">What is required, in Chinese.</param>
public sealed record RequirementText(string Key, string Text);

/// <summary>
/// A requirement that asks to analyse or to judge, without a question that makes a candidate do so: knowing the words would be enough.
/// What a requirement asks to make (设计, 策划) is shown in written and practical work, which is planned by work task, and is not looked at.
/// </summary>
internal static class RequirementBelowLevel
{
    // The verbs of the revised Bloom taxonomy (Anderson and Krathwohl 2001) that standards of this kind use.
    private static readonly ImmutableArray<(CognitiveLevel Level, ImmutableArray<string> Verbs)> Asked =
    [
        (CognitiveLevel.Evaluate, ["评估", "评价", "评定", "论证", "研判"]),
        (CognitiveLevel.Analyse, ["分析", "剖析", "复盘", "对比", "比对", "归因", "诊断", "反推"]),
    ];

    public static IEnumerable<QualityFinding> Check(IReadOnlyList<QuestionInSet> questions, IReadOnlyList<RequirementText> requirements)
    {
        var reached = questions.SelectMany(Levels).GroupBy(l => l.Requirement, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Max(l => l.Level), StringComparer.Ordinal);
        return from requirement in requirements
               // What has no question at all is the coverage's to tell.
               where reached.ContainsKey(requirement.Key)
               let asked = Asked.SelectMany(a => a.Verbs.Select(verb => (a.Level, Verb: verb))).FirstOrDefault(a => requirement.Text.Contains(a.Verb, StringComparison.Ordinal))
               where asked.Verb is not null && reached[requirement.Key] < asked.Level
               select QualityFinding.Warning(
                   "quality.requirement-below-level", requirement.Key, ("words", asked.Verb), ("asked", asked.Level), ("highest", reached[requirement.Key]));
    }

    /// <summary>The levels that a question shows, each for the requirement that it tests: the whole and each part of a case.</summary>
    private static IEnumerable<(string Requirement, CognitiveLevel Level)> Levels(QuestionInSet question) =>
        (question.Content.FurtherRequirements ?? []).Prepend(question.Content.Requirement).Select(key => (key, question.Content.CognitiveLevel))
            .Concat((question.Content.Parts ?? []).Select(p => (p.Requirement ?? question.Content.Requirement, p.CognitiveLevel ?? question.Content.CognitiveLevel)));
}
