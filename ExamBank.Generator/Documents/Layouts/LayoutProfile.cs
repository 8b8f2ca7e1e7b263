using System.Text.Json;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Media;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;

namespace ExamBank.Generator.Documents.Layouts;

/// <summary>
/// How the documents of a paper are laid out: sheet, columns, margins in millimetres, fonts, sizes in points, and where answers
/// go. Validated once; nobody checks again. Whether a font family is installed is not known here and not asked: a Word file is
/// set by the program that opens it. A family has to be one that is known (<see cref="KnownFonts"/>), or named as the print shop's own.
/// </summary>
public sealed record LayoutProfile
{
    /// <summary>Body size in points from which a layout is large print (大字版).</summary>
    public const decimal LargePrintSize = 16;

    /// <summary>What large print multiplies the duration by, unless its file says otherwise.</summary>
    public const decimal LargePrintFactor = 1.3m;

    private readonly LayoutDocument document;
    private readonly string? mark;

    private LayoutProfile(LayoutDocument document, PictureFile? logo, string? mark = null) => (this.document, Logo, this.mark) = (document, logo, mark);

    /// <summary>A4, one column, answers on the paper: the layout where nobody chooses one. The same as <c>seed/layouts/a4.json</c>.</summary>
    public static LayoutProfile Default { get; } = new(
        new LayoutDocument("a4", "A4 单栏", "A4, one column", new LayoutSheet(210, 297, SheetOrientation.Portrait), new LayoutMargins(20, 20, 30, 20), AnswersOn.Paper),
        null);

    /// <summary>Large print (大字版): A4, one column. The same as <c>seed/layouts/large-print.json</c>.</summary>
    public static LayoutProfile LargePrint { get; } = new(
        new LayoutDocument("large-print", "大字版（A4 单栏）", "Large print on A4, one column", new LayoutSheet(210, 297, SheetOrientation.Portrait), new LayoutMargins(20, 20, 30, 20), AnswersOn.Paper)
        {
            Sizes = new LayoutSizes { Body = LargePrintSize, Title = 22, Subtitle = 18, Small = 12 },
            Leading = 28,
            WritingLeading = 40,
            DurationFactor = LargePrintFactor,
        },
        null);

    /// <summary>Permanent name; that of a layout which is not of the seed ends in a mark of its content, so that no two have one name.</summary>
    public string Name => mark is null ? document.Name : $"{document.Name}-{mark}";

    /// <summary>The layout as a paper keeps it.</summary>
    public StoredLayout Stored => new(document, mark, Logo?.Bytes.ToArray());

    /// <summary>Chinese title.</summary>
    public string Title => document.Title;

    /// <summary>English title.</summary>
    public string TitleEn => document.TitleEn;

    /// <summary>The sheet.</summary>
    public LayoutSheet Sheet => document.Sheet;

    /// <summary>Columns of a side: 1 or 2.</summary>
    public int Columns => document.Columns;

    /// <summary>Gap between columns in millimetres.</summary>
    public decimal ColumnGap => document.ColumnGap;

    /// <summary>Margins of a front in millimetres.</summary>
    public LayoutMargins Margins => document.Margins;

    /// <summary>Font families.</summary>
    public LayoutFonts Fonts => document.Fonts;

    /// <summary>Font sizes in points.</summary>
    public LayoutSizes Sizes => document.Sizes;

    /// <summary>Distance from line to line in points.</summary>
    public decimal Leading => document.Leading;

    /// <summary>Distance between ruled lines to write on, in points.</summary>
    public decimal WritingLeading => document.WritingLeading;

    /// <summary>Where answers go.</summary>
    public AnswersOn AnswersOn => document.AnswersOn;

    /// <summary>Notes to candidates, printed behind those of the paper.</summary>
    public IReadOnlyList<string> Notes => document.Notes;

    /// <summary>Name of the institution; null where none is printed.</summary>
    public string? Institution => document.Institution;

    /// <summary>Logo of the institution; null where none is printed.</summary>
    public PictureFile? Logo { get; }

    /// <summary>Digits of the candidate number (准考证号) on an answer sheet.</summary>
    public int CandidateNumberDigits => document.CandidateNumberDigits;

