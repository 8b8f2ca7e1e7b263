using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Documents;
using ExamBank.Generator.Documents.Excel;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Generator.Documents;

/// <summary>The audit workbook, read back cell by cell.</summary>
public sealed class PaperAuditWorkbookTests
{
    [Test]
    public void It_is_valid_for_Office_2019_and_the_same_each_time()
    {
        var xlsx = PaperAuditWorkbook.Write(SeedQuestions.TheoryPaper());
        using var document = SpreadsheetDocument.Open(new MemoryStream(xlsx), isEditable: false);
        Assert.Multiple(() =>
        {
            Assert.That(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(e => e.Description), Is.Empty);
            Assert.That(PaperAuditWorkbook.Write(SeedQuestions.TheoryPaper()), Is.EqualTo(xlsx));
        });
    }

    [Test]
    public void A_key_that_stands_in_another_question_is_listed()
    {
        var paper = new PaperBuilder().Section(
            QuestionType.SingleChoice,
            new ScoringRule(ScoringMethod.AllOrNothing),
            new BuiltQuestion(Questions.Single("首问", "甲方案", "先做用户画像", "丙方案") with { Explanation = null }, "C-1"),
            new BuiltQuestion(Questions.Single("开播前应先做用户画像的是", "甲方案", "乙方案", "丙方案") with { Explanation = null }, "C-2")).Build();
        var rows = OfficeText.Cells(PaperAuditWorkbook.Write(paper))["前后提示"];
        Assert.That(rows.Where(r => r[0] == "A-1"), Is.EqualTo(new[] { new[] { "A-1", "1", "2", "先做用户画像" } }));
    }

    [Test]
    public void A_long_note_has_the_height_of_its_lines()
    {
        var sheets = OfficeText.Parts(PaperAuditWorkbook.Write(SeedQuestions.TheoryPaper())).Where(p => p.Key.StartsWith("xl/worksheets/sheet4.", StringComparison.Ordinal));
        var heights = XDocument.Parse(sheets.Single().Value).Descendants().Where(e => e.Name.LocalName == "row").Select(r => (double)r.Attribute("ht")!).ToList();
        // One line of nine points takes 16.2 points; the note takes two.
        Assert.That(heights[^1], Is.GreaterThanOrEqualTo(2 * 9 * 1.4));
        Assert.That(heights[1], Is.EqualTo(16.2).Within(0.1), "the identity of the paper");
    }

    [Test]
    public void Recent_papers_that_nobody_gave_are_not_taken_for_none()
    {
        var paper = PackageTests.EveryType();
        var code = paper.Forms[0].Versions[0].Questions.First().Code;
        var none = OfficeText.Cells(PaperAuditWorkbook.Write(paper))["重复题"];
        var given = OfficeText.Cells(PaperAuditWorkbook.Write(paper with { Recent = [new RecentForm("P-000009", "B", [code, "OTHER"])] }))["重复题"];
        Assert.Multiple(() =>
        {
            Assert.That(none[^1][0], Does.Contain("未提供"));
            Assert.That(OfficeText.Cells(PaperAuditWorkbook.Write(paper with { Recent = [] }))["重复题"][^1][0], Does.Contain("更早的试卷"));
            Assert.That(given[^1], Is.EqualTo(["A", "P-000009 B卷", "1", code]));
        });
    }

    [Test]
    [Long]
    public void LibreOffice_reads_the_figures_that_are_worked_out_by_hand()
    {
        // Nine questions of 2, 2, 2, 2, 2, 2, 10, 10 and 20 marks, each of 1.5 minutes and facility 0.65, on the first of two requirements.
        var rows = CalculatedWorkbook.Of(PaperAuditWorkbook.Write(PackageTests.EveryType()), _ => { });
        string[] Figures(string item) => [.. rows["审核汇总"].Single(r => r.Count > 1 && r[0] == "A" && r[1] == item).Skip(2).Take(3)];
        Assert.Multiple(() =>
        {
            Assert.That(Figures("题数"), Is.EqualTo(["9", "9", "符合"]));
            Assert.That(Figures("总分"), Is.EqualTo(["52", "52", "符合"]));
            Assert.That(Figures("用时（分钟）"), Is.EqualTo(["≤ 120", "13.5", "符合"]));
            Assert.That(Figures("平均难度系数"), Is.EqualTo(["", "0.65", "未规定"]));
            Assert.That(Figures("难度档 中（分值）"), Is.EqualTo(["", "52", "未规定"]));
            Assert.That(Figures("难度档 难（分值）"), Is.EqualTo(["", "0", "未规定"]));
            Assert.That(Figures("技能要求覆盖率")[1], Is.EqualTo("0.5"));
            Assert.That(rows["A 覆盖表"].Single(r => r[0] == "合计").Skip(3).Take(2), Is.EqualTo(["9", "52"]));
            Assert.That(rows["A 覆盖表"].Single(r => r[0] == "L1-9.9.9").Skip(2).Take(3), Is.EqualTo(["否", "0", "0"]));
            Assert.That(rows["答案分布"].Single(r => r[0] == "A-2" && r[1] == "多项选择题").Skip(2), Is.EqualTo(["B：1　D：1", "1", "BD"]));
            Assert.That(rows["答案分布"].Single(r => r[0] == "A-1" && r[1] == "判断题").Skip(2), Is.EqualTo(["×：1　√：1", "1", "√"]));
        });
    }

    [Test]
    public void Keys_are_counted_with_their_longest_run()
    {
        var row = OfficeText.Cells(PaperAuditWorkbook.Write(PackageTests.EveryType()))["答案分布"].First(r => r[0] == "A-1" && r[1] == "单项选择题");
        Assert.That(row.Skip(2), Is.EqualTo(["B：2", "2", "B"]));
    }

    [Test]
    public void Letters_of_multiple_choice_are_counted_in_a_row_of_their_own()
    {
        // Keys A, C and A, C and B, C, D.
        var paper = new PaperBuilder()
            .Section(QuestionType.SingleChoice, new ScoringRule(ScoringMethod.AllOrNothing), new BuiltQuestion(Questions.Single(), "C-1"))
            .Section(
                QuestionType.MultipleChoice, new ScoringRule(ScoringMethod.AllOrNothing), new(Questions.Multiple(), "C-2"), new(Questions.Multiple("又一题"), "C-3"),
                new(Questions.Multiple("第三题") with { Key = AnswerKey.Of("b", "c", "d") }, "C-4"))
            .Build();
        var rows = OfficeText.Cells(PaperAuditWorkbook.Write(paper))["答案分布"].Where(r => r[0] == "A-1").ToList();
        Assert.That(rows.Select(r => string.Join('|', r)), Is.EqualTo(["A-1|单项选择题|B：1|1|B", "A-1|多项选择题|A：2　B：1　C：3　D：1|2|AC"]));
    }
}
