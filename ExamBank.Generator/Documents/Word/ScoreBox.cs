using DocumentFormat.OpenXml.Wordprocessing;
using ExamBank.Generator.Documents.Text;

namespace ExamBank.Generator.Documents.Word;

/// <summary>
/// The box 得分·评卷人 beside a section heading. It floats before the heading, so that the heading stays a paragraph of its own and
/// the navigation pane shows it; it is as high as the heading and the instruction, which stand beside it.
/// </summary>
internal static class ScoreBox
{
    private const string Indent = "　　";

    public static Table Create(PrintStyle style, string instruction)
    {
        var width = style.BodySize * 9 / 2;
        var table = Grid.Create([width, width]);
        var properties = table.GetFirstChild<TableProperties>()!;
        // Without margins in its cells, every program puts its left edge where the text begins, and not beyond.
        properties.TableCellMarginDefault = new TableCellMarginDefault(
            new TableCellLeftMargin { Width = 0, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 0, Type = TableWidthValues.Dxa });
        properties.TablePositionProperties = new TablePositionProperties
        {
            RightFromText = (short)style.BodySize,
            BottomFromText = (short)(style.Leading / 10),
            VerticalAnchor = VerticalAnchorValues.Text,
            HorizontalAnchor = HorizontalAnchorValues.Text,
            TablePositionX = 1,
            TablePositionY = style.Leading / 5,
        };
        foreach (var (texts, height) in ((string[], int)[])[(["得分", "评卷人"], style.Leading), (["", ""], Room(style, instruction, 2 * width))])
            table.Append(Grid.Row(head: false, texts.Select(text => Grid.Cell(width, Wml.Paragraph(StyleNames.TableHead, text))), height));
        return table;
    }

    // What stands beside the box is the heading and these lines; no question begins there, also where a line less is printed.
    private static int Room(PrintStyle style, string instruction, int width)
    {
        var lines = TextWidth.Lines(Indent + instruction, style.BodySize, style.TextWidth - width - style.BodySize);
        return lines == 1 ? style.Leading : (lines * style.Leading) - (style.Leading / 4);
    }
}
