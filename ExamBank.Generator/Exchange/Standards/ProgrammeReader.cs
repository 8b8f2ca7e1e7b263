using System.Text.RegularExpressions;
using ExamBank.Domain.Standards;

namespace ExamBank.Generator.Exchange.Standards;

/// <summary>Reads the school programmes: a paragraph for each kind of school, "中等职业学校：电子商务、市场营销等专业。"</summary>
internal static partial class ProgrammeReader
{
    public static IReadOnlyList<ProgrammeDocument> Read(IEnumerable<PublishedLine> lines, ICollection<StandardOddity> oddities)
    {
        var schools = new List<(string School, string Names)>();
        foreach (var (line, text) in lines)
        {
            var colon = PublishedWords.HalfWidth(text).IndexOf(':', StringComparison.Ordinal);
            if (colon is > 0 and <= 30)
            {
                schools.Add((text[..colon].Trim(), text[(colon + 1)..].Trim()));
            }
            else if (schools.Count > 0)
            {
                var (school, names) = schools[^1];
                if (names.Length > 0) oddities.Add(StandardTextOddities.JoinedParagraph(line, text));
                schools[^1] = (school, PublishedWords.Join(names, text));
            }
        }

        return [.. schools.Select(each => new ProgrammeDocument(each.School, null, NameList.Split(Ending().Replace(each.Names, ""))))];
    }

    [GeneratedRegex(@"(等(相关)?专业|专业)?[。.；;]?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Ending();
}
