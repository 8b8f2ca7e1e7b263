using System.Text.RegularExpressions;

namespace ExamBank.Generator.Documents.Text;

/// <summary>Where a piece of text stands against its line.</summary>
internal enum ScriptPlace
{
    /// <summary>On the line.</summary>
    Line,

    /// <summary>Below it: <c>H~2~O</c>.</summary>
    Below,

    /// <summary>Above it: <c>m^2^</c>.</summary>
    Above,
}

/// <summary>
/// Subscripts and superscripts in plain text. Only a few Latin letters, digits and signs between two tildes or carets are one: the
/// tildes of 3~5天，6~8天 stay tildes.
/// </summary>
internal static partial class ScriptText
{
    /// <summary>The text cut into pieces.</summary>
    public static IEnumerable<(string Text, ScriptPlace Place)> Pieces(string text)
    {
        if (!text.AsSpan().ContainsAny('~', '^')) return text.Length == 0 ? [] : [(text, ScriptPlace.Line)];
        return Cut(text);
    }

    private static IEnumerable<(string Text, ScriptPlace Place)> Cut(string text)
    {
        var at = 0;
        foreach (Match match in Scripts().Matches(text))
        {
            if (match.Index > at) yield return (text[at..match.Index], ScriptPlace.Line);
            yield return match.Groups["below"] is { Success: true } below ? (below.Value, ScriptPlace.Below) : (match.Groups["above"].Value, ScriptPlace.Above);
            at = match.Index + match.Length;
        }

        if (at < text.Length) yield return (text[at..], ScriptPlace.Line);
    }

    [GeneratedRegex(@"~(?<below>[A-Za-z0-9+\-−()]{1,12})~|\^(?<above>[A-Za-z0-9+\-−()]{1,12})\^", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Scripts();
}
