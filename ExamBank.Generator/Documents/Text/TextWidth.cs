using System.Text;

namespace ExamBank.Generator.Documents.Text;

/// <summary>
/// The printed width of text without a font at hand, in hundredths of an em, a little generous: a Chinese character is one
/// em, twice a small Latin letter. Every layout decision measures here.
/// </summary>
internal static class TextWidth
{
    private const int FullWidth = 100;

    /// <summary>Width of one line of text.</summary>
    public static int Of(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes()) width += Of(rune);
        return width;
    }

    /// <summary>How many lines of a width a text takes in a size, both in one unit; an empty one takes a line too.</summary>
    public static int Lines(string text, int size, int width) => Lines(Of(text), size, width);

    /// <summary>The same of text of a known width.</summary>
    public static int Lines(long text, int size, int width) => (int)Math.Max(1, ((text * size) + (width * 100L) - 1) / (width * 100L));

    private static int Of(Rune rune) => rune.Value switch
    {
        ' ' or '\'' or ',' or '.' or ':' or ';' or '|' or '!' or 'i' or 'j' or 'l' or '/' => 30,
        'M' or 'W' or 'm' or '%' or '@' or '&' => 95,
        >= 'A' and <= 'Z' or '+' or '=' or '<' or '>' or '~' or 'w' => 72,
        < 0x7F => 52,
        >= 0x300 and < 0x370 => 0,
        < 0x250 when Rune.IsLetter(rune) => 60,
        _ => FullWidth,
    };
}
