using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Documents;
using ExamBank.Generator.Documents.Layouts;
using ExamBank.Generator.Documents.Word.Editions;
using ExamBank.Generator.Documents.Word.Editions.AnswerSheets;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Generator.Documents.Editions;

/// <summary>What every document that goes with a paper does at the edges: nothing to print, a picture that is not there, a long title.</summary>
public sealed class EditionEdgeTests
{
    private static readonly (string Name, Func<PaperModel, VersionModel, byte[]> Write)[] Editions =
    [
        ("answer sheet", (paper, version) => AnswerSheet.Write(paper, version, LayoutProfile.Default)),
        ("review", (paper, version) => ReviewPaper.Write(paper, version, LayoutProfile.Default)),
        ("key", (paper, version) => KeyDocument.Write(paper, version, LayoutProfile.Default)),
    ];

    [Test]
    public void A_section_without_questions_prints_its_heading([Values(QuestionType.SingleChoice, QuestionType.ShortAnswer)] QuestionType type)
    {
        var paper = PackageTests.EveryType();
        var version = paper.Forms[0].Versions[0] with { Sections = [new SectionModel("理论", type, new ScoringRule(ScoringMethod.AllOrNothing), [])] };
        foreach (var (name, write) in Editions)
            Assert.That(OfficeText.Text(write(paper, version)), Does.Contain($"一、{Terms.Of(type)}（本大题共 0 小题，共 0 分）"), name);
    }

    [Test]
    public void A_picture_that_is_missing_is_not_passed_over_where_questions_are_printed()
    {
        var paper = PaperBuilder.Of(Questions.Single("看图。\n\n![走势](chart.png)")) with { Media = new Dictionary<string, byte[]>(StringComparer.Ordinal) };
        var version = paper.Forms[0].Versions[0];
        Assert.Multiple(() =>
        {
            Assert.That(() => ReviewPaper.Write(paper, version, LayoutProfile.Default), Throws.ArgumentException);
            Assert.That(() => KeyDocument.Write(paper, version, LayoutProfile.Default), Throws.ArgumentException);
        });
    }

    [Test]
    public void Pictures_of_the_questions_stand_in_the_paper_for_reviewers_with_their_alternative_text()
    {
        var paper = PaperBuilder.Of(Questions.Single("看图。\n\n![走势](chart.png)")) with { Media = new Dictionary<string, byte[]>(StringComparer.Ordinal) { ["chart.png"] = Pictures.Png(80, 40) } };
        var docx = ReviewPaper.Write(paper, paper.Forms[0].Versions[0], LayoutProfile.Default);
        Assert.That(WordFiles.Pictures(docx), Has.Count.EqualTo(1));
        Assert.That(OfficeText.Parts(docx)["word/document.xml"], Does.Contain("descr=\"走势\""));
    }

    [Test]
    public void A_title_that_tries_to_be_markup_stays_a_title()
    {
        const string Title = "A & B <w:p/> \u0001控制";
        var paper = PackageTests.EveryType() with { Title = Title };
        foreach (var (name, write) in Editions.Append(("centre pack", (p, _) => CentrePack.Write(p, LayoutProfile.Default))))
            Assert.That(OfficeText.Text(write(paper, paper.Forms[0].Versions[0])), Does.Contain("A & B <w:p/> 控制"), name);
    }
}
