using System.Globalization;
using ClosedXML.Excel;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using ExamBank.Generator.Documents;
using ExamBank.Generator.Documents.Excel;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Generator.Documents;

/// <summary>Made-up candidates, scored by the workbook's formulas in LibreOffice and by hand here.</summary>
[Long]
public sealed class MarkingScoresTests
{
    private const int FirstRow = 4;

    // Keys of form A, version 1: B D AC ABD √ ×; version 2: C A BD ACD × √. Keys of form B, version 1: A C BD ABC × √.
    // Marks: 2 and 1.5 (exchanged in version 2), 2 with 1 for part, 2 with 0.5 an option, 2 and 2, 10, 10 and 20.
    private static readonly Candidate[] Sitting =
    [
        new("all right", "A", "1", "", ["B", "D", "AC", "ABD", "√", "×", 10m, 10m, 20m, 20m], "2 1.5 2 2 2 2 10 10 20", "51.5", "及格"),
        new("small, full-width, any order, separators", "a", "1", "", ["b", "Ｄ", "ca", "d、b，A", "T", "f", 8.5m, 1.5m, 15m, 15.5m, 16m], "2 1.5 2 2 2 2 8.5 1.5 15.5", "37", "及格"),
        new("by the key of the second version", "A", "2", "", ["C", "a", "ｂｄ", "D C A", "错", "对", 0m, 0m, 0m, 0m], "1.5 2 2 2 2 2 0 0 0", "11.5", "不及格"),
        new("too few letters and none", "A", "1", "", [null, "A", "C", "AD", null, "√", 0m, 0m, 0m, 0m], "0 0 1 1 0 0 0 0 0", "2", "不及格"),
        new("one wrong letter spoils the rest", "A", "1", "", ["AB", "BD", "AB", "ABCD", "X", "✓", 0m, 0m, 0m, 0m], "0 0 0 0 0 0 0 0 0", "0", "不及格"),
        new("one right letter of three", "A", "1", "", [null, null, null, "b", null, null, 10m, 10m, 9m, 10m], "0 0 0 0.5 0 0 10 10 9.5", "30", "及格"),
        new("answers of A under form B", "B", "1", "", ["B", "D", "AC", "ABD", "√", "×", 10m, 10m, 20m, 20m], "0 0 0 0 0 0 10 10 20", "40", "及格"),
        new("half a mark short", "A", "1", "", [null, null, null, null, null, null, 10m, 10m, 9m, 10m], "0 0 0 0 0 0 10 10 9.5", "29.5", "不及格"),
        new("a form that does not exist", "C", "1", "", ["B", "D", "AC", "ABD", "√", "×", 10m, 10m, 20m, 20m], "        ", "", "待核对", "卷次有误；"),
        new("absent", "A", "1", "缺考", [], "        ", "", "缺考"),
        new("broke the rules, yet answers", "A", "1", "违纪", ["B"], "        ", "", "违纪", "违纪但有作答；"),
        new("marks out of range", "A", "1", "", ["B", "D", "AC", "ABD", "√", "×", 10.5m, -1m, 20.5m, 20m], "2 1.5 2 2 2 2 超 超 超", "11.5", "待核对", "3处分数超限；"),
        new("between two steps, missing, one assessor", "A", "1", "", ["B", null, null, null, null, null, 7.3m, null, 12m], "2 0 0 0 0 0 超 缺 缺", "2", "待核对", "1处分数超限；2题未登分；"),
        new("a word for a mark", "A", "1", "", [null, null, null, null, null, null, "八", 8m, "好", 12m], "0 0 0 0 0 0 超 8 超", "8", "待核对", "2处分数超限；"),
        new("assessors differ", "A", "1", "", [null, null, null, null, null, null, 10m, 10m, 12m, 14.5m], "0 0 0 0 0 0 10 10 13.25", "33.25", "及格", "第9题考评分差过大；"),
        new("assessors differ by the threshold", "A", "1", "", [null, null, null, null, null, null, 10m, 10m, 12m, 14m, 12.5m], "0 0 0 0 0 0 10 10 12.83", "32.83", "及格"),
        new("typing that is no answer", "A", "1", "", ["1", "A4", "对", "*", "A", "?", 10m, 10m, 20m, 20m], "疑 疑 疑 疑 疑 疑 10 10 20", "40", "待核对", "6处无法识别；"),
    ];

    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<string>>>> Calculated =
        new(() => CalculatedWorkbook.Of(MarkingWorkbook.Write(TwoForms()), Fill));

