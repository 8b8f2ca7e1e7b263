using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ExamBank.Generator.Documents.Word.Editions.AnswerSheets;

/// <summary>Bubbles to fill in with a pencil: a letter, digit or mark in a frame.</summary>
internal static class Bubbles
{
    /// <summary>One bubble. All marks are of one width, so that all bubbles are of one size.</summary>
    public static Run Of(string mark, bool filled = false)
    {
        var bubble = Wml.Run($" {(mark.Length == 0 ? " " : mark)} ");
        bubble.RunProperties = new RunProperties(new RunStyle { Val = filled ? SheetStyle.FilledBubble : SheetStyle.Bubble });
        return bubble;
    }

    /// <summary>A line of bubbles at one pitch behind its label.</summary>
    /// <param name="style">Sizes.</param>
    /// <param name="label">The label, set to the right of its room.</param>
    /// <param name="room">Room for the label.</param>
    /// <param name="marks">What stands in the bubbles.</param>
    public static Paragraph Line(PrintStyle style, string label, int room, IReadOnlyList<string> marks)
    {
        var gap = SheetStyle.BubbleSize(style) / 2;
        var line = Wml.Paragraph(SheetStyle.BubbleLine, [Wml.Tab(), Wml.Run(label), .. marks.SelectMany(mark => (OpenXmlElement[])[Wml.Tab(), Of(mark)])]);
        line.ParagraphProperties!.Tabs = new Tabs(
        [
            new TabStop { Val = TabStopValues.Right, Position = room - gap },
            .. Enumerable.Range(0, marks.Count).Select(i => new TabStop { Val = TabStopValues.Left, Position = room + (i * SheetStyle.BubblePitch(style)) }),
        ]);
        return line;
    }

    /// <summary>Width of such a line.</summary>
    public static int Width(PrintStyle style, int room, int marks) => room + (marks * SheetStyle.BubblePitch(style));
}
