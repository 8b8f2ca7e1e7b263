using System.Globalization;
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

    private const int EmuPerTwip = 635;

    // Distance from the edge of the sheet that printers leave white, and from the text.
    private static readonly int Edge = PrintStyle.Millimetres(5);
    private static readonly int Gap = PrintStyle.Millimetres(3);

    // Each field with its share of the line.
    private static readonly (string Name, int Share)[] Fields = [("考点", 26), ("姓名", 20), ("准考证号", 34), ("座位号", 20)];

    /// <summary>The head of a front.</summary>
    public static Header Create(PrintStyle style)
    {
        var shell = new Run(Shell(style));
        shell.Descendants<Shapes.TextBoxInfo2>().Single().Append(new TextBoxContent(FieldLine(style), WarningLine()));
        return new Header(Wml.Paragraph(StyleNames.Header, [shell]));
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

    // The dashed line is the lower border of its words, and so runs the whole height of the sheet.
    private static Paragraph WarningLine() => Wml.Paragraph(StyleNames.SealWarning, string.Join('　', Warning.AsEnumerable()));

    private static string Shell(PrintStyle style)
    {
        var (left, width) = (Edge * EmuPerTwip, (style.MarginLeft - Edge - Gap) * EmuPerTwip);
        var (top, height) = (style.MarginTop * EmuPerTwip, style.TextHeight * EmuPerTwip);
        return string.Create(CultureInfo.InvariantCulture, $"""
            <w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="1" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV><wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="1" name="密封线" descr="密封线：考点、姓名、准考证号、座位号填写处；{Warning}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx/><wps:bodyPr vert="vert270" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>
            """);
    }
}