    private static IEnumerable<TestCaseData> Cases() => Sitting.Select((candidate, index) => new TestCaseData(index).SetArgDisplayNames(candidate.What));

    [TestCaseSource(nameof(Cases))]
    public void Scored_as_by_hand(int index)
    {
        var expected = Sitting[index];
        var scores = Calculated.Value["逐题得分"][FirstRow + index].Skip(4).Take(9);
        var result = Calculated.Value["成绩表"][FirstRow + index];
        Assert.Multiple(() =>
        {
            Assert.That(string.Join(' ', scores), Is.EqualTo(expected.Scores));
            Assert.That(result.Skip(11).Take(3), Is.EqualTo([expected.Total, expected.Verdict, expected.Faults]));
        });
    }

    [Test]
    public void Sections_add_up_to_the_total() => Assert.That(
        Calculated.Value["成绩表"][FirstRow + 1].Skip(4).Take(8), Is.EqualTo(["3.5", "2", "2", "4", "8.5", "1.5", "15.5", "37"]));

    [Test]
    public void Figures_of_the_sitting_are_counted()
    {
        var rows = Calculated.Value["使用说明"].ToDictionary(r => r[0], r => r.ElementAtOrDefault(1), StringComparer.Ordinal);
        Assert.That(
            new[] { "登记人数", "缺考人数", "违纪人数", "待核对人数", "及格人数", "不及格人数", "最高分", "最低分" }.Select(name => rows[name]),
            Is.EqualTo(["17", "1", "1", "5", "6", "4", "51.5", "0"]));
    }

    [Test]
    public void Rows_without_a_candidate_stay_empty() =>
        Assert.That(Calculated.Value["成绩表"][FirstRow + 150].Skip(1), Is.All.Empty);

    [Test]
    public void Numbers_of_candidates_keep_their_noughts_and_all_their_digits() =>
        Assert.That(Calculated.Value["成绩表"][FirstRow][1], Is.EqualTo(Number(0)));

    [Test]
    public void A_number_used_twice_and_answers_without_a_number_are_told()
    {
        var sheets = CalculatedWorkbook.Of(MarkingWorkbook.Write(TwoForms()), workbook =>
        {
            var sheet = workbook.Worksheet("登分表");
            foreach (var row in (int[])[5, 6])
            {
                // The first fifteen digits alone would not tell them apart.
                sheet.Cell(row, 2).SetValue("440106200601010011");
                sheet.Cell(row, 3).SetValue("A");
                sheet.Cell(row, 4).SetValue(1);
                sheet.Cell(row, 5).SetValue("缺考");
            }

            sheet.Cell(7, 2).SetValue("440106200601010012");
            sheet.Cell(7, 5).SetValue("缺考");
            sheet.Cell(8, 7).SetValue("A");
        });
        Assert.That(sheets["登分表"].Skip(FirstRow).Take(4).Select(r => r[5]), Is.EqualTo(["准考证号重复；", "准考证号重复；", "", "缺准考证号；"]));
    }

    [Test]
    public void Settings_move_the_pass_line_the_step_and_the_difference()
    {
        var sheets = CalculatedWorkbook.Of(MarkingWorkbook.Write(TwoForms()), workbook =>
        {
            Fill(workbook);
            workbook.NamedRange("及格线").Ranges.Single().FirstCell().SetValue(40);
            workbook.NamedRange("记分步长").Ranges.Single().FirstCell().SetValue(0.1m);
            workbook.NamedRange("考评员分差").Ranges.Single().FirstCell().SetValue(0.15m);
            workbook.NamedRange("最少考评员数").Ranges.Single().FirstCell().SetValue(1);
        });
        Assert.Multiple(() =>
        {
            Assert.That(sheets["成绩表"].Skip(FirstRow).Take(8).Select(r => r[12]), Is.EqualTo(["及格", "不及格", "不及格", "不及格", "不及格", "不及格", "及格", "不及格"]));
            Assert.That(sheets["逐题得分"][FirstRow + 12].Skip(10), Is.EqualTo(["7.3", "缺", "12"]));
            Assert.That(sheets["登分表"][FirstRow + 14][5], Is.Empty);
        });
    }

