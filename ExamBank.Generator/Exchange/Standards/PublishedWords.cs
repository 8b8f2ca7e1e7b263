using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace ExamBank.Generator.Exchange.Standards;

/// <summary>Text as it comes out of a typeset document: stray spaces, markup, half- and full-width characters.</summary>
internal static partial class PublishedWords
{
    /// <summary>Without byte order marks, zero-width spaces and soft hyphens, which no one sees and no comparison survives.</summary>
    public static string WithoutInvisible(string text) =>
        text.AsSpan().IndexOfAny(Invisible) < 0 ? text : string.Concat(text.Where(c => !Invisible.Contains(c)));

    /// <summary>
    /// Full-width letters, digits and punctuation as half-width ones, for recognising. One character stays one character, so that
    /// places found in the result are places in <paramref name="text"/>.
    /// </summary>
    public static string HalfWidth(string text) => string.Create(text.Length, text, (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = source[i] switch
            {
                >= '！' and <= '～' => (char)(source[i] - '！' + '!'),
                var c when char.IsWhiteSpace(c) && c != '\t' => ' ',
                var c => c,
            };
        }
    });

    /// <summary>Whitespace made single, and none beside a Chinese character that has another on its other side.</summary>
    public static string Squeeze(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (result.Length > 0 && !(IsChinese(result[^1]) && IsChinese(word[0]))) result.Append(' ');
            result.Append(word);
        }

        return result.ToString();
    }

    /// <summary>Whether <see cref="Squeeze"/> would take a space from between two Chinese characters.</summary>
    public static bool HasStraySpace(string text) =>
        Squeeze(text) != string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Without any whitespace.</summary>
    public static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    /// <summary>
    /// Two halves of a broken text: a space only between two that are not Chinese. What is already longer than any text of a standard may
    /// be grows no more: it is refused for its length, and thousands of lines are not copied thousands of times.
    /// </summary>
    public static string Join(string first, string second)
    {
        if (first.Length > MaxJoined) return first;
        if (first.Length == 0 || second.Length == 0) return first + second;
        return char.IsAsciiLetterOrDigit(second[0]) && (char.IsAsciiLetterOrDigit(first[^1]) || first[^1] is ',' or '.' or ';' or ':')
            ? $"{first} {second}"
            : first + second;
    }

    /// <summary>Whether a sentence is complete: a text that goes on after a page break is not.</summary>
    public static bool EndsSentence(string text)
    {
        var end = text.AsSpan().TrimEnd(" \t”\"）)】");
        return end is [.., '。' or '；' or ';' or '！' or '!' or '？' or '?'] or [.., >= '\u4E00', '.'];
    }

    /// <summary>The paragraphs of a cell: markup taken away, entities decoded, whitespace squeezed, empty ones left out.</summary>
    public static IEnumerable<string> Paragraphs(string cell) =>
        Separator().Split(cell)
            .Select(part => Squeeze(WithoutInvisible(WebUtility.HtmlDecode(Inline().Replace(part, "")))))
            .Where(part => part.Length > 0);

    /// <summary>Whether the text begins with a tag that <see cref="Paragraphs"/> takes away.</summary>
    public static bool BeginsWithTag(string text) =>
        Separator().Match(text) is { Success: true, Index: 0 } || Inline().Match(text) is { Success: true, Index: 0 };

    /// <summary>A cell that holds one thing.</summary>
    public static string Plain(string cell) => Paragraphs(cell).Aggregate("", Join);

    private const int MaxJoined = 100_000;

    private static ReadOnlySpan<char> Invisible => "\uFEFF\u200B\u200C\u200D\u00AD";

    private static bool IsChinese(char c) => c is
        (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF') or (>= '\u3001' and <= '\u303F') or (>= '\uFF00' and <= '\uFFEF')
        or '“' or '”' or '‘' or '’' or '—' or '…';

    [GeneratedRegex(@"</?(?:p|br|div|li)\b[^<>\t]*>", Options, 1000)]
    private static partial Regex Separator();

    [GeneratedRegex(@"</?(?:span|b|i|u|em|strong|font|sub|sup|ul|ol)\b[^<>\t]*>", Options, 1000)]
    private static partial Regex Inline();

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
}
