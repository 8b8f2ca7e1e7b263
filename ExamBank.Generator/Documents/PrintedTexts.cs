using ExamBank.Domain.Questions;

namespace ExamBank.Generator.Documents;

/// <summary>The Markdown texts of a question that documents print.</summary>
internal static class PrintedTexts
{
    /// <summary>Each text of the candidate's paper with its place in the question's content.</summary>
    public static IEnumerable<(string Path, string Markdown)> Of(QuestionModel question) =>
        All(question).Where(text => text.ForCandidates).Select(text => (text.Path, text.Markdown));

    /// <summary>Those texts and what only those who review and mark read.</summary>
    public static IEnumerable<ContentText> All(QuestionModel question) =>
        [.. question.StimulusContent is { } stimulus ? [new ContentText("stimulus", stimulus, ForCandidates: true)] : Array.Empty<ContentText>(), .. ContentTexts.Of(question.Content)];
}
