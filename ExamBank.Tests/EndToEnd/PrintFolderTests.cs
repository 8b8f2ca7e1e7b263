using System.Text.RegularExpressions;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.EndToEnd;

/// <summary>What goes to the print shop holds no key and no explanation.</summary>
[TestFixtureSource(typeof(GeneratedPapers), nameof(GeneratedPapers.Levels))]
public sealed partial class PrintFolderTests(string level)
{
    private PaperOnDisk paper = null!;

    [OneTimeSetUp]
    public async Task ReadPaper() => paper = await GeneratedPapers.OfLevelAsync(level);

    [Test]
    public void It_holds_one_Word_file_a_version_and_nothing_else() => Assert.That(
        paper.Files.Keys.Where(path => !path.StartsWith("marking/", StringComparison.Ordinal) && path != "manifest.json"),
        Is.EquivalentTo([$"print/{paper.Number}-A-1.docx", $"print/{paper.Number}-A-2.docx"]));

    [Test]
    public void No_part_of_a_printed_file_holds_a_sentence_of_an_explanation_a_code_or_a_number_of_the_bank([Values(1, 2)] int version)
    {
        // All parts, not only the body: properties, headers and comments travel with the file.
        var texts = OfficeText.Parts(paper.Printed(version)).Select(part => ManifestAgreesTests.Bare(Tag().Replace(part.Value, ""))).ToList();
        Assert.That(texts, Has.Some.Contains("单项选择题"));
        foreach (var question in paper.Questions(version))
        {
            var seed = SeedFiles.Questions[(string)question["code"]!];
            var open = ManifestAgreesTests.Bare(seed["stem"]!.ToString() + string.Concat((seed["options"]?.AsArray() ?? []).Select(o => (string)o!["text"]!)));
            var secrets = Pause().Split(ManifestAgreesTests.Bare((string)seed["explanation"]!))
                .Where(clause => clause.Length >= 10 && !open.Contains(clause, StringComparison.Ordinal))
                .Concat([(string)question["code"]!, (string)question["question"]!]);
            foreach (var secret in secrets)
                Assert.That(texts.Where(text => text.Contains(secret, StringComparison.Ordinal)), Is.Empty, secret);
        }
    }

    [Test]
    public void Every_answer_place_is_empty([Values(1, 2)] int version)
    {
        var bare = ManifestAgreesTests.Bare(OfficeText.Text(paper.Printed(version)));
        Assert.That(EmptyPlace().Count(bare), Is.AtLeast(50));
        Assert.That(FilledPlace().Matches(bare).Select(match => match.Value), Is.Empty);
    }

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"[，。；：、]|\[\[option:[^\]]+\]\]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pause();

    [GeneratedRegex("（）", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex EmptyPlace();

    [GeneratedRegex("（([A-F]{1,6}|√|×|对|错|正确|错误)）", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FilledPlace();
}
