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
    private static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly string[] MarkingSheets = ["使用说明", "登分表", "逐题得分", "成绩表", "答案总表", "分值总表", "作答写法"];
    private static readonly string[] KeySheets =
        ["A-1 答案", "A-1 速查", "A-1 解析", "A-2 答案", "A-2 速查", "A-2 解析", "A 双向细目表", "A 试题明细", "A 覆盖表"];

    [Test]
    public void Sheets_to_mark_in_come_before_three_a_version_and_three_a_form() => Assert.That(
        OfficeText.Cells(MarkingWorkbook.Write(PackageTests.EveryType())).Keys, Is.EqualTo([.. MarkingSheets, .. KeySheets]));

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
    public void Specification_tells_cognitive_levels_and_facility_bands_beside_what_was_planned()
    {
        var rows = OfficeText.Cells(MarkingWorkbook.Write(Planned()))["A 双向细目表"];
        var apply = rows.Single(r => r[0] == "认知层次" && r[1] == "应用");
        var medium = rows.Single(r => r[0] == "难度档" && r[1] == "中");
        var area = rows.Single(r => r[0] == "L1-1" && r[1] == "　计划");
        Assert.Multiple(() =>
        {
            // Seven types of two columns each, then actual and planned.
            Assert.That(apply.Skip(16).Take(4), Is.EqualTo(["9", "52", "", "50–60"]));
            Assert.That(medium.Skip(16).Take(4), Is.EqualTo(["9", "52", "≥ 3", ""]));
            Assert.That(area.Skip(2).Take(4), Is.EqualTo(["2", "", "", "≤ 4"]));
            Assert.That(rows.Count(r => r[0] == "认知层次"), Is.EqualTo(6));
        });
    }

    [Test]
    public void Questions_are_listed_by_requirement_with_numbers_facility_and_revisions()
    {
        var paper = SeedQuestions.TheoryPaper();
        var rows = OfficeText.Cells(MarkingWorkbook.Write(paper))["A 试题明细"].Skip(3).ToList();
        foreach (var question in paper.Forms[0].Versions[0].Questions)
        {
            var row = rows.Single(r => r[^1] == question.Code);
            var other = paper.Forms[0].Versions[1].Questions.Single(q => q.Code == question.Code);
            Assert.That(
                (row[0], row[5], row[7], row[9], row[10], row[12]),
                Is.EqualTo((question.Requirements[0], $"{question.Facility}", "2", $"{question.Number}", $"{other.Number}", "2")));
        }

        Assert.That(rows.Take(50).Select(r => r[0]), Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
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
            Assert.That(Worksheets(xlsx).SelectMany(s => s.Value.Descendants(S + "f")).Where(f => f.Value.Contains(text, StringComparison.Ordinal)), Is.Empty);
            Assert.That(Worksheets(xlsx).Where(s => KeySheets.Contains(s.Key)).SelectMany(s => s.Value.Descendants(S + "f")), Is.Empty);
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
        var sheets = Worksheets(xlsx);
        foreach (var (name, sheet) in sheets)
        {
            Assert.Multiple(() =>
            {
                Assert.That((string?)sheet.Descendants(S + "pane").Single().Attribute("ySplit"), Is.EqualTo(name is "登分表" or "逐题得分" or "成绩表" ? "4" : "3"), name);
                Assert.That((string?)sheet.Descendants(S + "pageSetup").Single().Attribute("paperSize"), Is.EqualTo("9"), name);
                Assert.That((string?)sheet.Descendants(S + "pageSetup").Single().Attribute("fitToHeight"), Is.EqualTo("0"), name);
                Assert.That(sheet.Descendants(S + "col").Select(c => (int)c.Attribute("min")!), Is.Ordered, name);
            });
        }

        var names = Names(xlsx);
        foreach (var name in sheets.Keys)
        {
            Assert.That(names, Has.Some.Matches<XElement>(n => (string?)n!.Attribute("name") == "_xlnm.Print_Titles" && n.Value.Replace("'", "", StringComparison.Ordinal).Contains($"{name}!$1:$", StringComparison.Ordinal)), name);
            Assert.That(names, Has.Some.Matches<XElement>(n => (string?)n!.Attribute("name") == "_xlnm.Print_Area" && n.Value.Replace("'", "", StringComparison.Ordinal).StartsWith($"{name}!$A$1:", StringComparison.Ordinal)), name);
        }
    }

    [Test]
    public void Formulas_carry_no_results_and_are_calculated_on_opening()
    {
        var xlsx = MarkingWorkbook.Write(PackageTests.EveryType());
        var formulas = Worksheets(xlsx).Values.SelectMany(s => s.Descendants(S + "c")).Where(c => c.Element(S + "f") is not null).ToList();
        var calculation = XDocument.Parse(OfficeText.Parts(xlsx)["xl/workbook.xml"]).Descendants(S + "calcPr").Single();
        Assert.Multiple(() =>
        {
            Assert.That(formulas, Has.Count.GreaterThan(200 * 10));
            Assert.That(formulas.Select(c => (string?)c.Element(S + "v") ?? ""), Is.All.Empty);
            Assert.That((string?)calculation.Attribute("fullCalcOnLoad"), Is.EqualTo("1"));
            Assert.That(formulas.Select(c => ((string)c.Element(S + "f")!).Length), Is.All.LessThan(8192), "what Excel takes");
        });
    }

    [TestCase("登分表")]
    [TestCase("逐题得分")]
    [TestCase("成绩表")]
    public void The_last_row_for_a_candidate_is_the_first_under_its_own_number(string name)
    {
        var sheet = Worksheets(MarkingWorkbook.Write(PackageTests.EveryType()))[name];
        var rows = sheet.Descendants(S + "row").ToDictionary(r => (int)r.Attribute("r")!);
        Assert.Multiple(() =>
        {
            Assert.That(rows.Keys, Is.EqualTo(Enumerable.Range(1, 204)));
            Assert.That(rows[204].ToString(), Is.EqualTo(System.Text.RegularExpressions.Regex.Replace(rows[5].ToString(), @"(?<=r=""[A-Z]*|\$[A-Z]+)5(?![0-9])", "204")).And.Contain("$B204").Or.Contain("$A204"));
            Assert.That((string?)sheet.Descendants(S + "dimension").Single().Attribute("ref"), Does.EndWith("204"));
        });
    }

    [Test]
    public void Settings_are_cells_with_names()
    {
        var names = Names(MarkingWorkbook.Write(PackageTests.EveryType())).ToDictionary(n => (string)n.Attribute("name")! + (string?)n.Attribute("localSheetId"), n => n.Value, StringComparer.Ordinal);
        foreach (var name in (string[])["及格线", "记分步长", "考评员分差", "最少考评员数"])
            Assert.That(names[name], Does.Match(@"^'?使用说明'?!\$B\$[0-9]+(:|$)"));
    }

    [Test]
    public void The_pass_line_is_that_of_the_blueprint_or_sixty_in_a_hundred()
    {
        var paper = SeedQuestions.TheoryPaper();
        Assert.Multiple(() =>
        {
            Assert.That(Setting(paper with { PassMarks = Domain.Values.Marks.From(70) }, "及格线"), Is.EqualTo("70"));
            Assert.That(Setting(paper with { PassMarks = null }, "及格线"), Is.EqualTo("60"));
        });
    }

    [Test]
    public void The_step_is_half_a_mark_unless_a_rubric_asks_for_less()
    {
        var authored = Questions.Short();
        var fine = authored with { Rubric = [new RubricLine("一", Domain.Values.Marks.From(3.7m)), new RubricLine("二", Domain.Values.Marks.From(6.3m))] };
        Assert.Multiple(() =>
        {
            Assert.That(Setting(PaperBuilder.Of(authored), "记分步长"), Is.EqualTo("0.5"));
            Assert.That(Setting(PaperBuilder.Of(fine), "记分步长"), Is.EqualTo("0.1"));
        });
    }

    [Test]
    public void Written_marks_and_choices_are_checked_while_they_are_typed()
    {
        var sheet = Worksheets(MarkingWorkbook.Write(PackageTests.EveryType()))["登分表"];
        var rules = sheet.Descendants(S + "dataValidation").ToDictionary(r => (string)r.Attribute("sqref")!, r => (string)r.Element(S + "formula1")!, StringComparer.Ordinal);
        Assert.Multiple(() =>
        {
            Assert.That(rules["C5:C204"], Is.EqualTo("\"A\""));
            Assert.That(rules["D5:D204"], Is.EqualTo("\"1,2\""));
            Assert.That(rules["E5:E204"], Is.EqualTo("\"缺考,违纪\""));
            Assert.That(rules["M5:M204"], Does.Contain("M5<=10").And.Contain("记分步长"), "the seventh question, a short answer of ten marks");
            Assert.That(rules["O5:Q204"], Does.Contain("O5<=20"), "three assessors of the practical task");
        });
    }

    [Test]
    public void A_paper_whose_sections_differ_between_versions_is_refused()
    {
        var paper = PackageTests.EveryType();
        var shorter = paper.Forms[0].Versions[1] with { Sections = [.. paper.Forms[0].Versions[1].Sections.Skip(1)] };
        Assert.That(
            () => MarkingWorkbook.Write(paper with { Forms = [paper.Forms[0] with { Versions = [paper.Forms[0].Versions[0], shorter] }] }), Throws.ArgumentException);
    }

    private static PaperModel Planned() => PackageTests.EveryType() with
    {
        Shares =
        [
            new PlannedShare(new Dictionary<string, string>(StringComparer.Ordinal) { [AttributeNames.CognitiveLevel] = "Apply" }, InMarks: true, 50, 60),
            new PlannedShare(new Dictionary<string, string>(StringComparer.Ordinal) { [AttributeNames.FacilityBand] = "Medium" }, InMarks: false, 3, null, [1]),
            new PlannedShare(new Dictionary<string, string>(StringComparer.Ordinal) { [AttributeNames.FacilityBand] = "Hard" }, InMarks: false, 3, null, [2]),
            new PlannedShare(new Dictionary<string, string>(StringComparer.Ordinal) { [AttributeNames.WorkArea] = "L1-1", [AttributeNames.Type] = "SingleChoice" }, InMarks: false, 2, 2),
            new PlannedShare(new Dictionary<string, string>(StringComparer.Ordinal) { [AttributeNames.WorkArea] = "L1-1", [AttributeNames.Type] = "MultipleChoice" }, InMarks: true, null, 4),
        ],
    };

    private static string? Setting(PaperModel paper, string name) =>
        OfficeText.Cells(MarkingWorkbook.Write(paper))["使用说明"].Single(r => r[0] == name)[1];

    private static List<XElement> Names(byte[] xlsx) => [.. XDocument.Parse(OfficeText.Parts(xlsx)["xl/workbook.xml"]).Descendants(S + "definedName")];

    private static Dictionary<string, XDocument> Worksheets(byte[] xlsx)
    {
        var parts = OfficeText.Parts(xlsx);
        var targets = XDocument.Parse(parts["xl/_rels/workbook.xml.rels"]).Root!.Elements()
            .ToDictionary(r => (string)r.Attribute("Id")!, r => ((string)r.Attribute("Target")!).Replace("/xl/", "", StringComparison.Ordinal), StringComparer.Ordinal);
        return XDocument.Parse(parts["xl/workbook.xml"]).Descendants(S + "sheet").ToDictionary(
            sheet => (string)sheet.Attribute("name")!, sheet => XDocument.Parse(parts["xl/" + targets[(string)sheet.Attribute(R + "id")!]]), StringComparer.Ordinal);
    }
}
