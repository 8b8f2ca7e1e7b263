using System.Globalization;
using System.Text.RegularExpressions;
using ExamBank.Domain.Standards;

namespace ExamBank.Generator.Exchange.Standards;

/// <summary>
/// Reads the defined terms: number, Chinese and English name on one line or on lines of their own, then the definition.
/// </summary>
internal static partial class TermReader
{
    public static IReadOnlyList<TermDocument> Read(IEnumerable<PublishedLine> lines, ICollection<StandardOddity> oddities)
    {
        var terms = new List<TermDocument>();
        foreach (var (line, text) in lines)
        {
            var start = Number().Match(PublishedWords.HalfWidth(text));
            if (start.Success && Follows(start, terms))
            {
                terms.Add(Named(start.Groups["number"].Value, text[start.Length..].Trim()));
            }
            else if (terms.Count > 0)
            {
                terms[^1] = Extended(terms[^1], text, line, oddities);
            }
        }

        return terms;
    }

    private static TermDocument Named(string number, string name)
    {
        if (name.Length > StandardDocumentValidator.MaxName) return new TermDocument(number, name, null, "", null);
        var match = ChineseAndEnglish().Match(PublishedWords.HalfWidth(name));
        return match.Success
            ? new TermDocument(number, name[..match.Groups["name"].Length], match.Groups["english"].Value, "", null)
            : new TermDocument(number, name, null, "", null);
    }

    private static TermDocument Extended(TermDocument term, string text, int line, ICollection<StandardOddity> oddities)
    {
        if (term.Name.Length == 0) return Named(term.Number, text);
        if (term.NameEn is null && term.Definition.Length == 0 && English().IsMatch(text)) return term with { NameEn = text };
        if (term.Definition.Length > 0 && !PublishedWords.EndsSentence(term.Definition))
            oddities.Add(StandardTextOddities.JoinedParagraph(line, text));
        return term with { Definition = PublishedWords.Join(term.Definition, text) };
    }

    /// <summary>Terms are numbered 3.1, 3.2, …; any other number at the beginning of a line is part of a definition.</summary>
    private static bool Follows(Match start, List<TermDocument> terms)
    {
        if (terms.Count == 0) return true;
        var last = terms[^1].Number.Split('.');
        return start.Groups["section"].Value == last[0]
            && start.Groups["own"].Value == (int.Parse(last[1], CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^(?<number>(?<section>[1-9][0-9]?)\.(?<own>[1-9][0-9]?))(?!\.?[0-9])[.、]? *", Options, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"^(?<name>.*?[\u3400-\u9FFF)]) *[(]? *(?<english>[A-Za-z][A-Za-z0-9 ,'&/-]*?) *[)]?$", Options, 1000)]
    private static partial Regex ChineseAndEnglish();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9 ,'&/()-]*$", Options, 1000)]
    private static partial Regex English();

    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;
}
