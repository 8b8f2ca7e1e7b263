using System.Xml.Linq;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using ExamBank.Generator.Documents;
using ExamBank.Generator.Documents.Word;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Generator.Documents;

/// <summary>What stands on the printed paper.</summary>
public sealed class PaperDocumentTests
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    [Test]
    public void The_head_says_title_form_duration_marks_and_sample()
    {
        var text = Text(SeedQuestions.TheoryPaper(versions: 1));
        Assert.That(text, Does.StartWith("社交电商运营（初级）理论\n【样卷】A卷\n考试时间：120 分钟　　满分：100 分　　及格：60 分"));
        Assert.That(text, Does.Contain("注意事项\n1.\t请在指定位置填写").And.Contain("题号\n一\n二\n三\n总分\n得分"));
    }

    [Test]
    public void The_version_is_named_where_a_form_has_several()
    {
        var paper = new PaperBuilder().NotSample().WithVersions(2)
            .Section(QuestionType.SingleChoice, new ScoringRule(ScoringMethod.AllOrNothing), new BuiltQuestion(Questions.Single())).Build();
        Assert.That(OfficeText.Text(PaperDocument.Write(paper, paper.Forms[0].Versions[1])), Does.Contain("\nA卷（第 2 版）\n").And.Not.Contain("样卷"));
    }

    [Test]
    public void Section_headings_count_their_questions_and_sum_their_marks()
    {
        var headings = Paragraphs(SeedQuestions.TheoryPaper()).Where(p => p.Style == "Heading2").Select(p => p.Text);
        Assert.That(headings, Is.EqualTo([
            "一、单项选择题（本大题共 30 小题，每小题 2 分，共 60 分）",
            "二、多项选择题（本大题共 15 小题，每小题 2 分，共 30 分）",
            "三、判断题（本大题共 5 小题，每小题 2 分，共 10 分）",
        ]));
    }

    [Test]
    public void Unequal_marks_stand_after_each_item_instead_of_in_the_heading()
    {
        var text = Text(new PaperBuilder()
            .Section(QuestionType.SingleChoice, new ScoringRule(ScoringMethod.AllOrNothing),
                new BuiltQuestion(Questions.Single("甲题"), Marks: Marks.From(1.5m)), new BuiltQuestion(Questions.Single("乙题"), Marks: Marks.From(2)))
            .Build());
        Assert.That(text, Does.Contain("（本大题共 2 小题，共 3.5 分）").And.Contain("甲题（1.5\u00A0分）（").And.Contain("乙题（2\u00A0分）（").And.Not.Contain("每小题 "));
    }

    [TestCase(ScoringMethod.AllOrNothing, null, "错选、多选、少选或未选均不得分。")]
    [TestCase(ScoringMethod.PartialFixed, 1.0, "少选得 1 分，错选、多选或未选不得分。")]
    [TestCase(ScoringMethod.PartialPerOption, 0.5, "少选时每选对一项得 0.5 分，错选、多选或未选不得分。")]
    public void The_instruction_says_the_scoring_rule(ScoringMethod method, double? marks, string words)
    {
        var paper = new PaperBuilder()
            .Section(QuestionType.MultipleChoice, new ScoringRule(method, marks is { } m ? Marks.From((decimal)m) : null), new BuiltQuestion(Questions.Multiple()))
            .Build();
        Assert.That(Paragraphs(paper).Single(p => p.Style == "Instruction").Text, Does.EndWith(words));
    }

    [TestCase("短", "短", "短", "短", 4)]
    [TestCase("九个字以内的选项甲", "短", "短", "短", 2)]
    [TestCase("这个选项有超过二十个汉字的长度所以独占一行才放得下", "短", "短", "短", 1)]
    [TestCase("abcdefghijklm", "短", "短", "短", 4)]
    public void Options_stand_in_as_many_columns_as_the_longest_allows(string a, string b, string c, string d, int columns)
    {
        var lines = Paragraphs(PaperBuilder.Of(Questions.Single("题", a, b, c, d))).Where(p => p.Style == "QuestionOption").Select(p => p.Text).ToList();
        Assert.That(lines, Has.Count.EqualTo(4 / columns));
        Assert.That(string.Join('\t', lines), Is.EqualTo($"A.\t{a}\tB.\t{b}\tC.\t{c}\tD.\t{d}"));
    }

    [Test]
    public void Five_short_options_leave_none_alone_in_a_row_of_four()
    {
        var lines = Paragraphs(PaperBuilder.Of(Questions.Multiple("题", "一", "二", "三", "四", "五"))).Where(p => p.Style == "QuestionOption").ToList();
        Assert.That(lines, Has.Count.EqualTo(3));
    }

    [Test]
    public void The_answer_place_follows_the_stem_or_stands_where_its_token_is()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Stem(Questions.Single("属于")), Is.EqualTo("1.\t属于（）"));
            Assert.That(Stem(Questions.Single("[[answer]]属于社交电商")), Is.EqualTo("1.\t（）属于社交电商"));
            Assert.That(Stem(Questions.Statement("**真的**吗[[answer]]。")), Is.EqualTo("1.\t真的吗（）。"));
        });
    }

    [Test]
    public void Blanks_are_rules_of_one_length_that_does_not_follow_the_answer()
    {
        Assert.That(Stem(Questions.Fill()), Is.EqualTo("1.\t社交电商的三要素是____________、____________和场。"));
    }

    [Test]
    public void Written_answers_get_lines_in_proportion_to_marks()
    {
        int Lines(decimal marks) => Paragraphs(new PaperBuilder()
            .Section(QuestionType.ShortAnswer, new ScoringRule(ScoringMethod.Rubric), new BuiltQuestion(Questions.Short(), Marks: Marks.From(marks))).Build())
            .Count(p => p.Style == "WritingLine");
        Assert.That((int[])[Lines(2), Lines(10), Lines(20)], Is.EqualTo([3, 8, 16]));
    }

    [Test]
    public void A_case_prints_its_stimulus_and_its_parts_with_their_marks()
    {
        var text = Text(PaperBuilder.Of(Questions.Case(), "某平台不备货。"));
        Assert.That(text, Does.Contain("1.\t阅读材料，回答问题。\n某平台不备货。\n(1)\t材料中的平台属于（2\u00A0分）（").And.Contain("\n(3)\t说明理由。（6\u00A0分）\n"));
    }

    [Test]
    public void Marks_of_parts_add_up_to_what_the_section_gives_the_case()
    {
        var text = Text(new PaperBuilder()
            .Section(QuestionType.CaseAnalysis, new ScoringRule(ScoringMethod.Rubric), new BuiltQuestion(Questions.Case(), Marks: Marks.From(15), Stimulus: "材料"))
            .Build());
        Assert.That(text, Does.Contain("每小题 15 分").And.Contain("属于（3\u00A0分）").And.Contain("备货。（3\u00A0分）").And.Contain("理由。（9\u00A0分）"));
    }

    [Test]
    public void A_practical_task_prints_materials_equipment_product_and_submission() =>
        Assert.That(Text(PaperBuilder.Of(Questions.Practical())), Does.Contain(
            "1.\t完成一份直播脚本。\n提供的材料：\n(1)\t商品清单.xlsx\n(2)\t品牌介绍\n设备与软件：\n(1)\t计算机一台\n提交成果：\n直播脚本一份（Word）\n提交要求：\n保存为“准考证号.docx”，存入考试文件夹。"));

    [Test]
    public void Every_paragraph_of_a_question_is_kept_with_the_next_but_the_last()
    {
        var paper = SeedQuestions.TheoryPaper();
        var body = Paragraphs(paper);
        var keeping = XDocument.Parse(OfficeText.Parts(Write(paper))["word/styles.xml"]).Root!.Elements(W + "style")
            .Where(style => style.Descendants(W + "keepLines").Any()).Select(style => (string)style.Attribute(W + "styleId")!).ToHashSet();
        var stems = body.Index().Where(p => p.Item.Style == "Question").Select(p => p.Index).ToList();
        for (var i = 0; i < stems.Count - 1; i++)
        {
            var question = body.Skip(stems[i]).Take(stems[i + 1] - stems[i]).TakeWhile(p => p.Style is "Question" or "QuestionText" or "QuestionOption").ToList();
            Assert.Multiple(() =>
            {
                Assert.That(question.Select(p => p.Element.Descendants(W + "keepLines").SingleOrDefault() is { } own ? own.Attribute(W + "val") is null : keeping.Contains(p.Style)), Is.All.True);
                Assert.That(question.SkipLast(1).Select(p => p.Element.Descendants(W + "keepNext").Any()), Is.All.True);
                Assert.That(question[^1].Element.Descendants(W + "keepNext").Any(), Is.False);
            });
        }
    }

    [Test]
    public void The_document_is_Chinese_and_has_a_title_and_heading_levels()
    {
        var parts = OfficeText.Parts(Write(SeedQuestions.TheoryPaper()));
        Assert.Multiple(() =>
        {
            Assert.That(parts["docProps/core.xml"], Does.Contain("<dc:title>社交电商运营（初级）理论 A卷（第 1 版）</dc:title>"));
            Assert.That(parts["word/styles.xml"], Does.Contain("<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"").And.Contain("w:outlineLvl"));
            Assert.That(parts["docProps/core.xml"], Does.Contain("<dc:language>zh-CN</dc:language>"));
        });
    }

    private static byte[] Write(PaperModel paper) => PaperDocument.Write(paper, paper.Forms[0].Versions[0]);

    private static string Text(PaperModel paper) => OfficeText.Text(Write(paper));

    private static IReadOnlyList<(string Style, string Text, XElement Element)> Paragraphs(PaperModel paper) => OfficeText.Paragraphs(Write(paper));

    private static string Stem(QuestionContent content) => Paragraphs(PaperBuilder.Of(content)).Single(p => p.Style == "Question").Text;
}
