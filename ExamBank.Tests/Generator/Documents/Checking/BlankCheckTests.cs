using System.Text.RegularExpressions;
using ExamBank.Generator.Documents;
using ExamBank.Generator.Documents.Checking;
using ExamBank.Generator.Documents.Editions;
using ExamBank.Generator.Documents.Layouts;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Generator.Documents.Checking;

/// <summary>Blanks are read back from the finished files: each where its author put it.</summary>
public sealed partial class BlankCheckTests
{
    private static readonly Edition[] Editions = [Edition.Paper, Edition.LargePrint, Edition.Review];

    private static readonly PaperModel[] Papers =
    [
        PaperBuilder.Of(Questions.Fill()),
        PaperBuilder.Of(Questions.Fill() with { Stem = "**求**$x^2$[[blank:x]]与`[[blank:y]]`。" }),
        PaperBuilder.Of(Questions.Fill() with { Stem = "- 第一[[blank:x]]项\n\n|甲|乙|\n|-|-|\n|（[[blank:y]]）|二|" }),
        PaperBuilder.Of(Questions.Fill() with { Stem = "文件名 a___b 的两段是[[blank:x]][[blank:y]]。" }),
    ];

    [Test]
    public void Blanks_in_emphasis_code_lists_and_tables_are_found([Values(0, 1, 2, 3)] int paper, [ValueSource(nameof(Editions))] Edition edition) =>
        Assert.That(Codes(Papers[paper], File(Papers[paper], edition)), Is.Empty);

    [TestCase("missing")]
    [TestCase("behind what follows it")]
    [TestCase("too short to write on")]
    public void A_blank_that_is_not_what_or_where_it_ought_to_be_is_seen(string flaw)
    {
        foreach (var edition in Editions)
            Assert.That(Codes(Papers[0], Spoilt(File(Papers[0], edition), flaw)), Is.EqualTo(new[] { "paper-check.words" }), $"{edition}");
    }

    [Test]
    public void A_blank_beside_a_formula_is_not_taken_for_a_piece_of_it() =>
        Assert.That(Codes(Papers[1], Spoilt(File(Papers[1], Edition.Paper), "missing")), Is.EqualTo(new[] { "paper-check.words" }));

    private static CheckedFile Spoilt(CheckedFile file, string flaw) => file with
    {
        Bytes = Tampered.Part(file.Bytes, "word/document.xml", xml => Rule().Replace(xml, match => flaw switch
        {
            "missing" => match.Groups["next"].Value,
            "behind what follows it" => match.Groups["next"].Value + match.Groups["rule"].Value,
            _ => match.Value.Replace("____________", "____", StringComparison.Ordinal),
        }, 1)),
    };

    private static IEnumerable<string> Codes(PaperModel paper, CheckedFile file) => PaperCheck.Run(paper, [file], null).Select(e => e.Code).Distinct();

    private static CheckedFile File(PaperModel paper, Edition edition)
    {
        var plan = EditionFiles.Of(paper, edition, LayoutProfile.Default)[0];
        return new CheckedFile(plan.Path, plan.Edition, plan.Version, plan.Write());
    }

    // The rule of a blank and the run behind it.
    [GeneratedRegex("(?<rule><w:r>((?!</w:r>).)*>_{12}</w:t></w:r>)(?<next><w:r>((?!</w:r>).)*</w:r>)", RegexOptions.ExplicitCapture)]
    private static partial Regex Rule();
}
