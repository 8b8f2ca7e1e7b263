using System.Globalization;
using System.Text.RegularExpressions;
using ExamBank.Domain.Standards;

namespace ExamBank.Generator.Exchange.Standards;

/// <summary>The short code of a standard that was not given one: initials of its English name and the year.</summary>
internal static partial class StandardCode
{
    /// <summary>
    /// The term that the title is about, if it has an English name of at least two words: "social e-commerce operations" makes SECO.
    /// </summary>
    public static (string Code, string Name)? Derive(string title, int year, IEnumerable<TermDocument> terms)
    {
        var trade = Ending().Replace(title, "");
        var name = terms.FirstOrDefault(term => term.Name == trade)?.NameEn;
        var initials = name is null ? "" : string.Concat(Word().Matches(name).Select(word => char.ToUpperInvariant(word.Value[0])));
        return initials.Length < 2 ? null : (string.Create(CultureInfo.InvariantCulture, $"{initials}-{year}"), name!);
    }

    /// <summary>The year at the end of a code such as <c>SECO-2021</c>.</summary>
    public static int? Year(string? code) =>
        code is not null && YearAtEnd().Match(code) is { Success: true } match
            ? int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture)
            : null;

    [GeneratedRegex("(职业技能等级标准|职业技能标准|标准)$", Options, 1000)]
    private static partial Regex Ending();

    [GeneratedRegex("[A-Za-z]+", Options, 1000)]
    private static partial Regex Word();

    [GeneratedRegex("-(?<year>(19|20|21)[0-9]{2})$", Options, 1000)]
    private static partial Regex YearAtEnd();

    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;
}
