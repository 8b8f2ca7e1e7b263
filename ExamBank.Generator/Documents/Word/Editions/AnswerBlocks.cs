using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using ExamBank.Generator.Documents.Keys;

namespace ExamBank.Generator.Documents.Word.Editions;

/// <summary>What earns the marks of a question or part, with the letters of this version: key, accepted answers, model answer, rubric.</summary>
internal static class AnswerBlocks
{
    /// <param name="style">Sizes.</param>
    /// <param name="paragraphStyle">Style of its paragraphs.</param>
    /// <param name="question">The question.</param>
    /// <param name="content">Its content, or that of a part.</param>
    /// <param name="part">Id of the part; empty for the question itself.</param>
    /// <param name="marks">Printed marks of the question or part.</param>
    /// <param name="left">Distance from the margin.</param>
    public static IEnumerable<OpenXmlElement> Of(
        PrintStyle style, string paragraphStyle, QuestionModel question, ResponseContent content, string part, Marks marks, int left)
    {
        if (question.Amendment?.IsVoid == true && content.Type > QuestionType.TrueFalse) yield return Labelled(paragraphStyle, "更正", $"本题作废，{KeyWords.Void}", left);
        if (content.Type <= QuestionType.TrueFalse) yield return Labelled(paragraphStyle, "答案", KeyWords.Of(question, content, part), left);
        foreach (var block in KeptTogether.Chain(style, [.. Blanks(content, marks).Select((blank, i) => Labelled(paragraphStyle, i == 0 ? "答案" : "", blank, left))])) yield return block;
        if (content.Answer is { } answer)
            foreach (var block in Text(style, paragraphStyle, "参考答案", answer, left))
                yield return block;
        if (content.Rubric is not { Count: > 0 }) yield break;
        yield return KeptTogether.WithNext([Labelled(paragraphStyle, "评分细则", $"共 {marks} 分", left)])[0];
        foreach (var block in Rubric(style, content, marks, left)) yield return block;
    }

    /// <summary>A text in Markdown behind its label, or under it where it begins with a list, a table or code.</summary>
    public static IReadOnlyList<OpenXmlElement> Text(PrintStyle style, string paragraphStyle, string label, string markdown, int left)
    {
        var blocks = MarkdownBlocks.Write(style, paragraphStyle, markdown, left);
        var properties = (blocks.Count > 0 ? blocks[0] as Paragraph : null)?.ParagraphProperties;
        if (properties?.ParagraphStyleId?.Val != paragraphStyle || properties.Indentation?.Hanging is not null)
            return [KeptTogether.WithNext([Labelled(paragraphStyle, label, "", left)])[0], .. blocks];
        blocks[0].InsertAfter(Label(label), properties);
        return blocks;
    }

    /// <summary>A text behind its label.</summary>
    public static OpenXmlElement Labelled(string paragraphStyle, string label, string text, int left) =>
        Wml.Paragraph(paragraphStyle, [.. label.Length > 0 ? [Label(label)] : Array.Empty<OpenXmlElement>(), Wml.Run(text)], left);

    private static Run Label(string label) => Wml.Run($"【{label}】", new RunLook(Bold: true));

    private static IEnumerable<string> Blanks(ResponseContent content, Marks marks)
    {
        if (content.Blanks is not { } blanks) return [];
        var shares = blanks.Zip(SharedMarks.OfBlanks(content, marks)).ToDictionary(b => b.First.Id, b => b.Second, StringComparer.Ordinal);
        return PrintedAnswer.BlanksInOrder(content).Select((blank, index) => string.Create(
            CultureInfo.InvariantCulture, $"第 {index + 1} 空（{shares[blank.Id]} 分）：{string.Join(" / ", blank.Accepted)}"));
    }

    private static IReadOnlyList<OpenXmlElement> Rubric(PrintStyle style, ResponseContent content, Marks marks, int left)
    {
        var table = new FormTable(style, [new("序号", 10), new("评分要点", 74, Left: true), new("分值", 16)], left);
        foreach (var (index, (line, share)) in content.Rubric!.Zip(SharedMarks.OfRubric(content, marks)).Index())
            table.Row([(index + 1).ToString(CultureInfo.InvariantCulture), "", share.ToString()], column: 1, line.Criterion);
        return table.Row("", "合计", marks.ToString()).Build(together: true);
    }
}
