using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.EndToEnd;

/// <summary>Two versions of a form are the same questions in another order, and each explains its own letters.</summary>
[TestFixtureSource(typeof(GeneratedPapers), nameof(GeneratedPapers.Levels))]
public sealed partial class VersionsTests(string level)
{
    private PaperOnDisk paper = null!;

    [OneTimeSetUp]
    public async Task ReadPaper() => paper = await GeneratedPapers.OfLevelAsync(level);

    [Test]
    public void Questions_of_both_versions_map_one_to_one_within_their_sections()
    {
        var first = paper.Questions(1).Select(Identity).ToList();
        var second = paper.Questions(2).Select(Identity).ToList();
        Assert.That(second, Is.Unique.And.EquivalentTo(first));
        Assert.That(second, Is.Not.EqualTo(first), "the order differs");
    }

    [Test]
    public void Options_are_the_same_in_another_order_and_stay_where_the_author_fixed_them()
    {
        var second = paper.Questions(2).ToDictionary(q => (string)q["code"]!, Options, StringComparer.Ordinal);
        var moved = 0;
        foreach (var question in paper.Questions(1).Where(q => Options(q).Count > 0))
        {
            var code = (string)question["code"]!;
            Assert.That(second[code], Is.EquivalentTo(Options(question)), code);
            if ((bool?)SeedFiles.Questions[code]["shuffle"] == false)
            {
                var written = SeedFiles.Questions[code]["options"]!.AsArray().Select(o => (string)o!["id"]!).ToList();
                Assert.That(Options(question), Is.EqualTo(written), code);
                Assert.That(second[code], Is.EqualTo(written), code);
            }
            else if (!second[code].SequenceEqual(Options(question), StringComparer.Ordinal)) moved++;
        }

        Assert.That(moved, Is.AtLeast(15), "questions with options in another order");
    }

    [Test]
    public void Keys_are_the_letters_at_which_the_right_options_stand([Values(1, 2)] int version)
    {
        foreach (var question in paper.Questions(version))
        {
            var seed = SeedFiles.Questions[(string)question["code"]!];
            Assert.That(ManifestAgreesTests.Key(question), Is.EqualTo(RightKey(question, seed)), (string)question["code"]!);
        }
    }

    [Test]
    public void Explanations_name_the_letters_of_their_own_version([Values(1, 2)] int version)
    {
        var rows = OfficeText.Cells(paper.Workbook)[$"A-{version} 解析"].Skip(3).ToDictionary(row => row[0], StringComparer.Ordinal);
        Assert.That(rows, Has.Count.EqualTo(50));
        foreach (var question in paper.Questions(version))
        {
            var seed = SeedFiles.Questions[(string)question["code"]!];
            var row = rows[question["number"]!.ToJsonString()];
            var expected = Token().Replace((string)seed["explanation"]!, match => Letter(question, match.Groups["id"].Value));
            Assert.That(ManifestAgreesTests.Bare(row[3]), Is.EqualTo(ManifestAgreesTests.Bare(expected)), (string)question["code"]!);
            Assert.That(row[1], Is.EqualTo(RightKey(question, seed)), (string)question["code"]!);
        }
    }

    private static (string Code, string Question, int Section, string Marks) Identity(JsonObject q) =>
        ((string)q["code"]!, (string)q["question"]!, (int)q["section"]!, q["marks"]!.ToJsonString());

    private static IReadOnlyList<string> Options(JsonObject question) => SeedFiles.Words(question["options"]);

    private static string Letter(JsonObject question, string id)
    {
        var place = Options(question).ToList().IndexOf(id);
        Assert.That(place, Is.AtLeast(0), $"{(string)question["code"]!} has no option {id}");
        return ((char)('A' + place)).ToString();
    }

    private static string RightKey(JsonObject question, JsonObject seed) => seed["key"] is JsonArray right
        ? string.Concat(SeedFiles.Words(right).Select(id => Letter(question, id)).Order(StringComparer.Ordinal))
        : (bool)seed["key"]! ? "√" : "×";

    [GeneratedRegex(@"\[\[option:(?<id>[^\]]+)\]\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
