using System.Text.RegularExpressions;

namespace ExamBank.Generator.Exchange.Standards;

/// <summary>Reads paragraphs that stand under the name of a level: "【社交电商运营】（初级）：……".</summary>
internal static partial class LevelTextReader
{
    /// <summary>The text of each level by its place in the rising order (1 is the lowest).</summary>
    public static IReadOnlyDictionary<int, string> Read(IEnumerable<PublishedLine> lines, ICollection<StandardOddity> oddities)
    {
        var texts = new Dictionary<int, string>();
        var current = 0;
        foreach (var (line, text) in lines)
        {
            var match = Mark().Match(PublishedWords.HalfWidth(text));
            if (match.Success)
            {
                current = TableWords.Level(match.Groups["level"].Value)!.Value;
                texts[current] = text[match.Length..].Trim();
            }
            else if (SubHeading().IsMatch(PublishedWords.HalfWidth(text)))
            {
                current = 0;
            }
            else if (current > 0)
            {
                if (texts[current].Length > 0 && !PublishedWords.EndsSentence(texts[current]))
                    oddities.Add(StandardTextOddities.JoinedParagraph(line, text));
                texts[current] = PublishedWords.Join(texts[current], text);
            }
        }

        return texts.Where(text => text.Value.Length > 0).ToDictionary();
    }

    /// <summary>
    /// The roles in "主要面向某企业的产品运营、内容运营等专员岗位。": what is listed after the last 的 before the first comma, and the rank
    /// that the list ends with.
    /// </summary>
    public static IReadOnlyList<string> Roles(string text)
    {
        var list = Ending().Replace(text, "");
        var comma = list.IndexOf('、', StringComparison.Ordinal);
        var opening = list.LastIndexOf('的', comma < 0 ? list.Length - 1 : comma);
        list = opening < 0 ? Opening().Replace(list, "") : list[(opening + 1)..];
        var rank = list.LastIndexOf('等', list.Length - 1);
        var lastComma = list.LastIndexOf('、');
        return rank > lastComma && rank > 0 ? NameList.Split($"{list[..rank]}、{list[(rank + 1)..]}") : NameList.Split(list);
    }

    [GeneratedRegex(@"^[^。:]{0,40}?[(]? *(?<level>初级|中级|高级) *[)】\]]? *: *", Options, 1000)]
    private static partial Regex Mark();

    [GeneratedRegex(@"^[1-9][0-9]?\.[1-9]", Options, 1000)]
    private static partial Regex SubHeading();

    [GeneratedRegex(@"(岗位)?(群|（群）|\(群\))?(等)?[。.；;]?$", Options, 1000)]
    private static partial Regex Ending();

    [GeneratedRegex(@"^(主要)?面向", Options, 1000)]
    private static partial Regex Opening();

    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;
}
