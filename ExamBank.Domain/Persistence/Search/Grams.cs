using System.Text;
using ExamBank.Domain.Questions;

namespace ExamBank.Domain.Persistence.Search;

/// <summary>
/// Single characters and pairs of neighbours, as words that FTS5's <c>ascii</c> tokenizer keeps whole. Its <c>trigram</c>
/// tokenizer knows nothing shorter than three characters, and two are the usual length of a Chinese word.
/// </summary>
internal static class Grams
{
    /// <summary>The longest piece that is indexed, in characters.</summary>
    public const int Longest = 2;

    // The tokenizer splits at ASCII that is no letter or digit: such a character is written as one of the private use area.
    private const int PrivateUse = 0xE000;

    /// <summary>Each piece of a text once, separated by spaces.</summary>
    public static string Of(string text)
    {
        var pieces = new HashSet<string>(StringComparer.Ordinal);
        string? before = null;
        foreach (var rune in text.EnumerateRunes())
        {
            var one = rune.Value == SearchableText.Separator ? null : Word(rune);
            if (one is not null)
            {
                pieces.Add(one);
                if (before is not null) pieces.Add(before + one);
            }

            before = one;
        }

        return string.Join(' ', pieces);
    }

    /// <summary>A term of one or two characters as the word that stands for it.</summary>
    public static string Term(string term) => string.Concat(term.EnumerateRunes().Select(Word));

    private static string Word(Rune rune) =>
        rune.IsAscii && !Rune.IsLetterOrDigit(rune) ? ((char)(PrivateUse + rune.Value)).ToString() : rune.ToString();
}
