using System.Text.RegularExpressions;

namespace ExamBank.Generator.Exchange.Standards;

/// <summary>The sections before the tables from which something is read.</summary>
internal enum FrontSection
{
    None,
    Terms,
    Programmes,
    Roles,
    Levels,
}

/// <summary>Divides what stands before the first table into sections, by their headings.</summary>
internal static partial class FrontSections
{
    /// <summary>The lines of each section that are not blank, without the heading and what every page carries at its top.</summary>
    public static ILookup<FrontSection, PublishedLine> Divide(IEnumerable<PublishedLine> front, IReadOnlySet<string> pageHeaders)
    {
        var section = FrontSection.None;
        var lines = new List<(FrontSection Section, PublishedLine Line)>();
        foreach (var line in front.Where(line => !string.IsNullOrWhiteSpace(line.Text) && !TableWords.IsContentsEntry(line.Text)))
        {
            if (Heading().IsMatch(PublishedWords.HalfWidth(line.Text))) section = Of(PublishedWords.Bare(line.Text));
            else if (!TableWords.IsPageNumber(line.Text) && !pageHeaders.Contains(PublishedWords.Bare(line.Text)))
                lines.Add((section, line with { Text = PublishedWords.Plain(line.Text) }));
        }

        return lines.Where(line => line.Line.Text.Length > 0).ToLookup(line => line.Section, line => line.Line);
    }

    private static FrontSection Of(string heading)
    {
        if (heading.Contains("术语", StringComparison.Ordinal)) return FrontSection.Terms;
        if (heading.Contains("岗位", StringComparison.Ordinal)) return FrontSection.Roles;
        if (heading.Contains("专业", StringComparison.Ordinal)) return FrontSection.Programmes;
        return heading.Contains("技能要求", StringComparison.Ordinal) ? FrontSection.Levels : FrontSection.None;
    }

    // A heading is short, has one number and no punctuation at its end: "5 面向职业岗位(群)".
    [GeneratedRegex(@"^ *[0-9]{1,2}[.、]? *[^0-9 .、][^。:;,.!?]{1,28}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Heading();
}
