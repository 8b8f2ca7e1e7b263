using ExamBank.Domain.Questions;
using ExamBank.Generator.Documents;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Generator.Documents;

/// <summary>The fingerprint follows what is printed, and nothing else.</summary>
public sealed class FingerprintTests
{
    private static readonly QuestionContent Base = Questions.Single();

    [Test]
    public void It_is_64_lower_case_hexadecimal_digits() => Assert.That(Of(Base), Does.Match("^[0-9a-f]{64}$"));

    [Test]
    public void It_ignores_numbers_codes_keys_explanations_and_ids()
    {
        var renamed = Base with
        {
            Options = [.. Base.Options!.Select(o => o with { Id = o.Id + "9" })],
            Key = AnswerKey.Of("d9"),
            Explanation = null,
        };
        Assert.Multiple(() =>
        {
            Assert.That(Of(renamed), Is.EqualTo(Of(Base)));
            Assert.That(Of(Base, "P-000999"), Is.EqualTo(Of(Base)));
        });
    }

    [Test]
    public void It_follows_stem_option_order_and_marks()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Of(Base with { Stem = "另一题干" }), Is.Not.EqualTo(Of(Base)));
            Assert.That(Of(Base with { Options = [.. Base.Options!.Reverse()] }), Is.Not.EqualTo(Of(Base)));
            Assert.That(Of(Base with { Marks = Domain.Values.Marks.From(2.5m) }), Is.Not.EqualTo(Of(Base)));
        });
    }

    [Test]
    public void Text_cannot_pass_for_another_field()
    {
        var split = Of(Questions.Single("题", "甲", "乙\nC:1:丙", "丙", "丁"));
        var joined = Of(Questions.Single("题", "甲", "乙", "丙", "丁"));
        Assert.That(split, Is.Not.EqualTo(joined));
    }

    [Test]
    public void Versions_of_a_form_have_different_fingerprints_and_the_paper_prints_its_own()
    {
        var paper = PackageTests.EveryType();
        var versions = paper.Forms[0].Versions;
        Assert.That(versions[0].Fingerprint, Is.Not.EqualTo(versions[1].Fingerprint));
        foreach (var version in versions)
        {
            var footer = OfficeText.Parts(ExamBank.Generator.Documents.Word.PaperDocument.Write(paper, version)).Single(p => p.Key.Contains("footer", StringComparison.Ordinal)).Value;
            Assert.That(footer, Does.Contain(version.Fingerprint[..16]).And.Contain(" PAGE ").And.Contain(" NUMPAGES "));
        }
    }

    private static string Of(QuestionContent content, string number = "P-000001") => new PaperBuilder()
        .Numbered(number)
        .Section(content.Type, new Domain.Blueprints.ScoringRule(Domain.Blueprints.ScoringMethod.AllOrNothing), new BuiltQuestion(content, Code: $"CODE-{number}"))
        .Build().Forms[0].Versions[0].Fingerprint;
}
