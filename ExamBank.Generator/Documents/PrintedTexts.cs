using System.Globalization;

namespace ExamBank.Generator.Documents;

/// <summary>The Markdown texts of a question that stand on the candidate's paper.</summary>
internal static class PrintedTexts
{
    /// <summary>Each text with its place in the question's content.</summary>
    public static IEnumerable<(string Path, string Markdown)> Of(QuestionModel question)
    {
        var content = question.Content;
        if (question.StimulusContent is { } stimulus) yield return ("stimulus", stimulus);
        foreach (var text in Response("", content.Stem, content.Options)) yield return text;
        var parts = content.Parts ?? [];
        for (var i = 0; i < parts.Count; i++)
            foreach (var text in Response(Index("parts", i) + ".", parts[i].Stem, parts[i].Options))
                yield return text;
        if (content.Task is not { } task) yield break;
        foreach (var text in Several("task.materials", task.Materials).Concat(Several("task.equipment", task.Equipment))) yield return text;
        yield return ("task.product", task.Product);
        yield return ("task.submission", task.Submission);
    }

    private static IEnumerable<(string Path, string Markdown)> Response(string path, string stem, IReadOnlyList<Domain.Questions.Option>? options) =>
        [(path + "stem", stem), .. (options ?? []).Select((option, i) => ($"{path}{Index("options", i)}.text", option.Text))];

    private static IEnumerable<(string Path, string Markdown)> Several(string path, IReadOnlyList<string>? texts) =>
        (texts ?? []).Select((text, i) => (Index(path, i), text));

    private static string Index(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
}