    /// <summary>Whether it is large print (大字版).</summary>
    public bool IsLargePrint => Sizes.Body >= LargePrintSize;

    /// <summary>What the duration is multiplied by.</summary>
    public decimal DurationFactor => document.DurationFactor ?? (IsLargePrint ? LargePrintFactor : 1);

    /// <summary>Width of a column in millimetres.</summary>
    public decimal ColumnWidth => (Sheet.Width - Margins.Left - Margins.Right - (ColumnGap * (Columns - 1))) / Columns;

    /// <summary>The paper's duration for candidates who write in this layout, rounded up to whole minutes where it is another.</summary>
    public Minutes Duration(Minutes ofPaper) =>
        DurationFactor == 1 ? ofPaper : Minutes.From(decimal.Ceiling(ofPaper.Value * DurationFactor));

    /// <summary>
    /// The same fonts and sizes on A4 in one column, without seal line and places to write: what documents print on that are no
    /// candidate's paper, whatever sheet the paper has.
    /// </summary>
    /// <param name="margins">Margins in millimetres.</param>
    public LayoutProfile OnA4(LayoutMargins margins) =>
        new(document with { Sheet = Default.Sheet, Columns = 1, Margins = margins, AnswersOn = AnswersOn.Sheet }, Logo);

    /// <summary>The same layout with answers on a sheet: what a paper has to be printed in where answer sheets go with it.</summary>
    public LayoutProfile OnSheets() => AnswersOn == AnswersOn.Sheet
        ? this
        : new(document with { AnswersOn = AnswersOn.Sheet }, Logo, mark is null ? "on-sheet" : $"{mark}-on-sheet");

    /// <summary>The same layout as one of a user's own: its name ends in a mark of everything that its file and its logo say.</summary>
    public LayoutProfile AsOwn()
    {
        var content = JsonSerializer.Serialize(document with { Schema = null }, ContentJson.Compact);
        return new(document, Logo, ContentJson.Hash($"{content}\n{(Logo is null ? "" : Picture.HashOf(Logo))}")[..8]);
    }

    /// <summary>The layout that a paper keeps, as it was when the paper was locked.</summary>
    public static LayoutProfile Restore(StoredLayout stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return new(stored.Document, stored.Logo is { } logo ? PictureFile.TryRead(logo) : null, stored.Mark);
    }

    /// <summary>The same paper in large print: what the layout says of institution, notes, fonts and where answers go is kept.</summary>
    public LayoutProfile InLargePrint() => IsLargePrint ? this : new(
        document with
        {
            Name = LargePrint.Name,
            Title = LargePrint.Title,
            TitleEn = LargePrint.TitleEn,
            Sheet = LargePrint.Sheet,
            Columns = LargePrint.Columns,
            Margins = LargePrint.Margins,
            Sizes = LargePrint.Sizes,
            Leading = LargePrint.Leading,
            WritingLeading = LargePrint.WritingLeading,
            DurationFactor = LargePrint.DurationFactor,
        },
        Logo);

    /// <summary>Validates a layout.</summary>
    /// <param name="document">What its file says.</param>
    /// <param name="picture">Gives the bytes of a picture that stands beside the file, or null where there is none.</param>
    /// <returns>The layout, or everything that is wrong with it.</returns>
    public static Result<LayoutProfile> Create(LayoutDocument document, Func<string, byte[]?> picture)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(picture);
        var errors = LayoutRules.Broken(document).ToList();
        var logo = Read(document.Logo, picture, errors);
        return errors.Count > 0 ? Result.Fail<LayoutProfile>(errors) : new LayoutProfile(document, logo);
    }

    private static PictureFile? Read(string? name, Func<string, byte[]?> picture, List<BankError> errors)
    {
        if (name is null) return null;
        if (picture(name) is not { } bytes)
        {
            errors.Add(LayoutErrors.LogoMissing("logo", name));
            return null;
        }

        var read = PictureFile.Read(bytes);
        if (read.Succeeded) return read.Value;
        errors.AddRange(read.Errors.Select(error => error.Code == "media.not-a-picture" ? LayoutErrors.LogoNotReadable("logo", name) : error.Within("logo")));
        return null;
    }
}
