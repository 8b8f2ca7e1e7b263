using System.Text.Json.Nodes;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using ExamBank.Generator.Documents;
using ExamBank.Generator.Documents.Checking;
using ExamBank.Generator.Documents.Editions;
using ExamBank.Generator.Documents.Excel;
using ExamBank.Generator.Documents.Keys;
using ExamBank.Generator.Documents.Layouts;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Generator.Documents;

/// <summary>Keys that are revised after the sitting: what is scored, what is printed, what is refused.</summary>
public sealed class KeyRevisionTests
{
    private static readonly KeyRevisionModel Second = new(2, "复核发现两处争议。", "zhang", "li", new DateTimeOffset(2026, 6, 1, 1, 30, 0, TimeSpan.Zero));

    // Keys in version 1: B D AC ABD √ and a short answer; 2, 1.5, 2 (1 for part), 2 (0.5 an option), 2 and 10 marks.
    private static readonly KeyChange[] Changes =
    [
        new("S-1") { Accept = AnswerKey.Of("c") },
        new("S-2") { Void = true },
        new("S-3") { Accept = AnswerKey.Of("a", "b", "c") },
        new("S-4") { Accept = AnswerKey.Of("b", "c") },
        new("S-5") { Accept = AnswerKey.Of(false) },
        new("S-7") { Void = true },
    ];

    [Test]
    [Long]
    public void Formulas_score_by_the_later_key_in_every_version()
    {
        (string Version, object?[] Answers, string Scores)[] sitting =
        [
            ("1", ["B", "D", "AC", "ABD", "√", 8m], "2 1.5 2 2 2 10"),
            ("1", ["C", null, "ABC", "BC", "×", null], "2 1.5 2 2 2 10"),
            ("1", ["A", "?", "A", "A", null, null], "0 1.5 1 0.5 0 10"),
            ("1", ["BC", "A", "B", "CD", "?", 0m], "0 1.5 1 0 疑 10"),
            // The second version prints sections backwards and turns the options by one place: its first question is the void one, and a is D.
            ("2", ["C", "A", "BD", "ACD", "×", null], "1.5 2 2 2 2 10"),
            ("2", [null, "B", "DAB", "AB", "√", null], "1.5 2 2 2 2 10"),
        ];
        var sheets = CalculatedWorkbook.Of(MarkingWorkbook.Write(Amended()), workbook =>
        {
            var sheet = workbook.Worksheet("登分表");
            foreach (var (index, (version, answers, _)) in sitting.Index())
            {
                sheet.Cell(5 + index, 2).SetValue($"2026{index:0000}");
                sheet.Cell(5 + index, 3).SetValue("A");
                sheet.Cell(5 + index, 4).SetValue(version);
                foreach (var (place, answer) in answers.Index())
                {
                    if (answer is decimal marks) sheet.Cell(5 + index, 7 + place).SetValue(marks);
                    else if (answer is string text) sheet.Cell(5 + index, 7 + place).SetDataType(ClosedXML.Excel.XLDataType.Text).SetValue(text);
                }
            }
        });
        Assert.That(sitting.Select((_, index) => string.Join(' ', sheets["逐题得分"][4 + index].Skip(4).Take(6))), Is.EqualTo(sitting.Select(s => s.Scores)));
    }

