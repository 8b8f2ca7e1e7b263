using System.Text;
using ExamBank.Generator.Documents.Text;

namespace ExamBank.Generator.Documents.HeatMaps;

/// <summary>Text broken into lines: between Chinese characters anywhere, otherwise at spaces; a word longer than a line is broken too.</summary>
internal static class WrappedText
{
    /// <summary>The lines, at least one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">Its size.</param>
    /// <param name="width">Width of a line, in the unit of the size.</param>
    public static IReadOnlyList<string> Lines(string text, int size, int width)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        foreach (var piece in Pieces(XmlText.OneLine(text), size, width))
        {
            if (line.Length > 0 && TextWidth.Of(line + piece.TrimEnd()) * size > width * 100)
            {
                lines.Add(line.ToString().TrimEnd());
                line.Clear();
            }

            line.Append(piece);
        }

        lines.Add(line.ToString().TrimEnd());
        return lines;
    }

    private static IEnumerable<string> Pieces(string text, int size, int width)
    {
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var whole = TextWidth.Of(rune.ToString()) >= 100;
            if (word.Length > 0 && (whole || TextWidth.Of(word + rune.ToString()) * size > width * 100))
            {
                yield return word.ToString();
                word.Clear();
            }

            word.Append(rune.ToString());
            if (!whole && !Rune.IsWhiteSpace(rune)) continue;
            yield return word.ToString();
            word.Clear();
        }

        if (word.Length > 0) yield return word.ToString();
    }
}
