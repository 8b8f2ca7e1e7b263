using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ExamBank.Generator.Documents.Word.Questions;

/// <summary>A practical task: what the candidate gets, uses, makes, and how it is handed in.</summary>
internal static class PracticalWriter
{
    public static IReadOnlyList<IReadOnlyList<OpenXmlElement>> Write(PrintStyle style, QuestionModel question, QuestionPlace place)
    {
        var stem = StemWriter.Write(style, question.Content, place);
        if (question.Content.Task is not { } task) return [stem];
        IReadOnlyList<IReadOnlyList<OpenXmlElement>> groups =
        [
            stem,
            Several(style, "提供的材料", task.Materials, place.Left),
            Several(style, "设备与软件", task.Equipment, place.Left),
            One(style, "提交成果", task.Product, place.Left),
            One(style, "提交要求", task.Submission, place.Left),
        ];
        return [.. groups.Where(group => group.Count > 0)];
    }

    private static IReadOnlyList<OpenXmlElement> One(PrintStyle style, string heading, string text, int left) =>
        [Heading(heading, left), .. MarkdownBlocks.Write(style, StyleNames.QuestionText, text, left)];

    private static IReadOnlyList<OpenXmlElement> Several(PrintStyle style, string heading, IReadOnlyList<string>? texts, int left) =>
        texts is not { Count: > 0 } ? [] : [Heading(heading, left), .. texts.SelectMany((text, index) => Item(style, text, index, left))];

    private static List<OpenXmlElement> Item(PrintStyle style, string text, int index, int left)
    {
        var inside = left + style.PartIndent;
        var blocks = MarkdownBlocks.Write(style, StyleNames.QuestionText, text, inside).ToList();
        if (blocks.Count == 0) return [];
        var label = string.Create(CultureInfo.InvariantCulture, $"({index + 1})");
        Labelled.Hang(blocks, 0, label, inside, style.PartIndent, StyleNames.QuestionText);
        return blocks;
    }

    private static Paragraph Heading(string text, int left) =>
        Wml.Paragraph(StyleNames.QuestionText, [Wml.Run($"{text}：", new RunLook(Bold: true))], left);
}
