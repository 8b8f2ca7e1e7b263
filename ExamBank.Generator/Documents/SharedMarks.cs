using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;

namespace ExamBank.Generator.Documents;

/// <summary>
/// Marks of parts, blanks and rubric lines in one paper. A section may give a question other marks than its author did;
/// the lines then share the printed marks in the authored proportion, so that they always add up to what the paper says.
/// </summary>
public static class SharedMarks
{
    /// <summary>Marks of each part of a case question.</summary>
    public static IReadOnlyList<Marks> OfParts(QuestionModel question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return Share(question.Marks, [.. (question.Content.Parts ?? []).Select(p => p.Marks)]);
    }

    /// <summary>Marks of each rubric line, given the printed marks of the question or part.</summary>
    public static IReadOnlyList<Marks> OfRubric(ResponseContent content, Marks printed)
    {
        ArgumentNullException.ThrowIfNull(content);
        return Share(printed, [.. (content.Rubric ?? []).Select(r => r.Marks)]);
    }

    /// <summary>Marks of each blank, given the printed marks of the question or part.</summary>
    public static IReadOnlyList<Marks> OfBlanks(ResponseContent content, Marks printed)
    {
        ArgumentNullException.ThrowIfNull(content);
        var blanks = content.Blanks ?? [];
        return Share(printed, [.. blanks.Select(b => b.Marks ?? Marks.FromScaled(content.Marks.Scaled / blanks.Count))]);
    }

    private static IReadOnlyList<Marks> Share(Marks printed, IReadOnlyList<Marks> authored) =>
        authored.Count == 0 || Marks.Sum(authored) == printed
            ? authored
            : [.. LargestRemainder.Divide(printed.Scaled, [.. authored.Select(m => m.Scaled)]).Select(Marks.FromScaled)];
}
