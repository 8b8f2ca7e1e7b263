using ExamBank.Generator.Documents.Layouts;

namespace ExamBank.Generator.Documents.Word;

/// <summary>
/// Every size of the printed page, in twentieths of a point unless said otherwise. One value of it is one layout; the
/// components read sizes from here and nowhere else. What a layout's file does not say grows with its body size.
/// </summary>
internal sealed record PrintStyle
{
    private PrintStyle(LayoutProfile layout) => Layout = layout;

    /// <summary>The layout whose sizes these are.</summary>
    public LayoutProfile Layout { get; }

    public required int PageWidth { get; init; }

    public required int PageHeight { get; init; }

    public required int MarginTop { get; init; }

    public required int MarginBottom { get; init; }

    public required int MarginLeft { get; init; }

    public required int MarginRight { get; init; }

    public required int ColumnGap { get; init; }

    public required int BodySize { get; init; }

    public required int SmallSize { get; init; }

    public required int TitleSize { get; init; }

    public required int SubtitleSize { get; init; }

    /// <summary>Distance from line to line.</summary>
    public required int Leading { get; init; }

    /// <summary>Distance between ruled lines to write on.</summary>
    public required int WritingLeading { get; init; }

    /// <summary>The pictures of the document.</summary>
    public PictureShelf Pictures { get; init; } = PictureShelf.Empty;

    /// <summary>Writing lines for one mark of a short answer.</summary>
    public decimal LinesPerMark { get; init; } = 0.8m;

    public int LeastLines { get; init; } = 3;

    public int MostLines { get; init; } = 30;

    public string BodyFont => Layout.Fonts.Body;

    public string HeadingFont => Layout.Fonts.Heading;

    public string StimulusFont => Layout.Fonts.Stimulus;

    public string LatinFont => Layout.Fonts.Latin;

    public string CodeFont => Layout.Fonts.Code;

    public int Columns => Layout.Columns;

    /// <summary>Whether candidates write on the paper itself.</summary>
    public bool AnswersOnPaper => Layout.AnswersOn == AnswersOn.Paper;

    /// <summary>Distance of head and foot from the edge of the page.</summary>
    public int FooterDistance => MarginBottom / 2;

    /// <summary>Size of the text along the seal line, which has the margin's room however large the print is.</summary>
    public int SealSize => Math.Min(BodySize, 14 * 20);

    /// <summary>Room for the number before a stem.</summary>
    public int NumberIndent => 2 * BodySize;

    /// <summary>Room for the letter before an option.</summary>
    public int LetterIndent => BodySize * 8 / 5;

    /// <summary>Room for the number of a part, (1).</summary>
    public int PartIndent => 2 * BodySize;

    /// <summary>Least gap between options that stand side by side.</summary>
    public int OptionGap => BodySize * 3 / 4;

    /// <summary>Room in an answer place for one letter.</summary>
    public int AnswerRoom => 2 * BodySize;

    /// <summary>The same for several letters.</summary>
    public int WideAnswerRoom => 4 * BodySize;

    /// <summary>Space before each question.</summary>
    public int QuestionSpace => BodySize / 3;

    /// <summary>Width between the margins, both columns and the gap.</summary>
    public int PageTextWidth => PageWidth - MarginLeft - MarginRight;

    /// <summary>Width of a column.</summary>
    public int TextWidth => (PageTextWidth - (ColumnGap * (Columns - 1))) / Columns;

    /// <summary>Height of a column.</summary>
    public int TextHeight => PageHeight - MarginTop - MarginBottom;

    /// <summary>The sizes of a layout.</summary>
    public static PrintStyle Of(LayoutProfile layout) => new(layout)
    {
        PageWidth = Millimetres(layout.Sheet.Width),
        PageHeight = Millimetres(layout.Sheet.Height),
        MarginTop = Millimetres(layout.Margins.Top),
        MarginBottom = Millimetres(layout.Margins.Bottom),
        MarginLeft = Millimetres(layout.Margins.Left),
        MarginRight = Millimetres(layout.Margins.Right),
        ColumnGap = Millimetres(layout.ColumnGap),
        BodySize = Points(layout.Sizes.Body),
        SmallSize = Points(layout.Sizes.Small),
        TitleSize = Points(layout.Sizes.Title),
        SubtitleSize = Points(layout.Sizes.Subtitle),
        Leading = Points(layout.Leading),
        WritingLeading = Points(layout.WritingLeading),
    };

    /// <summary>Millimetres as twentieths of a point.</summary>
    public static int Millimetres(decimal millimetres) => (int)Math.Round(millimetres * 1440 / 25.4m, MidpointRounding.AwayFromZero);

    // Word knows half points only.
    private static int Points(decimal points) => 10 * (int)Math.Round(points * 2, MidpointRounding.AwayFromZero);
}
