using System.Globalization;
using System.Text.RegularExpressions;

namespace ExamBank.Generator.Exchange.Standards;

/// <summary>What the cover of a published standard says; empty or null where it says nothing.</summary>
internal sealed record StandardCover(string Title, string Edition, int? Year, string Issuer);

/// <summary>Reads the cover: the lines before the table of contents or the foreword.</summary>
internal static partial class CoverReader
{
    private const string Kind = "职业技能等级标准";

    public static StandardCover Read(IReadOnlyList<PublishedLine> front)
    {
        var lines = front.TakeWhile(line => !EndsCover().IsMatch(PublishedWords.HalfWidth(line.Text)))
            .Select(line => PublishedWords.Squeeze(line.Text))
            .Where(line => line.Length > 0)
            .ToList();
        var half = lines.ConvertAll(PublishedWords.HalfWidth);
        return new StandardCover(
            Title(lines),
            half.Select(line => Edition().Match(line)).FirstOrDefault(match => match.Success)?.Groups["edition"].Value ?? "",
            Year(half),
            lines.Select(line => Issuer().Match(line)).FirstOrDefault(match => match.Success)?.Groups["issuer"].Value.Trim() ?? "");
    }

    /// <summary>The title may stand on one line, or its general part on a line of its own below the trade.</summary>
    private static string Title(List<string> lines)
    {
        var last = lines.FindIndex(line => line.EndsWith("标准", StringComparison.Ordinal));
        if (last < 0) return "";
        var title = PublishedWords.Bare(lines[last]);
        return title == Kind && last > 0 ? PublishedWords.Join(lines[last - 1], title) : PublishedWords.Squeeze(lines[last]);
    }

    /// <summary>The year beside the edition, otherwise any other: the month of publication can fall into the next year.</summary>
    private static int? Year(List<string> lines)
    {
        var match = lines.OrderByDescending(line => line.Contains('版'))
            .Select(line => YearNumber().Match(line))
            .FirstOrDefault(found => found.Success);
        return match is null ? null : int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^ *(目 *[次录]|前 *言|1[ .、]* *范 *围)", Options, 1000)]
    private static partial Regex EndsCover();

    [GeneratedRegex(@"(?<![0-9.])(?<edition>[0-9]{1,3}(\.[0-9]{1,3}){0,2}) *版", Options, 1000)]
    private static partial Regex Edition();

    [GeneratedRegex(@"(?<year>(19|20|21)[0-9]{2}) *年", Options, 1000)]
    private static partial Regex YearNumber();

    [GeneratedRegex(@"^(?<issuer>[^0-9０-９]*?) *(联合)?(制定|制订|编制|发布|颁布)$", Options, 1000)]
    private static partial Regex Issuer();

    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;
}