    [Test]
    public void Everything_that_is_reissued_agrees_with_the_later_key_and_says_which_it_is()
    {
        var files = Reissued(Amended());
        var manifest = JsonNode.Parse(files["marking/k2/manifest.json"])!;
        Assert.Multiple(() =>
        {
            Assert.That(files.Keys.Where(path => path.StartsWith("marking/", StringComparison.Ordinal)).Select(path => path.Split('/')[1]), Is.All.EqualTo("k2"));
            Assert.That((int)manifest["keyRevision"]!, Is.EqualTo(2));
            var questions = manifest["forms"]![0]!["versions"]![0]!["questions"]!.AsArray();
            Assert.That(questions.Select(q => (bool?)q!["void"] ?? false), Is.EqualTo([false, true, false, false, false, true]));
            Assert.That(questions.Select(q => string.Join(',', q!["furtherKeys"]?.AsArray().Select(k => (string)k!) ?? [])), Is.EqualTo(["C", "", "ABC", "BC", "×", ""]));
            Assert.That((string)questions[0]!["key"]!, Is.EqualTo("B"), "the key that the paper was locked with stays");
            Assert.That(OfficeText.Text(files["marking/k2/P-000001-A-1-key.docx"]), Does.Contain("B 或 C").And.Contain("全员得分"));
        });
    }

    [Test]
    public void Files_of_the_first_key_are_found_to_disagree_with_the_later_one()
    {
        var amended = Amended();
        var locked = Paper();
        var checkedFiles = EditionFiles.Of(amended, Edition.Workbook, LayoutProfile.Default).Concat(EditionFiles.Of(amended, Edition.Key, LayoutProfile.Default))
            .Zip(EditionFiles.Of(locked, Edition.Workbook, LayoutProfile.Default).Concat(EditionFiles.Of(locked, Edition.Key, LayoutProfile.Default)))
            .Select(pair => new CheckedFile(pair.First.Path, pair.First.Edition, pair.First.Version, pair.Second.Write())).ToList();
        foreach (var file in checkedFiles)
            Assert.That(PaperCheck.Run(amended, [file], null).Select(e => e.Code), Does.Contain("paper-check.key"), file.Path);
    }

    [Test]
    public void A_notice_that_lacks_a_change_is_found_out()
    {
        var amended = Amended();
        var lesser = KeyAmendments.Apply(Paper(), Second, Changes[1..]).Value;
        var notice = EditionFiles.Of(lesser, Edition.Correction, LayoutProfile.Default).Single();
        Assert.That(PaperCheck.Run(amended, [new CheckedFile(notice.Path, notice.Edition, null, notice.Write())], null), Is.Not.Empty);
    }

    [Test]
    public void The_files_of_a_paper_without_a_later_key_are_what_they_were()
    {
        var paper = Paper();
        Assert.That(EditionFiles.Of(paper, Edition.Correction, LayoutProfile.Default), Is.Empty);
        Assert.That(PaperFiles.Render(paper).Select(f => f.Path), Is.EqualTo(["print/P-000001-A-1.docx", "print/P-000001-A-2.docx", "marking/P-000001-key.xlsx", "manifest.json"]));
    }

    [Test]
    public void Every_type_of_question_can_be_void()
    {
        var paper = PackageTests.EveryType();
        var codes = paper.Forms[0].Versions[0].Questions.Select(q => q.Code).Distinct();
        var amended = KeyAmendments.Apply(paper, Second, [.. codes.Select(code => new KeyChange(code) { Void = true })]);
        Assert.That(Reissued(amended.Value), Is.Not.Empty);
    }

    [Test]
    public void A_further_text_of_a_blank_is_accepted_and_printed()
    {
        var blank = new PaperBuilder().Section(QuestionType.FillBlank, new ScoringRule(ScoringMethod.AllOrNothing), new BuiltQuestion(Questions.Fill(), "S-1")).Build();
        var id = blank.Forms[0].Versions[0].Questions.Single().Content.Blanks![0].Id;
        var amended = KeyAmendments.Apply(blank, Second, [new KeyChange("S-1") { Blank = id, Text = "另一种说法" }]).Value;
        var files = Reissued(amended);
        Assert.That(OfficeText.Text(files["marking/k2/P-000001-correction.docx"]), Does.Contain("另一种说法"));
        Assert.That(OfficeText.Text(files["marking/k2/P-000001-A-1-key.docx"]), Does.Contain("另一种说法"));
    }

