using DocumentFormat.OpenXml.Wordprocessing;
using ExamBank.Generator.Documents.Layouts;

namespace ExamBank.Generator.Documents.Word.Editions.AnswerSheets;

/// <summary>
/// Sizes and styles of the answer sheet: A4 in one column, whatever sheet the paper has. Ordinary sheets are set smaller than the
/// paper, so that the objective questions stand on the first page; large print keeps the size of its paper.
/// </summary>
internal static class SheetStyle
{
    public const string Bubble = "Bubble";
    public const string FilledBubble = "FilledBubble";
    public const string BubbleLine = "BubbleLine";
    public const string Digit = "CandidateDigit";
    public const string Label = "SheetLabel";
    public const string Field = "SheetField";
    public const string Note = "SheetNote";
    public const string Heading = "SheetHeading";
    public const string PageStart = "PageStart";

    // Letters are set narrow, so that bubbles stand well apart.
    private const int BubbleScale = 80;

    // What its frame adds to the width of a bubble.
    private const int BubbleFrame = 30;

    private const int OrdinaryBody = 210;
    private const int OrdinaryTitle = 320;
    private const int OrdinarySubtitle = 240;
    private const int OrdinaryLeading = 320;

    private static readonly LayoutMargins Margins = new(Top: 14, Bottom: 24, Left: 15, Right: 15);

    /// <summary>The sizes of a sheet that goes with a paper in a layout.</summary>
    public static PrintStyle Of(LayoutProfile layout)
    {
        var style = PrintStyle.Of(layout.OnA4(Margins));
        return layout.IsLargePrint
            ? style
            : style with { BodySize = OrdinaryBody, TitleSize = OrdinaryTitle, SubtitleSize = OrdinarySubtitle, Leading = OrdinaryLeading };
    }

    /// <summary>Size of the letter in a bubble.</summary>
    public static int BubbleSize(PrintStyle style) => style.BodySize / 15 * 10;

    /// <summary>Distance from bubble to bubble.</summary>
    public static int BubblePitch(PrintStyle style) => BubbleSize(style) * 11 / 5;

    /// <summary>Width of a bubble: three characters of a font whose characters are all six tenths of its size wide.</summary>
    public static int BubbleWidth(PrintStyle style) => BubbleSize(style) * 18 * BubbleScale / 1000;

    /// <summary>Distance from column to column of the candidate number.</summary>
    public static int DigitPitch(PrintStyle style) => BubbleSize(style) * 9 / 4;

    /// <summary>Distance from one line of bubbles to the next.</summary>
    public static int BubbleLeading(PrintStyle style) => BubbleSize(style) * 2;

    /// <summary>Height of a section's heading.</summary>
    public static int HeadingLeading(PrintStyle style) => style.Leading * 5 / 4;

    /// <summary>Distance of lines in notes.</summary>
    public static int NoteLeading(PrintStyle style) => style.SmallSize * 7 / 5;

    /// <summary>The styles that only an answer sheet has.</summary>
    public static IEnumerable<Style> Styles(PrintStyle style)
    {
        var bubble = StyleSheet.HalfPoints(BubbleSize(style));
        yield return Characters(Bubble, "Bubble", style, bubble, new Color { Val = "404040" }, null);
        yield return Characters(FilledBubble, "Filled Bubble", style, bubble, new Color { Val = "000000" }, new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = "000000" });
        yield return StyleSheet.Text(BubbleLine, "Bubble Line", StyleSheet.Exact(BubbleLeading(style)), new Justification { Val = JustificationValues.Left });
        yield return StyleSheet.Text(
            Digit, "Candidate Digit", Wml.TabStops([(DigitPitch(style) - BubbleWidth(style) - BubbleFrame) / 2]), StyleSheet.Exact(BubbleLeading(style)), new Justification { Val = JustificationValues.Left });
        yield return StyleSheet.Fonts(
            StyleSheet.Text(Label, "Sheet Label", StyleSheet.Exact(style.Leading), new Justification { Val = JustificationValues.Center }), style.HeadingFont, style.LatinFont);
        yield return StyleSheet.Text(Field, "Sheet Field", StyleSheet.Exact(style.Leading), new Justification { Val = JustificationValues.Left });
        yield return StyleSheet.Sized(
            StyleSheet.Text(Note, "Sheet Note", StyleSheet.Exact(NoteLeading(style)), new Justification { Val = JustificationValues.Left }), style.SmallSize);
        yield return StyleSheet.Fonts(
            StyleSheet.Text(
                Heading, "Sheet Heading", new KeepNext(), new KeepLines(), StyleSheet.Exact(HeadingLeading(style)), new Justification { Val = JustificationValues.Left }, new OutlineLevel { Val = 1 }),
            style.HeadingFont, style.LatinFont);
        yield return StyleSheet.Text(PageStart, "Page Start", new PageBreakBefore(), StyleSheet.Exact(20));
    }

    private static Style Characters(string id, string name, PrintStyle style, string size, Color colour, Shading? shading)
    {
        var look = new StyleRunProperties(
            new RunFonts { Ascii = style.CodeFont, HighAnsi = style.CodeFont, EastAsia = style.CodeFont, ComplexScript = style.CodeFont },
            colour,
            new CharacterScale { Val = BubbleScale },
            new FontSize { Val = size },
            new FontSizeComplexScript { Val = size },
            new Border { Val = BorderValues.Single, Size = 6U, Space = 0U, Color = "404040" });
        if (shading is not null) look.Append(shading);
        return new Style(new StyleName { Val = name }, look) { Type = StyleValues.Character, StyleId = id, CustomStyle = true };
    }
}
