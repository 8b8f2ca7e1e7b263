using System.Globalization;
using System.Text;

namespace ExamBank.Tests.Support;

/// <summary>The characters that fonts of this machine can print, and the fonts that a PDF carries.</summary>
internal static class PrintedFonts
{
    private static readonly Lazy<IReadOnlyList<(int First, int Last)>> Ranges = new(Installed);

    /// <summary>
    /// Characters on the pages that no installed font has. LibreOffice looks through all of them, so one that is missing in every font,
    /// and no other, prints as an empty box.
    /// </summary>
    public static IReadOnlyList<string> MissingGlyphs(RenderedPages rendered) =>
    [
        .. rendered.Pages.SelectMany(page => page.Squeezed.EnumerateRunes()).Distinct()
            .Where(rune => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.NonSpacingMark))
            .Where(rune => !Ranges.Value.Any(range => rune.Value >= range.First && rune.Value <= range.Last))
            .Select(rune => string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}")),
    ];

    /// <summary>Names of the fonts that a PDF names and does not carry.</summary>
    public static IReadOnlyList<string> NotEmbedded(RenderedPages rendered)
    {
        var lines = OptionalTool.Run(OptionalTool.Find("pdffonts"), rendered.Pdf).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var column = lines[0].IndexOf(" emb ", StringComparison.Ordinal) + 1;
        return [.. lines.Skip(2).Where(line => !line[column..].StartsWith("yes", StringComparison.Ordinal))];
    }

    // Each font's characters as ranges of hexadecimal numbers.
    private static IReadOnlyList<(int First, int Last)> Installed() =>
    [
        .. OptionalTool.Run(OptionalTool.Find("fc-list"), "--format=%{charset}\n")
            .Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Distinct()
            .Select(range => range.Split('-').Select(end => int.Parse(end, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToList())
            .Select(ends => (ends[0], ends[^1])),
    ];
}
