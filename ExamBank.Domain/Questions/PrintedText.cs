using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace ExamBank.Domain.Questions;

/// <summary>Whether Markdown puts anything on paper. A line of marks alone is structure without text: <c>---</c>, <c>#</c>, <c>&gt;</c>, an empty list item or code fence, a link's definition.</summary>
internal static class PrintedText
{
    // Quote and list marks, then perhaps a thematic break, an empty heading, a fence or the definition of a link. Linear in the
    // length of the line, whatever stands in it.
    private static readonly Regex MarksOnly = new(
        @"^[ \t]*(>[ \t]*|[-+*]([ \t]+|$))*((-[ \t]*){3,}|(\*[ \t]*){3,}|(_[ \t]*){3,}|#{1,6}([ \t]+#+)?|`{3,}[^`]*|~{3,}.*|\[[^\[\]]+\]:[ \t]*\S.*)?[ \t]*$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking);

    /// <summary>Whether nothing of <paramref name="markdown"/> would be printed.</summary>
    public static bool IsNothing(string markdown) => markdown.Split('\n').All(line => MarksOnly.IsMatch(line) || IsBlank(WebUtility.HtmlDecode(line)));

    private static bool IsBlank(string text) =>
        text.All(c => char.IsWhiteSpace(c) || char.IsControl(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format);
}