    private static string Number(int index) => (20260000001 + index).ToString("0000000000000", CultureInfo.InvariantCulture);

    private static void Fill(XLWorkbook workbook)
    {
        var sheet = workbook.Worksheet("登分表");
        for (var i = 0; i < Sitting.Length; i++)
        {
            var row = FirstRow + i + 1;
            sheet.Cell(row, 2).SetValue(Number(i));
            sheet.Cell(row, 3).SetValue(Sitting[i].Form);
            sheet.Cell(row, 4).SetValue(Sitting[i].Version);
            if (Sitting[i].State.Length > 0) sheet.Cell(row, 5).SetValue(Sitting[i].State);
            for (var place = 0; place < Sitting[i].Answers.Length; place++)
            {
                if (Sitting[i].Answers[place] is decimal marks) sheet.Cell(row, 7 + place).SetValue(marks);
                else if (Sitting[i].Answers[place] is string text) sheet.Cell(row, 7 + place).SetDataType(XLDataType.Text).SetValue(text);
            }
        }
    }

    private static PaperModel TwoForms()
    {
        var a = Form("b", "d", ["a", "c"], ["a", "b", "d"], truth: true);
        var b = Form("a", "c", ["b", "d"], ["a", "b", "c"], truth: false);
        var renamed = b.Forms[0] with { Name = "B", Versions = [.. b.Forms[0].Versions.Select(v => v with { Form = "B" })] };
        return a with { PassMarks = Marks.From(30), Forms = [a.Forms[0], renamed] };
    }

    private static PaperModel Form(string first, string second, string[] third, string[] fourth, bool truth) => new PaperBuilder()
        .WithVersions(2)
        .Section(
            QuestionType.SingleChoice,
            new ScoringRule(ScoringMethod.AllOrNothing),
            new BuiltQuestion(Questions.Single() with { Key = AnswerKey.Of(first), Explanation = null }, "S-1"),
            new BuiltQuestion(Questions.Single() with { Key = AnswerKey.Of(second), Marks = Marks.From(1.5m), Explanation = null }, "S-2"))
        .Section(QuestionType.MultipleChoice, new ScoringRule(ScoringMethod.PartialFixed, Marks.From(1)), new BuiltQuestion(Questions.Multiple() with { Key = AnswerKey.Of(third), Explanation = null }, "S-3"))
        .Section(QuestionType.MultipleChoice, new ScoringRule(ScoringMethod.PartialPerOption, Marks.From(0.5m)), new BuiltQuestion(Questions.Multiple() with { Key = AnswerKey.Of(fourth), Explanation = null }, "S-4"))
        .Section(
            QuestionType.TrueFalse,
            new ScoringRule(ScoringMethod.AllOrNothing),
            new BuiltQuestion(Questions.Statement(truth: truth), "S-5"),
            new BuiltQuestion(Questions.Statement(truth: !truth), "S-6"))
        .Section(QuestionType.ShortAnswer, new ScoringRule(ScoringMethod.Rubric), new BuiltQuestion(Questions.Short(), "S-7"))
        .Section(QuestionType.CaseAnalysis, new ScoringRule(ScoringMethod.Rubric), new BuiltQuestion(Questions.Case(), "S-8", Stimulus: "材料。"))
        .Section("实操", QuestionType.Practical, new ScoringRule(ScoringMethod.Rubric), new BuiltQuestion(Questions.Practical(), "S-9"))
        .Build();

    /// <param name="What">What the candidate is there to show.</param>
    /// <param name="Form">Form as typed.</param>
    /// <param name="Version">Version as typed.</param>
    /// <param name="State">缺考 or 违纪.</param>
    /// <param name="Answers">What is typed, from the first question.</param>
    /// <param name="Scores">What each question earns, by hand.</param>
    /// <param name="Total">What all earn, by hand.</param>
    /// <param name="Verdict">Pass or fail.</param>
    /// <param name="Faults">What the row is said to lack.</param>
    private sealed record Candidate(
        string What, string Form, string Version, string State, object?[] Answers, string Scores, string Total, string Verdict, string Faults = "");
}
