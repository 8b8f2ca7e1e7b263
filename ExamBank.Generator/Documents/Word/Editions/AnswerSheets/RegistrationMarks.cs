using DocumentFormat.OpenXml.Wordprocessing;
using Drawing = DocumentFormat.OpenXml.Drawing;
using Shapes = DocumentFormat.OpenXml.Office2010.Word.DrawingShape;

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
        return new Header(Wml.Paragraph(
            StyleNames.Header, [Mark(1, "左上", Edge, Edge), Mark(2, "右上", right, Edge), Mark(3, "左下", Edge, bottom), Mark(4, "右下", right, bottom)]));
    }

    private static Run Mark(uint id, string corner, int left, int top) => new FloatingShape(id, $"定位标记{corner}", $"{corner}角定位标记", left, top, Width, Height).Draw(
        new Shapes.NonVisualDrawingShapeProperties(),
        Drawing.ShapeTypeValues.Rectangle,
        [new Drawing.SolidFill(new Drawing.RgbColorModelHex { Val = "000000" }), new Drawing.Outline(new Drawing.NoFill())],
        new Shapes.TextBodyProperties());
}
