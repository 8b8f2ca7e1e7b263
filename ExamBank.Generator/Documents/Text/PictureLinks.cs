using ExamBank.Domain.Errors;
using ExamBank.Domain.Media;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ExamBank.Generator.Documents.Text;

/// <summary>A picture in a text.</summary>
/// <param name="Target">What it names: an address or a file.</param>
/// <param name="Alternative">Its words for a reader who does not see it.</param>
public sealed record PictureLink(string Target, string Alternative);

/// <summary>The pictures of a Markdown text, as the documents find them.</summary>
public static class PictureLinks
{
    /// <summary>Every picture in order.</summary>
    public static IEnumerable<PictureLink> In(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        return MightHold(markdown)
            ? MarkedText.Parse(markdown).Document.Descendants<LinkInline>().Where(link => link.IsImage).Select(link => new PictureLink(link.Url ?? "", PlainText.Of((ContainerInline)link)))
            : [];
    }

    /// <summary>The text with every picture's target as <paramref name="change"/> gives it; the rest stays to the letter.</summary>
    /// <param name="markdown">The text.</param>
    /// <param name="change">The new target, without spaces and brackets; the old one where it stays.</param>
    /// <returns>The text, or <c>media.unclear</c> where a target that has to change cannot be found in it.</returns>
    public static Result<string> Replace(string markdown, Func<string, string> change)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        ArgumentNullException.ThrowIfNull(change);
        if (!MightHold(markdown)) return markdown;
        var places = new SortedDictionary<int, (int End, string Target)>(Comparer<int>.Create((a, b) => b.CompareTo(a)));
        var document = MarkedText.ParseInPlace(markdown);
        foreach (var link in document.Descendants<LinkInline>().Where(link => link.IsImage))
        {
            var before = link.Url ?? "";
            var after = change(before);
            if (after == before) continue;
            // A picture may name a definition, which may serve several.
            var span = link.Reference is { } definition ? definition.UrlSpan : link.UrlSpan;
            if (span.IsEmpty || span.End >= markdown.Length) return MediaErrors.Unclear("", before);
            var written = markdown[span.Start..(span.End + 1)];
            if (written != before && written != $"<{before}>") return MediaErrors.Unclear("", before);
            places[span.Start] = (span.End, after);
        }

        foreach (var (start, (end, target)) in places) markdown = string.Concat(markdown.AsSpan(0, start), target, markdown.AsSpan(end + 1));
        return markdown;
    }

    private static bool MightHold(string markdown) => markdown.Contains("![", StringComparison.Ordinal);
}
