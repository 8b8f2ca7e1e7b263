using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using ExamBank.Domain.Values;

namespace ExamBank.Generator.Documents.Word.Questions;

/// <summary>Ruled lines to write on, in proportion to marks.</summary>
internal static class WritingSpace
{
    public static IReadOnlyList<OpenXmlElement> Write(PrintStyle style, Marks marks, int left) => Lines(Count(style, marks), left, style.TextWidth);

    /// <summary>How many lines an answer gets.</summary>
    public static int Count(PrintStyle style, Marks marks) =>
        Math.Clamp((int)decimal.Ceiling(marks.Value * style.LinesPerMark), style.LeastLines, style.MostLines);

    /// <summary>Lines between two distances from the margin.</summary>
    public static IReadOnlyList<OpenXmlElement> Lines(int count, int left, int right) => [.. Enumerable.Range(0, count).Select(_ => Line(left, right))];

    // With a space before the tab, because LibreOffice gives a line of tabs alone the height of its font instead of its own.
    private static Paragraph Line(int left, int right)
    {
        var line = Wml.Paragraph(StyleNames.WritingLine, [Wml.Run(" "), Wml.Tab()], left);
        line.ParagraphProperties!.Tabs = new Tabs(
            new TabStop { Val = TabStopValues.Right, Leader = TabStopLeaderCharValues.Underscore, Position = right });
        return line;
    }
}
