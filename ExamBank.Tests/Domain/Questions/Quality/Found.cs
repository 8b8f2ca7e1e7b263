using System.Globalization;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Questions.Quality;

namespace ExamBank.Tests.QuestionRules;

/// <summary>What the quality checks find, told as <c>code place</c>; every finding is put into words in both languages on the way.</summary>
internal static class Found
{
    private static readonly MessageCatalogue Catalogue = MessageCatalogue.Load();

    public static IReadOnlyList<string> In(QuestionContent question) => [.. QuestionQuality.Check(question).Select(Told)];

    /// <summary>The findings of one rule alone.</summary>
    public static IReadOnlyList<string> By(string code, QuestionContent question) =>
        [.. QuestionQuality.Check(question).Where(f => f.Code == "quality." + code).Select(f => Told(f)[("quality.".Length + code.Length + 1)..])];

    public static IReadOnlyList<string> InSet(params IEnumerable<QuestionInSet> questions) => [.. QuestionQuality.CheckSet([.. questions]).Select(Told)];

    public static string Sentence(QualityFinding finding, string culture = "zh-CN") => Catalogue.Text(finding.Told, CultureInfo.GetCultureInfo(culture));

    private static string Told(QualityFinding finding)
    {
        // A sentence that lacks a fact throws.
        _ = Sentence(finding) + Sentence(finding, "en");
        return $"{finding.Code} {finding.Path}";
    }
}
