using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Wordprocessing;
using ExamBank.Generator.Documents.Text;
using Shapes = DocumentFormat.OpenXml.Office2010.Word.DrawingShape;

namespace ExamBank.Generator.Documents.Word;

/// <summary>
/// The seal line (密封线) at the left edge of a front: the candidate's fields outside it, turned to read from the foot of the page
/// upwards, and along it that nobody writes within. It stands in the head of odd pages, so that every sheet has it once.
/// </summary>
internal static class SealLine
{
    /// <summary>What stands along the line.</summary>
    public const string Warning = "密封线内不要答题";

    // Distance from the edge of the sheet that printers leave white, and from the text.
    private static readonly int Edge = PrintStyle.Millimetres(5);
    private static readonly int Gap = PrintStyle.Millimetres(3);

    // Each field with its share of the line.
    private static readonly (string Name, int Share)[] Fields = [("考点", 26), ("姓名", 20), ("准考证号", 34), ("座位号", 20)];

    /// <summary>The head of a front.</summary>
    public static Header Create(PrintStyle style)
    {
        var line = DashedLine(style);
        line.Descendants<DocProperties>().Single().Id = 2U;
        return new Header(Wml.Paragraph(StyleNames.Header, [TextBox(style), line]));
    }

    // Rules of underscores, not tabs: LibreOffice loses the tab stops of turned text.
    private static Paragraph FieldLine(PrintStyle style)
    {
        var shares = Fields.Sum(f => f.Share);
        var underscore = TextWidth.Of("_");
        return Wml.Paragraph(StyleNames.SealFields, string.Join('　', Fields.Select(field =>
        {
            var room = (style.TextHeight * 95L * field.Share / shares / style.SealSize) - TextWidth.Of(field.Name + "　");
            return field.Name + new string('_', (int)Math.Max(4, room / underscore));
        })));
    }

    private static Paragraph WarningLine() => Wml.Paragraph(StyleNames.SealWarning, string.Join('　', Warning.AsEnumerable()));

    private static Run TextBox(PrintStyle style)
    {
        var size = FloatingShape.Size(style.MarginLeft - Edge - Gap, style.TextHeight);
        var box = FloatingShape.Create(
            "密封线内填写处", "考点、姓名、准考证号、座位号填写处", Edge, style.MarginTop, size,
            $"""<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx/><wps:bodyPr vert="vert270" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"/>""");
        box.Descendants<Shapes.TextBoxInfo2>().Single().Append(new TextBoxContent(FieldLine(style), WarningLine()));
        return box;
    }

    // A drawn line: LibreOffice draws the border of turned text where the text would stand unturned.
    private static Run DashedLine(PrintStyle style)
    {
        var size = FloatingShape.Size(0, style.TextHeight);
        return FloatingShape.Create(
            "密封线", Warning, style.MarginLeft - Gap, style.MarginTop, size,
            $"""<wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill><a:prstDash val="dash"/></a:ln></wps:spPr><wps:bodyPr/>""");
    }
}
