using System.Text.RegularExpressions;
using ExamBank.Domain.Errors;

namespace ExamBank.Generator.Documents.Layouts;

/// <summary>What a layout must be to be printed.</summary>
internal static partial class LayoutRules
{
    // Narrower than this an option list has no room for a letter and a few characters.
    private const int LeastCharacters = 16;
    private const int LeastLines = 12;
    private const decimal MillimetresPerPoint = 25.4m / 72;

    /// <summary>Every rule that the layout breaks.</summary>
    public static IEnumerable<BankError> Broken(LayoutDocument layout)
    {
        if (!Name().IsMatch(layout.Name)) yield return LayoutErrors.Name("name", layout.Name);
        foreach (var (member, text) in (IEnumerable<(string, string?)>)[("title", layout.Title), ("titleEn", layout.TitleEn), ("institution", layout.Institution ?? "-"), ("logo", layout.Logo ?? "-")])
            if (string.IsNullOrWhiteSpace(text))
                yield return LayoutErrors.Empty(member);
        for (var i = 0; i < layout.Notes.Count; i++)
            if (string.IsNullOrWhiteSpace(layout.Notes[i]))
                yield return LayoutErrors.Empty($"notes[{i}]");
        foreach (var (member, family) in layout.Fonts.All)
            if (string.IsNullOrWhiteSpace(family) || family.Length > 31 || family.Any(char.IsControl))
                yield return LayoutErrors.Font($"fonts.{member}", family);
            else if (!KnownFonts.Has(family) && !layout.OwnFonts.Contains(family, StringComparer.OrdinalIgnoreCase))
                yield return LayoutErrors.FontUnknown($"fonts.{member}", family);
        var numbers = Numbers(layout).ToList();
        foreach (var error in numbers) yield return error;
        if (numbers.Count > 0) yield break;
        foreach (var error in Room(layout)) yield return error;
    }

    private static IEnumerable<BankError> Numbers(LayoutDocument layout)
    {
        (string, decimal, decimal, decimal)[] bounds =
        [
            ("sheet.width", layout.Sheet.Width, 100, 600), ("sheet.height", layout.Sheet.Height, 100, 600),
            ("margins.top", layout.Margins.Top, 5, 600), ("margins.bottom", layout.Margins.Bottom, 10, 600),
            ("margins.left", layout.Margins.Left, 5, 600), ("margins.right", layout.Margins.Right, 5, 600),
            ("columns", layout.Columns, 1, 2), ("columnGap", layout.ColumnGap, 2, 100),
            ("leading", layout.Leading, layout.Sizes.Body, 100), ("writingLeading", layout.WritingLeading, layout.Leading, 200),
            ("durationFactor", layout.DurationFactor ?? 1, 1, 4),
            ("candidateNumberDigits", layout.CandidateNumberDigits, 4, 14),
            .. layout.Sizes.All.Select(size => ($"sizes.{size.Member}", size.Points, 6m, 48m)),
        ];
        foreach (var (member, value, least, most) in bounds)
            if (value < least || value > most)
                yield return LayoutErrors.OutOfBounds(member, value, least, most);
    }

    private static IEnumerable<BankError> Room(LayoutDocument layout)
    {
        var (sheet, margins) = (layout.Sheet, layout.Margins);
        if (sheet.Orientation == SheetOrientation.Landscape ? sheet.Width <= sheet.Height : sheet.Width > sheet.Height)
            yield return LayoutErrors.Orientation("sheet.orientation", sheet.Width, sheet.Height);
        // The seal line needs its strip of paper between the edge and the text.
        if (layout.AnswersOn == AnswersOn.Paper && margins.Left < 25) yield return LayoutErrors.SealMargin("margins.left", margins.Left);
        var least = layout.Sizes.Body * LeastCharacters * MillimetresPerPoint;
        var width = (sheet.Width - margins.Left - margins.Right - (layout.ColumnGap * (layout.Columns - 1))) / layout.Columns;
        if (width < least) yield return LayoutErrors.TooWide("margins", Math.Max(0, Math.Floor(width)), Math.Ceiling(least));
        least = layout.Leading * LeastLines * MillimetresPerPoint;
        var height = sheet.Height - margins.Top - margins.Bottom;
        if (height < least) yield return LayoutErrors.TooHigh("margins", Math.Max(0, Math.Floor(height)), Math.Ceiling(least));
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{1,31}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();
}
