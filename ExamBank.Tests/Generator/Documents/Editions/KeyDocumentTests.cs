using System.Globalization;
using System.Xml.Linq;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using ExamBank.Generator.Documents;
using ExamBank.Generator.Documents.Word.Editions;
using ExamBank.Generator.Exchange.Layouts;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Generator.Documents.Editions;

/// <summary>Keys and scoring for those who mark.</summary>
public sealed class KeyDocumentTests
{
    [Test]
    public void The_file_is_sound([Values("a4", "8k", "large-print")] string layout, [Values] bool stress)
    {
        var paper = stress ? StressPaper.Build() : PackageTests.EveryType();
        WordFiles.AssertSound(() => Write(paper, 1, layout), $"{paper.Title} A卷（第 1 版） 参考答案及评分标准");
    }

    [Test]
    public void Keys_of_objective_questions_stand_in_blocks_of_five_by_the_letters_of_the_version([Values(1, 2)] int number)
    {
        var paper = SeedQuestions.TheoryPaper();
        var version = paper.Forms[0].Versions[number - 1];
        var rows = WordTables.Of(Write(paper, number)).Where(table => table[0][0] == "题号").SelectMany(table => table.Skip(1)).ToList();
        var keys = version.Questions.Select(Key).ToList();
        Assert.That(rows.Select(row => row[0]), Is.EqualTo(Enumerable.Range(0, 10).Select(i => string.Create(CultureInfo.InvariantCulture, $"{(i * 5) + 1}–{(i * 5) + 5}"))));
        Assert.That(rows.SelectMany(row => row.Skip(1)), Is.EqualTo(keys));
    }

    [Test]
    public void A_block_that_begins_or_ends_within_five_leaves_the_other_places_empty()
    {
        var rows = WordTables.Of(Write(PackageTests.EveryType())).Where(table => table[0][0] == "题号").Select(table => string.Join('|', table[1]));
        Assert.That(rows, Is.EqualTo(["1–2|B|B|||", "3|||AC||", "4–5||||√|×"]));
    }

    [Test]
    public void Unequal_marks_stand_behind_each_key()
    {
        var paper = new PaperBuilder().Section(
            QuestionType.SingleChoice, new ScoringRule(ScoringMethod.AllOrNothing), new BuiltQuestion(Questions.Single("甲"), Marks: Marks.From(1.5m)), new BuiltQuestion(Questions.Single("乙"), Marks: Marks.From(2))).Build();
        Assert.That(OfficeText.Text(Write(paper)), Does.Contain("\nB（1.5 分）\nB（2 分）\n"));
    }

    [Test]
    public void Written_answers_have_their_model_answer_accepted_answers_and_rubric()
    {
        var text = OfficeText.Text(Write(PackageTests.EveryType()));
        Assert.Multiple(() =>
        {
            Assert.That(text, Does.Contain("6.（2 分）\n【答案】第 1 空（1 分）：人群\n第 2 空（1 分）：货源 / 商品\n"));
            Assert.That(text, Does.Contain("7.（10 分）\n【参考答案】秘密答案：先分析人群，再比较货源。\n【评分细则】共 10 分\n序号\n评分要点\n分值\n1\n秘密细则：分析人群\n4\n2\n比较货源\n6\n\n合计\n10\n"));
            Assert.That(text, Does.Contain("8.（10 分）\n(1)（2 分）\n【答案】C\n(2)（2 分）\n【答案】×\n(3)（6 分）\n【参考答案】秘密答案：因为分销。\n"));
            Assert.That(text, Does.Contain("9.（20 分）\n【评分细则】共 20 分\n").And.Contain("\n12.5\n").And.Contain("\n7.5\n"));
        });
    }

    [Test]
    public void Rubric_lines_sum_to_the_marks_that_the_paper_gives([Values] bool stress)
    {
        var paper = stress ? StressPaper.Build() : PackageTests.EveryType();
        var rubrics = WordTables.Of(Write(paper)).Where(table => table[0].Contains("评分要点")).ToList();
        Assert.That(rubrics, Has.Count.EqualTo(paper.Forms[0].Versions[0].Questions.Sum(q => (q.Content.Rubric is null ? 0 : 1) + (q.Content.Parts ?? []).Count(p => p.Rubric is not null))));
        foreach (var rubric in rubrics)
            Assert.That(rubric[1..^1].Sum(row => decimal.Parse(row[2], CultureInfo.InvariantCulture)), Is.EqualTo(decimal.Parse(rubric[^1][2], CultureInfo.InvariantCulture)));
    }

    [Test]
    public void The_summary_adds_up_to_the_paper_and_says_the_scoring_rules()
    {
        var paper = PackageTests.EveryType();
        var summary = WordTables.Of(Write(paper))[0];
        Assert.Multiple(() =>
        {
            Assert.That(summary[1..^1].Sum(row => decimal.Parse(row[3], CultureInfo.InvariantCulture)), Is.EqualTo(paper.TotalMarks.Value));
            Assert.That(summary[^1], Is.EqualTo(["合计", "", "9", "52", ""]));
            Assert.That(summary[2], Is.EqualTo(["二", "多项选择题", "1", "2", "全部选对得满分，少选得 1 分，错选、多选或未选不得分。"]));
        });
    }

    private static string Key(QuestionModel question)
    {
        if (question.Content.Key!.Truth is { } truth) return truth ? "√" : "×";
        return string.Concat(question.OptionOrder[""].Index().Where(o => question.Content.Key.Options!.Contains(o.Item)).Select(o => (char)('A' + o.Index)));
    }

    private static byte[] Write(PaperModel paper, int version = 1, string layout = "a4") =>
        KeyDocument.Write(paper, paper.Forms[0].Versions[version - 1], LayoutCatalogue.Find(layout, "").Value);
}
