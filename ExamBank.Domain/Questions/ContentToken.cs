using System.Text.RegularExpressions;

namespace ExamBank.Domain.Questions;

/// <summary>
/// The tokens that authors write in Markdown: <c>[[answer]]</c> (the answer place of a choice or true/false stem, which
/// otherwise follows the stem), <c>[[blank:ID]]</c> (a blank in a fill-in stem) and <c>[[option:ID]]</c> (in an explanation,
/// prints the letter that the option has in that version).
/// </summary>
/// <param name="Kind"><c>answer</c>, <c>blank</c> or <c>option</c>.</param>
/// <param name="Id">The id after the colon; empty for <c>answer</c>.</param>
public sealed partial record ContentToken(string Kind, string Id)
{
    /// <summary>The kind of the answer place.</summary>
    public const string Answer = "answer";

    /// <summary>The kind of a blank.</summary>
    public const string Blank = "blank";

    /// <summary>The kind of an option's letter.</summary>
    public const string Option = "option";

    /// <summary>The tokens of a text in order, the unknown ones too.</summary>
    public static IReadOnlyList<ContentToken> In(string? markdown) =>
        markdown is null ? [] : [.. Pattern().Matches(markdown).Select(From)];

    /// <summary>Replaces every token by what <paramref name="print"/> says.</summary>
    public static string Replace(string markdown, Func<ContentToken, string> print) => Pattern().Replace(markdown, match => print(From(match)));

    /// <summary>The text with every token covered by <paramref name="mark"/>, so that what stands behind it keeps its place.</summary>
    public static string Cover(string markdown, char mark) => Pattern().Replace(markdown, match => new string(mark, match.Length));

    private static ContentToken From(Match match) => new(match.Groups["kind"].Value, match.Groups["id"].Value);

    [GeneratedRegex(@"\[\[(?<kind>[a-z]+)(:(?<id>[^\]\[]*))?\]\]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pattern();
}
