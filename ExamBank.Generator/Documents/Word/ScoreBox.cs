using DocumentFormat.OpenXml.Wordprocessing;

namespace ExamBank.Generator.Documents.Word;

/// <summary>
/// The box 得分·评卷人 beside a section heading. It floats before the heading, so that the heading stays a paragraph of its own and
/// the navigation pane shows it.
/// </summary>
internal static class ScoreBox
{
    public static Table Create(PrintStyle style)
    {
        var width = style.BodySize * 9 / 2;
        var table = Grid.Create([width, width]);
        table.GetFirstChild<TableProperties>()!.TablePositionProperties = new TablePositionProperties
        {
            RightFromText = (short)style.BodySize,
            BottomFromText = (short)(style.Leading / 10),
            VerticalAnchor = VerticalAnchorValues.Text,
            HorizontalAnchor = HorizontalAnchorValues.Text,
            TablePositionX = 1,
            TablePositionY = style.Leading / 5,
        };
        foreach (var texts in (string[][])[["得分", "评卷人"], ["", ""]])
            table.Append(Grid.Row(head: false, texts.Select(text => Grid.Cell(width, Wml.Paragraph(StyleNames.TableHead, text))), style.Leading));
        return table;
    }
}
