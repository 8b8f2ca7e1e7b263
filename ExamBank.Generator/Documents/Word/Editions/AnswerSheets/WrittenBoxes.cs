using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using ExamBank.Generator.Documents.Text;
using ExamBank.Generator.Documents.Word.Questions;

namespace ExamBank.Generator.Documents.Word.Editions.AnswerSheets;

/// <summary>
/// Framed places for answers that are not bubbles alone: blanks as rules, ruled room in proportion to marks, a case part by part.
/// Each has its number and marks at the head, and a cell for who marks it.
/// </summary>
internal static class WrittenBoxes
{
    private const string BoxNote = "（请在框内作答，超出边框的答案无效）";

    /// <summary>The places of a question.</summary>
    /// <param name="style">Sizes.</param>
    /// <param name="question">The question.</param>
    /// <param name="room">Room of a page, which no place may be higher than.</param>
    public static IEnumerable<SheetBlock> Write(PrintStyle style, QuestionModel question, int room)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"{question.Number}.");
        if (question.Content.Parts is not { } parts) return Of(style, question, question.Content, "", number, question.Marks, room);
        var marks = SharedMarks.OfParts(question);
        return parts.SelectMany((part, i) => Of(style, question, part, part.Id, string.Create(CultureInfo.InvariantCulture, $"{number}({i + 1})"), marks[i], room));
    }

    private static IEnumerable<SheetBlock> Of(PrintStyle style, QuestionModel question, ResponseContent content, string part, string label, Marks marks, int room)
    {
        var head = $"{label}（{marks} 分）";
        return content.Type switch
        {
            QuestionType.SingleChoice or QuestionType.MultipleChoice or QuestionType.TrueFalse => [Choice(style, head, ChoiceBands.Marks(question, content, part))],
            QuestionType.FillBlank => Blanks(style, head, content, room),
            QuestionType.Practical => [Ruled(style, $"{head}按试卷要求提交成果，在此填写文件名称", 2)],
            _ => Ruled(style, head, WritingSpace.Count(style, marks), room),
        };
    }

    private static SheetBlock Choice(PrintStyle style, string head, IReadOnlyList<string> marks)
    {
        var room = (TextWidth.Of(head) * style.BodySize / 100) + style.BodySize;
        var line = Wml.Paragraph(SheetStyle.BubbleLine, [Wml.Run(head), .. marks.SelectMany(mark => (OpenXmlElement[])[Wml.Tab(), Bubbles.Of(mark)])]);
        line.ParagraphProperties!.Tabs = Wml.TabStops(Enumerable.Range(0, marks.Count).Select(i => room + (i * SheetStyle.BubblePitch(style))));
        return Framed(style, [line], SheetStyle.BubbleLeading(style) + 80);
    }

    // As many blanks to a line as the rules of the paper leave room for.
    private static IEnumerable<SheetBlock> Blanks(PrintStyle style, string head, ResponseContent content, int room)
    {
        var width = style.TextWidth - ScoreWidth(style) - 160;
        var each = (TextWidth.Of(StemWriter.BlankRule(content) + "(20)　") * style.BodySize / 100) + style.BodySize;
        var count = content.Blanks?.Count ?? 0;
        var columns = Math.Clamp(width / each, 1, Math.Max(1, count));
        List<Paragraph> lines = [.. Enumerable.Range(1, count).Chunk(columns).Select(row => BlankLine(row, count, width, columns))];
        var most = Math.Max(1, (room - style.Leading - SheetBlock.Gap - 60) / style.WritingLeading);
        return lines.Chunk(most).Select((chunk, i) => Framed(
            style, [Wml.Paragraph(SheetStyle.Field, Continued(head, i)), .. chunk], style.Leading + (chunk.Length * style.WritingLeading) + 60));
    }

    private static Paragraph BlankLine(int[] blanks, int count, int width, int columns)
    {
        var line = Wml.Paragraph(StyleNames.WritingLine, blanks.SelectMany((blank, i) => (OpenXmlElement[])
            [.. i == 0 ? Array.Empty<OpenXmlElement>() : [Wml.Tab()], Wml.Run(count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"({blank})")), Wml.Tab()]));
        line.ParagraphProperties!.Tabs = new Tabs(Enumerable.Range(0, blanks.Length).SelectMany(i => (TabStop[])
        [
            .. i == 0 ? Array.Empty<TabStop>() : [new TabStop { Val = TabStopValues.Left, Position = i * width / columns }],
            new TabStop { Val = TabStopValues.Left, Leader = TabStopLeaderCharValues.Underscore, Position = ((i + 1) * width / columns) - 200 },
        ]));
        return line;
    }

    // What is higher than a page goes on in a box on the next, in boxes of about one height.
    private static IEnumerable<SheetBlock> Ruled(PrintStyle style, string head, int lines, int room)
    {
        var most = Math.Max(1, (room - (2 * style.Leading) - SheetBlock.Gap - 160) / style.WritingLeading);
        var boxes = (lines + most - 1) / most;
        return Enumerable.Range(0, boxes).Select(i => Ruled(style, Continued(head, i) + BoxNote, (lines / boxes) + (i < lines % boxes ? 1 : 0)));
    }

    private static SheetBlock Ruled(PrintStyle style, string head, int lines) => Framed(
        style,
        [Wml.Paragraph(SheetStyle.Field, head), .. WritingSpace.Lines(lines, 0, style.TextWidth - ScoreWidth(style) - 160)],
        (TextWidth.Lines(head, style.BodySize, style.TextWidth - ScoreWidth(style) - 160) * style.Leading) + (lines * style.WritingLeading) + 100);

    private static string Continued(string head, int box) => box == 0 ? head : $"{head}（续）";

    private static SheetBlock Framed(PrintStyle style, IReadOnlyList<OpenXmlElement> content, int height)
    {
        var score = ScoreWidth(style);
        var table = Grid.Create([style.TextWidth - score, score]);
        var answer = Grid.Cell(style.TextWidth - score, [.. content]);
        var marks = Grid.Cell(score, Wml.Paragraph(SheetStyle.Note, "得分"));
        foreach (var cell in (TableCell[])[answer, marks]) cell.TableCellProperties!.TableCellVerticalAlignment!.Val = TableVerticalAlignmentValues.Top;
        table.Append(Grid.Row(head: false, [answer, marks], height, exact: true));
        return SheetBlock.Of(table, height);
    }

    private static int ScoreWidth(PrintStyle style) => style.BodySize * 4;
}
