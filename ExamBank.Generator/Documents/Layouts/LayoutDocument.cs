using System.Text.Json.Serialization;

namespace ExamBank.Generator.Documents.Layouts;

/// <summary>Where candidates write their answers.</summary>
public enum AnswersOn
{
    /// <summary>On the paper: it has seal line, score table, answer places and writing space.</summary>
    Paper,

    /// <summary>On an answer sheet: the paper has none of these and says that answers on it do not count.</summary>
    Sheet,
}

/// <summary>Which way a sheet is turned.</summary>
public enum SheetOrientation
{
    /// <summary>Higher than wide.</summary>
    Portrait,

    /// <summary>Wider than high.</summary>
    Landscape,
}

/// <summary>A layout as its file says it (<c>seed/schemas/layout.schema.json</c>); <see cref="LayoutProfile.Create"/> validates it.</summary>
/// <param name="Name">Permanent name by which people choose the layout, such as <c>a4</c>.</param>
/// <param name="Title">Chinese title.</param>
/// <param name="TitleEn">English title.</param>
/// <param name="Sheet">The sheet of paper.</param>
/// <param name="Margins">Margins.</param>
/// <param name="AnswersOn">Where answers go.</param>
public sealed record LayoutDocument(string Name, string Title, string TitleEn, LayoutSheet Sheet, LayoutMargins Margins, AnswersOn AnswersOn)
{
    /// <summary>Where an editor finds the schema; not used.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    /// <summary>Columns of a side: 1 or 2.</summary>
    public int Columns { get; init; } = 1;

    /// <summary>Gap between columns in millimetres.</summary>
    public decimal ColumnGap { get; init; } = 12;

    /// <summary>Font families.</summary>
    public LayoutFonts Fonts { get; init; } = new();

    /// <summary>Font families that the layout's print shop has beside those that are known everywhere.</summary>
    public IReadOnlyList<string> OwnFonts { get; init; } = [];

    /// <summary>Font sizes.</summary>
    public LayoutSizes Sizes { get; init; } = new();

    /// <summary>Distance from line to line in points.</summary>
    public decimal Leading { get; init; } = 20;

    /// <summary>Distance between ruled lines to write on, in points.</summary>
    public decimal WritingLeading { get; init; } = 30;

    /// <summary>Notes to candidates, printed behind those of the paper.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Name of the institution above the title; absent: none is printed.</summary>
    public string? Institution { get; init; }

    /// <summary>File of its logo (PNG or JPEG), beside the layout's file; absent: none is printed.</summary>
    public string? Logo { get; init; }

    /// <summary>Digits of the candidate number (准考证号) on an answer sheet.</summary>
    public int CandidateNumberDigits { get; init; } = 12;

    /// <summary>What the duration is multiplied by; absent: 1.3 where the body is of <see cref="LayoutProfile.LargePrintSize"/> points or more, else 1.</summary>
    public decimal? DurationFactor { get; init; }
}

/// <summary>A sheet of paper.</summary>
/// <param name="Width">Width as it lies, in millimetres.</param>
/// <param name="Height">Height as it lies, in millimetres.</param>
/// <param name="Orientation">Which way it is turned.</param>
public sealed record LayoutSheet(decimal Width, decimal Height, SheetOrientation Orientation);

/// <summary>Margins of a front in millimetres; on backs left and right are exchanged.</summary>
public sealed record LayoutMargins(decimal Top, decimal Bottom, decimal Left, decimal Right);

/// <summary>Font families by what they print.</summary>
public sealed record LayoutFonts
{
    /// <summary>Chinese text.</summary>
    public string Body { get; init; } = "宋体";

    /// <summary>Chinese headings.</summary>
    public string Heading { get; init; } = "黑体";

    /// <summary>Stimuli: candidates tell quoted material from the question by it.</summary>
    public string Stimulus { get; init; } = "楷体";

    /// <summary>Latin letters and digits.</summary>
    public string Latin { get; init; } = "Times New Roman";

    /// <summary>Code.</summary>
    public string Code { get; init; } = "Courier New";

    /// <summary>All of them with the names of their members.</summary>
    internal IEnumerable<(string Member, string Family)> All =>
        [("body", Body), ("heading", Heading), ("stimulus", Stimulus), ("latin", Latin), ("code", Code)];
}

/// <summary>Font sizes in points.</summary>
public sealed record LayoutSizes
{
    /// <summary>Text.</summary>
    public decimal Body { get; init; } = 12;

    /// <summary>The title.</summary>
    public decimal Title { get; init; } = 18;

    /// <summary>Form and version, and headings of parts.</summary>
    public decimal Subtitle { get; init; } = 14;

    /// <summary>The foot of the page.</summary>
    public decimal Small { get; init; } = 9;

    /// <summary>All of them with the names of their members.</summary>
    internal IEnumerable<(string Member, decimal Points)> All => [("body", Body), ("title", Title), ("subtitle", Subtitle), ("small", Small)];
}
