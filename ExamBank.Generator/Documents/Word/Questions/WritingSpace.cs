using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using ExamBank.Domain.Values;

namespace ExamBank.Generator.Documents.Word.Questions;

/// <summary>Ruled lines to write on, in proportion to marks.</summary>
internal static class WritingSpace
{
    public static IReadOnlyList<OpenXmlElement> Write(PrintStyle style, Marks marks, int left)
    {
        var count = Math.Clamp((int)decimal.Ceiling(marks.Value * style.LinesPerMark), style.LeastLines, style.MostLines);
        return [.. Enumerable.Range(0, count).Select(_ => Line(style, left))];
    }

    private static Paragraph Line(PrintStyle style, int left)
    {
        var line = Wml.Paragraph(StyleNames.WritingLine, [Wml.Tab()], left);
        line.ParagraphProperties!.Tabs = new Tabs(
            new TabStop { Val = TabStopValues.Right, Leader = TabStopLeaderCharValues.Underscore, Position = style.TextWidth });
        return line;
    }
}
