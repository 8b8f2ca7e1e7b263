using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Seed;

/// <summary>A rule of law is named so that a reader can tell which text of it is meant, and the same text throughout.</summary>
public sealed partial class SeedLawTests
{
    [Test]
    public void A_question_that_names_a_rule_names_its_year()
    {
        var undated = from question in SeedFiles.Questions.Values
                      from rule in Named(question).GroupBy(n => n.Rule, StringComparer.Ordinal)
                      where rule.All(n => n.Year.Length == 0)
                      select $"{(string)question["code"]!} {rule.Key}";
        Assert.That(undated, Is.Empty);
    }

    [Test]
    public void A_rule_has_the_same_year_in_all_questions()
    {
        var years = SeedFiles.Questions.Values.SelectMany(Named).Where(n => n.Year.Length > 0).GroupBy(n => n.Rule, n => n.Year, StringComparer.Ordinal).ToList();
        Assert.That(years.Select(g => g.Key), Is.SupersetOf(new[] { "禁止传销条例", "电子商务法", "广告法", "个人信息保护法", "网络直播营销管理办法（试行）", "直播电商监督管理办法" }));
        Assert.That(years.Where(g => g.Distinct(StringComparer.Ordinal).Skip(1).Any()).Select(g => $"{g.Key} {string.Join(", ", g.Distinct(StringComparer.Ordinal))}"), Is.Empty);
    }

    private static IEnumerable<(string Rule, string Year)> Named(JsonNode question) =>
        Texts(question).SelectMany(text => Rule().Matches(text)).Select(match => (match.Groups["rule"].Value, match.Groups["year"].Value));

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Texts(member.Value)),
        JsonArray elements => elements.SelectMany(Texts),
        JsonValue value when value.TryGetValue(out string? text) => [text],
        _ => [],
    };

    // Within brackets the year follows without its own: （《著作权法》2020年修正）. What an enterprise in a question writes for itself (《…试运行办法》) is no rule of law.
    [GeneratedRegex(@"《(?![^《》]*试运行)(?<rule>[^《》]*(法|条例|办法|规定)(（试行）)?)》（?(?<year>\d{4}年(修正|修订)?)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rule();
}
