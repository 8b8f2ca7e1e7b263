using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Documents;
using ExamBank.Generator.Documents.Excel;
using ExamBank.Generator.Documents.Word;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Generator.Documents;

/// <summary>The files as packages: valid, and a function of the model alone.</summary>
public sealed class PackageTests
{
    /// <summary>A paper with every type and two versions.</summary>
    internal static PaperModel EveryType() => new PaperBuilder()
        .WithVersions(2)
        .Section(QuestionType.SingleChoice, new ScoringRule(ScoringMethod.AllOrNothing), new(Questions.Single(), "T-1", "Q-000001"), new(Questions.Single("短题", "一", "二", "三"), "T-2", "Q-000002"))
        .Section(QuestionType.MultipleChoice, new ScoringRule(ScoringMethod.PartialFixed, Domain.Values.Marks.From(1)), new BuiltQuestion(Questions.Multiple(), "T-3", "Q-000003"))
        .Section(QuestionType.TrueFalse, new ScoringRule(ScoringMethod.AllOrNothing), new(Questions.Statement(), "T-4", "Q-000004"), new(Questions.Statement("不必检查声音。", truth: false), "T-5", "Q-000005"))
        .Section(QuestionType.FillBlank, new ScoringRule(ScoringMethod.PartialPerOption, Domain.Values.Marks.From(1)), new BuiltQuestion(Questions.Fill(), "T-6", "Q-000006"))
        .Section(QuestionType.ShortAnswer, new ScoringRule(ScoringMethod.Rubric), new BuiltQuestion(Questions.Short(), "T-7", "Q-000007"))
        .Section(QuestionType.CaseAnalysis, new ScoringRule(ScoringMethod.Rubric), new BuiltQuestion(Questions.Case(), "T-8", "Q-000008", Stimulus: "某平台**不备货**，会员分享链接。\n\n| 月份 | 成交额 |\n|---|---:|\n| 1 月 | 10 万元 |"))
        .Section("实操", QuestionType.Practical, new ScoringRule(ScoringMethod.Rubric), new BuiltQuestion(Questions.Practical(), "T-9", "Q-000009"))
        .Build();

    [Test]
    public void Word_file_of_every_type_is_valid_for_Office_2019()
    {
        var paper = EveryType();
        using var document = WordprocessingDocument.Open(new MemoryStream(PaperDocument.Write(paper, paper.Forms[0].Versions[1])), isEditable: false);
        AssertValid(document);
    }

    [Test]
    public void Word_file_of_real_questions_is_valid_for_Office_2019([Values("L1", "L2", "L3")] string level)
    {
        var paper = SeedQuestions.TheoryPaper(level);
        using var document = WordprocessingDocument.Open(new MemoryStream(PaperDocument.Write(paper, paper.Forms[0].Versions[0])), isEditable: false);
        AssertValid(document);
    }

    [Test]
    public void Excel_file_is_valid_for_Office_2019()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(MarkingWorkbook.Write(EveryType())), isEditable: false);
        AssertValid(document);
    }

    [Test]
    public void Rendering_twice_gives_the_same_bytes()
    {
        var first = PaperFiles.Render(EveryType());
        var second = PaperFiles.Render(EveryType());
        Assert.That(second.Select(f => f.Path), Is.EqualTo(first.Select(f => f.Path)));
        for (var i = 0; i < first.Count; i++) Assert.That(second[i].Bytes, Is.EqualTo(first[i].Bytes), first[i].Path);
    }

    [Test]
    public void A_normalised_package_holds_no_clock_and_no_chance()
    {
        foreach (var (path, bytes) in PaperFiles.Render(EveryType()).Where(f => f.Path != PaperPaths.Manifest))
        {
            using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(bytes));
            var parts = OfficeText.Parts(bytes);
            Assert.Multiple(() =>
            {
                Assert.That(archive.Entries.Select(e => e.LastWriteTime.Year), Is.All.EqualTo(1980), path);
                Assert.That(archive.Entries[0].FullName, Is.EqualTo("[Content_Types].xml"), path);
                Assert.That(parts.Keys, Has.None.EndsWith(".psmdcp"), path);
                Assert.That(parts["docProps/core.xml"], Does.Not.Contain("created").And.Not.Contain("modified").And.Contain("ExamBank"), path);
                // The SDK would make ids up by chance.
                foreach (var (name, relationships) in parts.Where(p => p.Key.EndsWith(".rels", StringComparison.Ordinal)))
                {
                    var ids = XDocument.Parse(relationships).Root!.Elements().Select(r => (string?)r.Attribute("Id")).ToList();
                    Assert.That(ids, Is.EqualTo(Enumerable.Range(1, ids.Count).Select(i => $"rId{i}")), $"{path} {name}");
                }

                if (path.EndsWith(".xlsx", StringComparison.Ordinal)) Assert.That(PackageNormaliser.Normalise(bytes), Is.EqualTo(bytes), path);
            });
        }
    }

    [Test]
    public void Files_have_stable_names()
    {
        Assert.That(
            PaperFiles.Render(EveryType()).Select(f => f.Path),
            Is.EqualTo(["print/P-000001-A-1.docx", "print/P-000001-A-2.docx", "marking/P-000001-key.xlsx", "manifest.json"]));
    }

    private static void AssertValid(OpenXmlPackage package)
    {
        var errors = new OpenXmlValidator(FileFormatVersions.Office2019).Validate(package);
        Assert.That(errors.Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"), Is.Empty);
    }
}
