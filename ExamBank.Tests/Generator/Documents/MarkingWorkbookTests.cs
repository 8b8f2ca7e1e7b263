using System.Globalization;
using System.Xml.Linq;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Documents;
using ExamBank.Generator.Documents.Excel;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Generator.Documents;

/// <summary>The marking workbook, read back cell by cell.</summary>
public sealed class MarkingWorkbookTests
{
    private static readonly XNamespace S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Test]
    public void There_are_three_sheets_a_version_and_two_a_form() => Assert.That(
        OfficeText.Cells(MarkingWorkbook.Write(PackageTests.EveryType())).Keys,
        Is.EqualTo(["A-1 答案", "A-1 速查", "A-1 解析", "A-2 答案", "A-2 速查", "A-2 解析", "A 双向细目表", "A 覆盖表"]));

    [Test]
    public void Each_sheet_names_paper_and_fingerprint_of_its_version()
    {
        var paper = PackageTests.EveryType();
        var sheets = OfficeText.Cells(MarkingWorkbook.Write(paper));
        foreach (var version in paper.Forms[0].Versions)
            foreach (var kind in (string[])["答案", "速查", "解析"])
                Assert.That(sheets[$"A-{version.Number} {kind}"][1][0], Does.Contain("P-000001").And.Contain(version.Fingerprint[..16]));
    }

    [Test]
    public void Sums_of_sections_and_of_the_paper_follow_from_the_items()
    {
        var rows = OfficeText.Cells(MarkingWorkbook.Write(SeedQuestions.TheoryPaper()))["A-1 答案"];
        Assert.Multiple(() =>
        {
            Assert.That(Row("多项选择题小计")[2], Is.EqualTo("30"));
            Assert.That(Row("多项选择题小计")[3], Does.Contain("少选得 1 分"));
            Assert.That(Row("合计")[2], Is.EqualTo("100"));
        });

        IReadOnlyList<string> Row(string name) => rows.Single(r => r.Count > 1 && r[1] == name);
    }

    [Test]
    public void Keys_stand_in_blocks_of_five_under_the_last_digit_of_their_number()
    {
        var paper = SeedQuestions.TheoryPaper();
        var sheets = OfficeText.Cells(MarkingWorkbook.Write(paper));
        var keys = sheets["A-2 答案"].Skip(3).Where(r => r[0].Length > 0).ToDictionary(r => int.Parse(r[0], CultureInfo.InvariantCulture), r => r[1]);
        var blocks = sheets["A-2 速查"].Skip(3).ToList();
        Assert.That(blocks.Select(r => r[1]), Is.EqualTo(["1–5", "6–10", "11–15", "16–20", "21–25", "26–30", "31–35", "36–40", "41–45", "46–50"]));
        for (var number = 1; number <= 50; number++)
            Assert.That(blocks[(number - 1) / 5][2 + ((number - 1) % 5)], Is.EqualTo(keys[number]), $"question {number}");
    }

    [Test]
    public void Explanations_name_the_letters_of_their_own_version()
    {
        var sheets = OfficeText.Cells(MarkingWorkbook.Write(PackageTests.EveryType()));
        Assert.Multiple(() =>
        {
            Assert.That(Explanation(1), Is.EqualTo("依据标准，B正确，A错误。"));
            Assert.That(Explanation(2), Is.EqualTo("依据标准，A正确，D错误。"), "options are turned by one place");
        });

        // The first version prints this question first, the second version prints it second.
        string Explanation(int version) => sheets[$"A-{version} 解析"].Skip(3).Single(r => r[0] == $"{version}")[3];
    }

    [Test]
    public void Explanations_of_real_questions_name_the_options_they_mean([Values("L1", "L2", "L3")] string level)
    {
        var paper = SeedQuestions.TheoryPaper(level);
        var sheets = OfficeText.Cells(MarkingWorkbook.Write(paper));
        foreach (var version in paper.Forms[0].Versions)
        {
            var rows = sheets[$"A-{version.Number} 解析"].Skip(3).ToDictionary(r => r[0], r => r[3], StringComparer.Ordinal);
            foreach (var question in version.Questions)
            {
                var expected = question.Content.Explanation!;
                if (question.Content.Options is { } options)
                    foreach (var option in options)
                        expected = expected.Replace($"[[option:{option.Id}]]", ((char)('A' + question.OptionOrder[""].ToList().IndexOf(option.Id))).ToString(), StringComparison.Ordinal);
                Assert.That(rows[question.Number.ToString(CultureInfo.InvariantCulture)], Is.EqualTo(expected));
            }
        }
    }

    [Test]
    public void Rubrics_blanks_and_parts_are_there_for_the_marker()
    {
        var text = string.Join('\n', OfficeText.Cells(MarkingWorkbook.Write(PackageTests.EveryType()))["A-1 解析"].SelectMany(r => r));
        Assert.That(text, Does.Contain("第 1 空（1 分）：人群").And.Contain("第 2 空（1 分）：货源 / 商品").And.Contain("秘密细则：结构完整（12.5 分）").And.Contain("8 (3)"));
    }

    [Test]
    public void Specification_sets_the_plan_beside_the_paper()
    {
        var rows = OfficeText.Cells(MarkingWorkbook.Write(SeedQuestions.TheoryPaper()))["A 双向细目表"];
        var actual = rows.Single(r => r[0] == "合计" && r[1] == "实际");
        var planned = rows.Single(r => r[0] == "合计" && r[1] == "计划");
        var areas = rows.Where(r => r[0].StartsWith("L1-", StringComparison.Ordinal)).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(actual.Skip(2).Take(8), Is.EqualTo(["30", "60", "15", "30", "5", "10", "50", "100"]));
            Assert.That(planned.Skip(2).Take(8), Is.EqualTo(actual.Skip(2).Take(8)));
            Assert.That(areas.Sum(r => int.Parse(r[8], CultureInfo.InvariantCulture)), Is.EqualTo(50));
            Assert.That(areas[0][10], Does.Match("^[0-9]+–[0-9]+$"));
        });
    }

    [Test]
    public void Coverage_says_which_question_of_each_version_tests_a_requirement()
    {
        var paper = SeedQuestions.TheoryPaper();
        var rows = OfficeText.Cells(MarkingWorkbook.Write(paper))["A 覆盖表"].Skip(3).ToDictionary(r => r[0], StringComparer.Ordinal);
        Assert.Multiple(() =>
        {
            Assert.That(rows["L1-9.9.9"].Take(5), Is.EqualTo(["L1-9.9.9", "能完成 L1-9.9.9", "否", "0", "0"]));
            Assert.That(rows["合计"].Skip(3).Take(2), Is.EqualTo(["50", "100"]));
            foreach (var version in paper.Forms[0].Versions)
                foreach (var question in version.Questions)
                    Assert.That(rows[question.Requirements[0]][4 + version.Number].Split('、'), Does.Contain($"{question.Number}"));
        });
    }

    [TestCase("=HYPERLINK(\"http://x\",\"y\")")]
    [TestCase("+1")]
    [TestCase("@SUM(A1)")]
    [TestCase("'quoted")]
    [TestCase("1e5")]
    [TestCase("007")]
    [TestCase("𠮷😀")]
    public void Text_stays_text(string text)
    {
        var paper = new PaperBuilder()
            .Section(QuestionType.TrueFalse, new ScoringRule(ScoringMethod.AllOrNothing), new BuiltQuestion(Questions.Statement() with { Explanation = $"`{text}`" }, Code: text, Number: text))
            .Build();
        var xlsx = MarkingWorkbook.Write(paper);
        var sheets = OfficeText.Cells(xlsx);
        Assert.Multiple(() =>
        {
            Assert.That(sheets["A-1 答案"][3][7], Is.EqualTo(text));
            Assert.That(sheets["A-1 解析"][3][3], Is.EqualTo(text));
            Assert.That(Worksheets(xlsx).SelectMany(s => s.Descendants(S + "f")), Is.Empty);
        });
    }

    [Test]
    public void Control_characters_never_reach_a_cell()
    {
        var paper = PaperBuilder.Of(Questions.Statement() with { Explanation = "甲\u0001乙\uD842丙\u000B" });
        Assert.That(OfficeText.Cells(MarkingWorkbook.Write(paper))["A-1 解析"][3][3], Is.EqualTo("甲乙丙"));
    }

    [Test]
    public void Sheets_are_set_up_for_screen_and_print()
    {
        var xlsx = MarkingWorkbook.Write(PackageTests.EveryType());
        foreach (var sheet in Worksheets(xlsx))
        {
            Assert.Multiple(() =>
            {
                Assert.That((string?)sheet.Descendants(S + "pane").Single().Attribute("ySplit"), Is.EqualTo("3"));
                Assert.That((string?)sheet.Descendants(S + "pageSetup").Single().Attribute("paperSize"), Is.EqualTo("9"));
                Assert.That((string?)sheet.Descendants(S + "pageSetup").Single().Attribute("fitToHeight"), Is.EqualTo("0"));
                Assert.That(sheet.Descendants(S + "col").Select(c => (int)c.Attribute("min")!), Is.Ordered);
            });
        }

        Assert.That(OfficeText.Parts(xlsx)["xl/workbook.xml"].Split("_xlnm.Print_Titles"), Has.Length.EqualTo(9), "rows repeat on each of eight sheets");
    }

    private static IEnumerable<XDocument> Worksheets(byte[] xlsx) => OfficeText.Parts(xlsx)
        .Where(p => p.Key.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal))
        .Select(p => XDocument.Parse(p.Value));
}
