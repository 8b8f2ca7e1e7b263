using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ExamBank.Generator.Documents.Word.Editions.AnswerSheets;

/// <summary>Registration marks (定位标记) in the four corners of every page, by which a scanner sets a page straight.</summary>
internal static class RegistrationMarks
{
    private static readonly int Edge = PrintStyle.Millimetres(6);
    private static readonly int Width = PrintStyle.Millimetres(6);
    private static readonly int Height = PrintStyle.Millimetres(4);

    /// <summary>The head of a page.</summary>
    public static Header Create(PrintStyle style)
    {
        var (right, bottom) = (style.PageWidth - Edge - Width, style.PageHeight - Edge - Height);
        var header = new Header(Wml.Paragraph(
            StyleNames.Header, [Mark("左上", Edge, Edge), Mark("右上", right, Edge), Mark("左下", Edge, bottom), Mark("右下", right, bottom)]));
        var next = 1U;
        foreach (var mark in header.Descendants<DocProperties>()) mark.Id = next++;
        return header;
    }

    private static Run Mark(string corner, int left, int top)
    {
        var size = FloatingShape.Size(Width, Height);
        return FloatingShape.Create(
            $"定位标记{corner}", $"{corner}角定位标记", left, top, size,
            $"""<wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="000000"/></a:solidFill><a:ln><a:noFill/></a:ln></wps:spPr><wps:bodyPr/>""");
    }
}