    [TestCase("S-0", "void", "key.not-in-paper changes[0].question")]
    [TestCase("S-1", "b", "key.unchanged changes[0].accept")]
    [TestCase("S-1", "x", "key.not-in-paper changes[0].accept")]
    [TestCase("S-1", "a,c", "key.unsuited changes[0].accept")]
    [TestCase("S-1", "true", "key.unsuited changes[0].accept")]
    [TestCase("S-1", "", "key.one-change changes[0]")]
    [TestCase("S-7", "a", "key.unsuited changes[0].accept")]
    [TestCase("S-1", "text:x", "key.unsuited changes[0].text")]
    public void A_change_that_cannot_be_is_refused_where_it_stands(string question, string what, string expected)
    {
        var change = what switch
        {
            "void" => new KeyChange(question) { Void = true },
            "true" => new KeyChange(question) { Accept = AnswerKey.Of(true) },
            "" => new KeyChange(question),
            _ when what.StartsWith("text:", StringComparison.Ordinal) => new KeyChange(question) { Text = what[5..] },
            _ => new KeyChange(question) { Accept = AnswerKey.Of(what.Split(',')) },
        };
        Assert.That(KeyAmendments.Apply(Paper(), Second, [change]).Errors.Select(e => $"{e.Code} {e.Path}"), Is.EqualTo([expected]));
    }

    [Test]
    [Long]
    public void The_notice_is_printed_on_paper()
    {
        var notice = EditionFiles.Of(Amended(), Edition.Correction, LayoutProfile.Default).Single().Write();
        var pages = RenderedPages.Of("correction-notice", "docx", notice).Pages;
        Assert.That(pages, Has.Count.LessThanOrEqualTo(2));
        Assert.That(pages[0].Says("勘误通知") && pages[0].Says("答案第2版") && pages[0].Says("修订理由：复核发现两处争议。"), Is.True);
    }

    private static PaperModel Amended() => KeyAmendments.Apply(Paper(), Second, Changes).Value;

    /// <summary>The reissue as it is made in the service: every file read back; a flaw would fail it.</summary>
    private static Dictionary<string, byte[]> Reissued(PaperModel amended)
    {
        var stored = amended.Forms.SelectMany(f => f.Versions).ToDictionary(
            v => PaperPaths.Print(amended.Number, v.Form, v.Number), v => ExamBank.Generator.Documents.Word.PaperDocument.Write(amended, v, LayoutProfile.Default));
        return RenderedEditions.Reissue(amended, LayoutProfile.Default, stored).Value.ToDictionary(f => f.Path, f => f.Bytes);
    }

    private static PaperModel Paper() => new PaperBuilder()
        .WithVersions(2)
        .Section(
            QuestionType.SingleChoice,
            new ScoringRule(ScoringMethod.AllOrNothing),
            new BuiltQuestion(Questions.Single() with { Key = AnswerKey.Of("b"), Explanation = null }, "S-1"),
            new BuiltQuestion(Questions.Single() with { Key = AnswerKey.Of("d"), Marks = Marks.From(1.5m), Explanation = null }, "S-2"))
        .Section(QuestionType.MultipleChoice, new ScoringRule(ScoringMethod.PartialFixed, Marks.From(1)), new BuiltQuestion(Questions.Multiple() with { Key = AnswerKey.Of("a", "c"), Explanation = null }, "S-3"))
        .Section(QuestionType.MultipleChoice, new ScoringRule(ScoringMethod.PartialPerOption, Marks.From(0.5m)), new BuiltQuestion(Questions.Multiple() with { Key = AnswerKey.Of("a", "b", "d"), Explanation = null }, "S-4"))
        .Section(QuestionType.TrueFalse, new ScoringRule(ScoringMethod.AllOrNothing), new BuiltQuestion(Questions.Statement(truth: true), "S-5"))
        .Section(QuestionType.ShortAnswer, new ScoringRule(ScoringMethod.Rubric), new BuiltQuestion(Questions.Short(), "S-7"))
        .Build();
}
