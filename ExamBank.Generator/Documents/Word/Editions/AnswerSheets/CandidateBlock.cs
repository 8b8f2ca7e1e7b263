using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using ExamBank.Generator.Documents.Text;

namespace ExamBank.Generator.Documents.Word.Editions.AnswerSheets;

/// <summary>
/// Who writes and what paper they have: fields to write in, bubbles for form and version, the place of the bar code, and the
/// invigilator's marks; beside them the grid of the candidate number.
/// </summary>
internal static class CandidateBlock
{
    private static readonly string[] Fields = ["姓　名", "考　点", "考　场", "座位号"];

    private const string InvigilatorNote = "考生禁填。缺考、违纪由监考员填涂。";

    public static SheetBlock Write(PrintStyle style, PaperModel paper)
    {
        var digits = style.Layout.CandidateNumberDigits;
        var grid = (digits * SheetStyle.DigitPitch(style)) + 220;
        var label = style.BodySize * 5;
        var field = style.TextWidth - label - grid;
        var type = TypeLines(style, paper, label + field);
        var marks = InvigilatorMarks(style, field);
        var line = style.Leading * 5 / 4;
        var typeHeight = style.Leading + (type.Count * SheetStyle.BubbleLeading(style)) + 100;
        var markHeight = (marks.Count * style.Leading) + (TextWidth.Lines(InvigilatorNote, style.SmallSize, field - 160) * SheetStyle.NoteLeading(style)) + 100;
        var gridHeight = line + style.Leading + (10 * SheetStyle.BubbleLeading(style)) + 320;
        var barcode = Math.Max(gridHeight - (Fields.Length * line) - typeHeight - markHeight, PrintStyle.Millimetres(22));

        List<(int Height, IReadOnlyList<TableCell> Cells)> rows =
        [
            .. Fields.Select(name => (line, (IReadOnlyList<TableCell>)[Grid.Cell(label, Wml.Paragraph(SheetStyle.Label, name)), Grid.Cell(field, Wml.Paragraph(SheetStyle.Field, []))])),
            (typeHeight, [Grid.Across(2, label + field, [Wml.Paragraph(SheetStyle.Label, "试卷类型"), .. type])]),
            (barcode, [Grid.Across(2, label + field, Wml.Paragraph(SheetStyle.Label, "贴条形码区"))]),
            (markHeight, [Grid.Cell(label, Wml.Paragraph(SheetStyle.Label, "监考员")), Grid.Cell(field, [.. marks, Wml.Paragraph(SheetStyle.Note, InvigilatorNote)])]),
        ];
        var table = Grid.Create([label, field, grid]);
        for (var i = 0; i < rows.Count; i++)
            table.Append(Grid.Row(head: false, [.. rows[i].Cells, NumberCell(style, grid, digits, line, first: i == 0)], rows[i].Height, exact: true));
        return SheetBlock.Of(table, [.. rows.Select(r => r.Height)]);
    }

    // Form and version in lines of their own, each with as many bubbles as fit.
    private static List<Paragraph> TypeLines(PrintStyle style, PaperModel paper, int width)
    {
        var forms = paper.Forms.Select(f => f.Name).ToArray();
        var versions = Enumerable.Range(1, paper.Forms.Max(f => f.Versions.Count)).Select(n => n.ToString(CultureInfo.InvariantCulture)).ToArray();
        var room = style.BodySize * 5 / 2;
        var most = Math.Max(1, (width - 160 - room) / SheetStyle.BubblePitch(style));
        return [.. Lines("卷别", forms), .. Lines("版次", versions)];

        IEnumerable<Paragraph> Lines(string name, string[] marks) => marks.Chunk(most).Select((chunk, i) => Bubbles.Line(style, i == 0 ? name : "", room, chunk));
    }

    // Side by side where there is room.
    private static IReadOnlyList<Paragraph> InvigilatorMarks(PrintStyle style, int width)
    {
        string[] names = ["缺考", "违纪"];
        var pitch = style.BodySize * 6;
        return [.. names.Chunk(width >= 2 * pitch ? 2 : 1).Select(Line)];

        Paragraph Line(string[] row)
        {
            var line = Wml.Paragraph(SheetStyle.Field, row.SelectMany((name, i) => (OpenXmlElement[])[.. i > 0 ? [Wml.Tab()] : Array.Empty<OpenXmlElement>(), Wml.Run(name), Wml.Tab(), Bubbles.Of("")]));
            line.ParagraphProperties!.Tabs = Wml.TabStops(row.SelectMany((_, i) => i > 0 ? new[] { i * pitch, (i * pitch) + (style.BodySize * 5 / 2) } : [style.BodySize * 5 / 2]));
            return line;
        }
    }

    // The grid stands beside all rows.
    private static TableCell NumberCell(PrintStyle style, int width, int digits, int line, bool first)
    {
        var cell = first
            ? Grid.Cell(width, NumberGrid(style, digits, line), Wml.Paragraph(StyleNames.TableGap, []))
            : Grid.Cell(width, Wml.Paragraph(SheetStyle.Field, []));
        cell.TableCellProperties!.VerticalMerge = new VerticalMerge { Val = first ? MergedCellValues.Restart : MergedCellValues.Continue };
        return cell;
    }

    private static Table NumberGrid(PrintStyle style, int digits, int line)
    {
        var pitch = SheetStyle.DigitPitch(style);
        var table = Grid.Create([.. Enumerable.Repeat(pitch, digits)]);
        table.GetFirstChild<TableProperties>()!.TableCellMarginDefault = new TableCellMarginDefault(
            new TableCellLeftMargin { Width = 0, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 0, Type = TableWidthValues.Dxa });
        table.Append(
            Grid.Row(head: true, [Grid.Across(digits, digits * pitch, Wml.Paragraph(SheetStyle.Label, "准考证号"))], style.Leading, exact: true),
            Grid.Row(head: false, Enumerable.Range(0, digits).Select(_ => Grid.Cell(pitch, Wml.Paragraph(SheetStyle.Field, []))), line, exact: true),
            Grid.Row(head: false, Enumerable.Range(0, digits).Select(place => Digits(pitch, place, digits)), (10 * SheetStyle.BubbleLeading(style)) + 60, exact: true));
        return table;
    }

    // No rules between the columns of bubbles: they would stand too near to the frames.
    private static TableCell Digits(int width, int place, int digits)
    {
        var cell = Grid.Cell(width, [.. Enumerable.Range(0, 10).Select(Digit)]);
        var borders = new TableCellBorders();
        if (place > 0) borders.LeftBorder = new LeftBorder { Val = BorderValues.Nil };
        if (place < digits - 1) borders.RightBorder = new RightBorder { Val = BorderValues.Nil };
        cell.TableCellProperties!.TableCellBorders = borders;
        return cell;
    }

    // Behind a tab, because LibreOffice draws the frame of a text alone in its line as high as the line.
    private static Paragraph Digit(int digit) => Wml.Paragraph(SheetStyle.Digit, [Wml.Tab(), Bubbles.Of(digit.ToString(CultureInfo.InvariantCulture))]);
}
