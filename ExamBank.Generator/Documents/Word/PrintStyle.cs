namespace ExamBank.Generator.Documents.Word;

/// <summary>
/// Every size of the printed page, in twentieths of a point unless said otherwise. One value of it is one layout; the
/// components read sizes from here and nowhere else.
/// </summary>
internal sealed record PrintStyle
{
    /// <summary>A4, one column, answers on the paper.</summary>
    public static PrintStyle A4 { get; } = new();

    public int PageWidth { get; init; } = 11906;

    public int PageHeight { get; init; } = 16838;

    public int MarginTop { get; init; } = Millimetres(20);

    public int MarginBottom { get; init; } = Millimetres(20);

    public int MarginLeft { get; init; } = Millimetres(22);

    public int MarginRight { get; init; } = Millimetres(22);

    public int FooterDistance { get; init; } = Millimetres(10);

    public string BodyFont { get; init; } = "宋体";

    public string HeadingFont { get; init; } = "黑体";

    /// <summary>Font of stimuli: candidates tell quoted material from the question by it.</summary>
    public string StimulusFont { get; init; } = "楷体";

    public string LatinFont { get; init; } = "Times New Roman";

    public string CodeFont { get; init; } = "Courier New";

    /// <summary>Body size: 小四.</summary>
    public int BodySize { get; init; } = Points(12);

    public int SmallSize { get; init; } = Points(9);

    public int TitleSize { get; init; } = Points(18);

    public int SubtitleSize { get; init; } = Points(14);

    /// <summary>Distance from line to line.</summary>
    public int Leading { get; init; } = Points(20);

    /// <summary>Distance between ruled lines to write on.</summary>
    public int WritingLeading { get; init; } = Points(30);

    /// <summary>Room for the number before a stem.</summary>
    public int NumberIndent { get; init; } = Points(24);

    /// <summary>Room for the letter before an option.</summary>
    public int LetterIndent { get; init; } = Points(19);

    /// <summary>Room for the number of a part, (1).</summary>
    public int PartIndent { get; init; } = Points(24);

    /// <summary>Least gap between options that stand side by side.</summary>
    public int OptionGap { get; init; } = Points(9);

    /// <summary>Room in an answer place for one letter.</summary>
    public int AnswerRoom { get; init; } = Points(24);

    /// <summary>The same for several letters.</summary>
    public int WideAnswerRoom { get; init; } = Points(48);

    /// <summary>Space before each question.</summary>
    public int QuestionSpace { get; init; } = Points(4);

    /// <summary>Writing lines for one mark of a short answer.</summary>
    public decimal LinesPerMark { get; init; } = 0.8m;

    public int LeastLines { get; init; } = 3;

    public int MostLines { get; init; } = 30;

    /// <summary>Width between the margins.</summary>
    public int TextWidth => PageWidth - MarginLeft - MarginRight;

    private static int Points(int points) => points * 20;

    private static int Millimetres(int millimetres) => (int)Math.Round(millimetres * 1440 / 25.4m, MidpointRounding.AwayFromZero);
}
