using DocumentFormat.OpenXml.Wordprocessing;
using ExamBank.Generator.Documents.Text;
using Drawing = DocumentFormat.OpenXml.Drawing;
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
    public static Header Create(PrintStyle style) => new(Wml.Paragraph(StyleNames.Header, [TextBox(style), DashedLine(style)]));

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

    private static Run TextBox(PrintStyle style) =>
        new FloatingShape(1, "密封线内填写处", "考点、姓名、准考证号、座位号填写处", Edge, style.MarginTop, style.MarginLeft - Edge - Gap, style.TextHeight).Draw(
            new Shapes.NonVisualDrawingShapeProperties { TextBox = true },
            Drawing.ShapeTypeValues.Rectangle,
            [new Drawing.NoFill(), new Drawing.Outline(new Drawing.NoFill())],
            new Shapes.TextBoxInfo2(new TextBoxContent(FieldLine(style), WarningLine())),
            new Shapes.TextBodyProperties
            {
                Vertical = Drawing.TextVerticalValues.Vertical270,
                Wrap = Drawing.TextWrappingValues.Square,
                LeftInset = 0,
                TopInset = 0,
                RightInset = 0,
                BottomInset = 0,
                Anchor = Drawing.TextAnchoringTypeValues.Bottom,
            });

    // A drawn line: LibreOffice draws the border of turned text where the text would stand unturned.
    private static Run DashedLine(PrintStyle style) =>
        new FloatingShape(2, "密封线", Warning, style.MarginLeft - Gap, style.MarginTop, 0, style.TextHeight).Draw(
            new Shapes.NonVisualConnectorProperties(),
            Drawing.ShapeTypeValues.Line,
            [new Drawing.Outline(new Drawing.SolidFill(new Drawing.RgbColorModelHex { Val = "000000" }), new Drawing.PresetDash { Val = Drawing.PresetLineDashValues.Dash }) { Width = 9525 }],
            new Shapes.TextBodyProperties());
}
