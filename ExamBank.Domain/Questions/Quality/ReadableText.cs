using System.Text;
using System.Text.RegularExpressions;

namespace ExamBank.Domain.Questions.Quality;

/// <summary>Markdown as a reader or a rule sees it.</summary>
internal static partial class ReadableText
{
    /// <summary>Stands for what has a language of its own: code, formulas, addresses, tokens.</summary>
    public const char Foreign = '\uFFFC';

    /// <summary>The text with code, formulas, addresses and tokens replaced by <see cref="Foreign"/>.</summary>
    public static string Chinese(string markdown) => ForeignParts().Replace(markdown, Foreign.ToString());

    /// <summary>What a reader sees in a row: without marks of emphasis and spaces, in compatibility form, which turns ，：；？！（） into half width.</summary>
    public static string Words(string markdown) =>
        Marks().Replace(Chinese(markdown).Normalize(NormalizationForm.FormKC), "");

    /// <summary>The same without punctuation: for comparing what two texts say.</summary>
    public static string Letters(string markdown) => Punctuation().Replace(Words(markdown), "");

    /// <summary>What stands between marks of punctuation.</summary>
    public static IReadOnlyList<string> Clauses(string markdown) => Punctuation().Split(Words(markdown));

    [GeneratedRegex(@"```[\s\S]*?```|`[^`\n]*`|\$\$[\s\S]*?\$\$|\$[^$\n]+\$|\[\[[^\]\n]*\]\]|\]\([^)\n]*\)|https?://[\x21-\x7E]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ForeignParts();

    [GeneratedRegex(@"[\s*#|]|\uFFFC", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Marks();

    [GeneratedRegex(@"[\p{Ps}\p{Pe}\p{Pi}\p{Pf}。，、；：？！.,;:?!""'…—]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Punctuation();
}
