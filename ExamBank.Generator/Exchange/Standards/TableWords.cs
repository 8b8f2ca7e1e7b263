using System.Text.RegularExpressions;

namespace ExamBank.Generator.Exchange.Standards;

/// <summary>The fixed words that the form of a published standard consists of.</summary>
internal static partial class TableWords
{
    /// <summary>Names of the levels in rising order.</summary>
    public static readonly string[] Levels = ["初级", "中级", "高级"];

    /// <summary>Whether a text has the head of a requirements table anywhere.</summary>
    public static bool SpeaksOfTables(string text) => HeadWords.Any(word => text.Contains(word, StringComparison.Ordinal));

    /// <summary>Whether every cell that is not empty is a word of the table's head.</summary>
    public static bool IsHead(string line)
    {
        var cells = line.Split('\t')
            .Select(cell => PublishedWords.Bare(PublishedWords.Plain(cell)))
            .Where(cell => cell.Length > 0)
            .ToList();
        return cells.Count > 0 && cells.TrueForAll(HeadWords.Contains);
    }

    /// <summary>Whether the line is a head, or the first line of one that is broken over lines.</summary>
    public static bool IsHeadBegun(string line) => line.Contains('领') && IsHead(line);

    /// <summary>Whether the line begins what follows the tables.</summary>
    public static bool IsEnd(string line)
    {
        var bare = PublishedWords.Bare(line);
        return bare == "参考文献" || bare.StartsWith("附录", StringComparison.Ordinal);
    }

    /// <summary>Whether the line is a page number standing alone.</summary>
    public static bool IsPageNumber(string line) => PageNumber().IsMatch(PublishedWords.Bare(PublishedWords.HalfWidth(line)));

    /// <summary>Whether the line is a note below a table.</summary>
    public static bool IsNote(string line) => Note().IsMatch(PublishedWords.Bare(PublishedWords.HalfWidth(line)));

    /// <summary>Whether the line holds a picture where text should be (Markdown or HTML, as converters leave them).</summary>
    public static bool IsPicture(string line) => Picture().IsMatch(line);

    /// <summary>Whether the line belongs to a table of contents: it ends with a page number after a tab or a row of points.</summary>
    public static bool IsContentsEntry(string line)
    {
        var page = PublishedWords.HalfWidth(line).AsSpan().TrimEnd(' ');
        var before = page.TrimEnd("0123456789");
        return page.Length - before.Length is >= 1 and <= 4 && before.TrimEnd(' ') is [.., '\t' or '…' or '·'] or [.., '.', '.', '.'];
    }

    /// <summary>The caption of a table as one word without spaces; null when the line is none.</summary>
    public static string? Caption(string line)
    {
        if (line.Length > 200 || IsContentsEntry(line)) return null;
        var bare = PublishedWords.Bare(PublishedWords.Plain(line));
        return CaptionNumber().IsMatch(PublishedWords.HalfWidth(bare)) && !PublishedWords.EndsSentence(bare) ? bare : null;
    }

    /// <summary>Whether the tables of requirements begin here: other tables may come before them.</summary>
    public static bool IsTableStart(string line) =>
        IsHead(line) || (Caption(line) is { } caption && (Level(caption) is not null || IsOfRequirements(caption)));

    /// <summary>Whether a caption is that of a table of requirements, whether or not it names a level.</summary>
    public static bool IsOfRequirements(string caption) =>
        caption.Contains("技能", StringComparison.Ordinal) && caption.Contains("要求", StringComparison.Ordinal);

    /// <summary>Whether a caption says that the table before it goes on.</summary>
    public static bool IsContinuation(string caption) => caption.Contains('续');

    /// <summary>What a caption says besides its number, its level and that it goes on.</summary>
    public static string CaptionTitle(string caption)
    {
        var title = CaptionNumber().Replace(caption, "");
        return CaptionTail().Replace(title, "");
    }

    /// <summary>1, 2 or 3 for the one level that the text names; null when it names none or several.</summary>
    public static int? Level(string text)
    {
        var named = Levels.Select((name, i) => (name, i)).Where(level => text.Contains(level.name, StringComparison.Ordinal)).ToList();
        return named.Count == 1 ? named[0].i + 1 : null;
    }

    private static readonly HashSet<string> HeadWords = new(StringComparer.Ordinal) { "工作领域", "工作任务", "职业技能要求", "技能要求" };

    [GeneratedRegex(@"^(第[0-9]{1,4}页(共[0-9]{1,4}页)?|[-—–·]*[0-9]{1,4}[-—–·]*)$", Options, 1000)]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"^注[0-9]{0,2}[:.、]", Options, 1000)]
    private static partial Regex Note();

    [GeneratedRegex(@"!\[[^\]]*\]\(|<img\b", Options | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Picture();

    [GeneratedRegex(@"^续?表[0-9０-９]{1,2}(续表)?[.．:：、]?", Options, 1000)]
    private static partial Regex CaptionNumber();

    [GeneratedRegex(@"[(（【\[]?(初级|中级|高级)[)）】\]]?|[(（]续[)）]", Options, 1000)]
    private static partial Regex CaptionTail();

    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;
}
