using System.Text;

namespace ExamBank.Generator.Documents.Text;

/// <summary>Text that may stand in an Office file: no control character and no half of a surrogate pair ever reaches the XML.</summary>
internal static class XmlText
{
    /// <summary>Keeps tab and line feed, drops every other control character, non-character and lone surrogate.</summary>
    public static string Clean(string text)
    {
        if (IsClean(text)) return text;
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (Rune.TryGetRuneAt(text, i, out var rune))
            {
                if (IsPrintable(rune)) clean.Append(rune.ToString());
                if (!rune.IsBmp) i++;
            }
        }

        return clean.ToString();
    }

    /// <summary>The same on one line: tabs and line ends become spaces.</summary>
    public static string OneLine(string text) => Clean(text).Replace('\n', ' ').Replace('\t', ' ');

    // Nearly every text: no rune of it has to be looked at.
    private static bool IsClean(string text)
    {
        foreach (var c in text)
            if (c < ' ' ? c is not ('\n' or '\t') : c is >= '\u007F' and <= '\u009F' or >= '\uD800' and <= '\uDFFF' or >= '\uFDD0' and <= '\uFDEF' or >= '\uFFFE')
                return false;
        return true;
    }

    private static bool IsPrintable(Rune rune) =>
        rune.Value is '\n' or '\t' || !(Rune.IsControl(rune) || rune.Value is >= 0xFDD0 and <= 0xFDEF || (rune.Value & 0xFFFE) == 0xFFFE);
}
