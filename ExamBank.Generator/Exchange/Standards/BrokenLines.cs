using System.Text.RegularExpressions;

namespace ExamBank.Generator.Exchange.Standards;

/// <summary>
/// Mends lines that end inside something which is recognised as a whole: a number, a tag, a caption or a table's head. A line keeps its
/// number; what is moved away leaves a shorter or blank line.
/// </summary>
internal static partial class BrokenLines
{
    /// <summary>How many lines a page break may take up: page number, blank lines, caption and head.</summary>
    private const int PageBreakLines = 20;

    public static IReadOnlyList<PublishedLine> Mend(IReadOnlyList<PublishedLine> lines)
    {
        var mended = lines.ToArray();
        for (var i = 0; i < mended.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(mended[i].Text) || Next(mended, i) is not { } j) continue;
            var (first, second) = (mended[i].Text, mended[j].Text);
            var rest = second.TrimStart();
            if (IsOneCaption(first, second) || IsOneHead(first, second))
            {
                mended[i] = mended[i] with { Text = first + second };
                mended[j] = mended[j] with { Text = "" };
            }
            else if (Math.Max(NumberLength(first, rest), TagLength(first, rest)) is var length and > 0)
            {
                mended[i] = mended[i] with { Text = first[..^length] };
                mended[j] = mended[j] with { Text = second[..^rest.Length] + first[^length..] + rest };
            }
        }

        return mended;
    }

    /// <summary>The line that goes on after this one, over what a page break puts between them; null when there is none near.</summary>
    private static int? Next(PublishedLine[] lines, int i)
    {
        var end = Math.Min(lines.Length, i + 1 + PageBreakLines);
        for (var j = i + 1; j < end; j++)
        {
            if (!IsPageBreak(lines[j].Text)) return j;
        }

        return null;
    }

    private static bool IsPageBreak(string line) =>
        string.IsNullOrWhiteSpace(line) || TableWords.IsPageNumber(line) || TableWords.IsHeadBegun(line);

    private static bool IsOneCaption(string first, string second) =>
        PublishedWords.Bare(first) is ['表' or '续', ..]
        && !first.Contains('\t')
        && !second.Contains('\t')
        && !HasLevel(first)
        && !TableWords.IsTableStart(second)
        && HasLevel(first + second);

    private static bool IsOneHead(string first, string second) =>
        !TableWords.IsHead(first) && TableWords.IsHead(first + second);

    private static bool HasLevel(string line) => TableWords.Caption(line) is { } caption && TableWords.Level(caption) is not null;

    /// <summary>How many characters at the end of the first line begin a number that the second one finishes.</summary>
    private static int NumberLength(string first, string rest)
    {
        var half = PublishedWords.HalfWidth(first);
        var begun = NumberBegun().Match(half);
        if (!begun.Success || PublishedNumber.AtStart(rest) is { Depth: 3 }) return 0;
        if (PublishedNumber.AtStart(begun.Value + rest) is not { } joined) return 0;
        // The number of an area or task is alone in its cell, and the break is beside its point.
        var alone = begun.Index == 0 || half[begun.Index - 1] == '\t';
        var atPoint = rest[0] is '.' or '．' || (begun.Value[^1] == '.' && PublishedNumber.AtStart(rest) is not null);
        return joined.Depth == 3 || (alone && atPoint) ? begun.Length : 0;
    }

    /// <summary>How many characters at the end of the first line begin a tag that the second one finishes.</summary>
    private static int TagLength(string first, string rest)
    {
        var start = first.LastIndexOf('<');
        if (start < 0 || first.AsSpan(start).Contains('>')) return 0;
        return PublishedWords.BeginsWithTag(first[start..] + rest) ? first.Length - start : 0;
    }

    [GeneratedRegex(@"(?<![0-9A-Za-z.])[0-9]{1,2}(\.[0-9]{1,2})?\.?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NumberBegun();
}
