using System.Globalization;

namespace ExamBank.Domain.Questions;

/// <summary>A Markdown text of content.</summary>
/// <param name="Path">Its place in the content, such as <c>parts[1].options[0].text</c>.</param>
/// <param name="Markdown">The text.</param>
/// <param name="ForCandidates">Whether it stands on the candidate's paper; answers, rubrics and explanations do not.</param>
public readonly record struct ContentText(string Path, string Markdown, bool ForCandidates);

/// <summary>The Markdown texts of content, each named in one place.</summary>
public static class ContentTexts
{
    /// <summary>Every text, in the order in which the fields stand.</summary>
    public static IReadOnlyList<ContentText> Of(QuestionContent content)
    {
        var texts = new List<ContentText>();
        Change(content, text =>
        {
            texts.Add(text);
            return text.Markdown;
        });
        return texts;
    }

    /// <summary>The same content with every text as <paramref name="change"/> gives it.</summary>
    public static QuestionContent Change(QuestionContent content, Func<ContentText, string> change)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(change);
        return Response(content, "", change) with
        {
            Parts = content.Parts is { } parts ? [.. parts.Select((part, i) => Response(part, $"{Item("parts", i)}.", change))] : null,
            Task = content.Task is { } task
                ? task with
                {
                    Materials = Several(task.Materials, "task.materials", change),
                    Equipment = Several(task.Equipment, "task.equipment", change),
                    Product = change(new ContentText("task.product", task.Product, ForCandidates: true)),
                    Submission = change(new ContentText("task.submission", task.Submission, ForCandidates: true)),
                }
                : null,
        };
    }

    private static T Response<T>(T content, string path, Func<ContentText, string> change)
        where T : ResponseContent => content with
        {
            Stem = change(new ContentText(path + "stem", content.Stem, ForCandidates: true)),
            Options = content.Options is { } options
                ? [.. options.Select((option, i) => option with { Text = change(new ContentText($"{path}{Item("options", i)}.text", option.Text, ForCandidates: true)) })]
                : null,
            Answer = content.Answer is { } answer ? change(new ContentText(path + "answer", answer, ForCandidates: false)) : null,
            Rubric = content.Rubric is { } rubric
                ? [.. rubric.Select((line, i) => line with { Criterion = change(new ContentText($"{path}{Item("rubric", i)}.criterion", line.Criterion, ForCandidates: false)) })]
                : null,
            Explanation = content.Explanation is { } explanation ? change(new ContentText(path + "explanation", explanation, ForCandidates: false)) : null,
        };

    private static IReadOnlyList<string>? Several(IReadOnlyList<string>? texts, string path, Func<ContentText, string> change) =>
        texts is null ? null : [.. texts.Select((text, i) => change(new ContentText(Item(path, i), text, ForCandidates: true)))];

    private static string Item(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
}
