using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Documents;
using ExamBank.Generator.Documents.Word;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Generator.Documents;

/// <summary>Markdown in stems and options, the friendly and the hostile.</summary>
public sealed class MarkdownTests
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    [Test]
    public void Lists_tables_and_code_become_blocks_and_the_answer_place_comes_last()
    {
        var docx = Write("看下表：\n\n| 月份 | 额 |\n|---|---:|\n| 1 | 10 |\n\n1. 先\n2. 后\n\n```\n<a b=\"c\">\n  x\n```");
        var text = OfficeText.Text(docx);
        Assert.That(text, Does.Contain("1.\t看下表：\n月份\n额\n1\n10\n").And.Contain("1.\t先\n2.\t后\n<a b=\"c\">\n  x\n（"));
        Assert.That(OfficeText.Body(docx).Descendants(W + "tblHeader").Count(), Is.EqualTo(2), "score table and this one");
    }

    [TestCase("---")]
    [TestCase("[甲]: http://example.org")]
    [TestCase("#")]
    [TestCase("-")]
    [TestCase(">")]
    public void A_stem_of_which_nothing_is_printed_still_has_its_number_and_writing_space(string stem)
    {
        foreach (var content in new[] { Support.Questions.Short(), Support.Questions.Fill(), Support.Questions.Case(), Support.Questions.Practical(), Support.Questions.Statement() })
        {
            var docx = Write(content with { Stem = stem });
            AssertValid(docx);
            Assert.That(OfficeText.Text(docx), Does.Contain("1.\t"), $"{content.Type}");
        }
    }

    [Test]
    public void A_thematic_break_between_paragraphs_leaves_them_as_they_are() =>
        Assert.That(OfficeText.Text(Write("第一段\n\n---\n\n第二段")), Does.Contain("1.\t第一段\n第二段"));

    [Test]
    public void Emphasis_works_beside_Chinese_punctuation_and_dots_Chinese()
    {
        var body = OfficeText.Body(Write("**注意：**请*仔细*读*once*"));
        string Styled(string element) => string.Concat(body.Descendants(W + element).Select(e => e.Ancestors(W + "r").First().Value));
        Assert.That((string[])[Styled("b"), Styled("em"), Styled("i")], Is.EqualTo(["注意：", "仔细", "once"]));
    }

    [Test]
    public void Ranges_with_tildes_and_single_brackets_stay_text() =>
        Assert.That(OfficeText.Text(Write("3~5天，6~8天，见[附表]与a_b_c")), Does.Contain("1.\t3~5天，6~8天，见[附表]与a_b_c（"));

    [Test]
    public void A_picture_stands_as_its_alternative_text() => Assert.That(OfficeText.Text(Write("见图![销售额](x.png)。")), Does.Contain("见图【图：销售额】。"));

    [TestCase("</w:t></w:r><w:r><w:vanish/>&lt;x&gt; <b>粗</b> & <!-- c -->")]
    [TestCase("生僻字𠮷与表情😀👨‍👩‍👧")]
    [TestCase("=HYPERLINK(\"http://x\",\"y\")")]
    public void Hostile_and_rare_text_is_printed_as_it_is(string text)
    {
        var docx = Write(text);
        AssertValid(docx);
        Assert.That(OfficeText.Text(docx), Does.Contain(text.Replace("&lt;x&gt;", "<x>", StringComparison.Ordinal)));
    }

    [Test]
    public void Control_characters_and_half_surrogates_never_reach_the_file()
    {
        var docx = Write("甲\u0001\u000B\u001F乙\uD842丙&#1;&#xFDD0;\uFDD00\uFDD0丁\uFFFE\u0085戊");
        AssertValid(docx);
        Assert.That(OfficeText.Text(docx), Does.Match("1\\.\t甲乙丙.?0?丁戊（"));
    }

    [Test]
    public void Titles_and_notes_are_escaped_too()
    {
        var paper = new PaperBuilder().Titled("<A> & \"B\"\u0002\n第二行").WithNotes("a < b & c\u0003")
            .Section(Domain.Questions.QuestionType.TrueFalse, new(Domain.Blueprints.ScoringMethod.AllOrNothing), new BuiltQuestion(Questions.Statement())).Build();
        foreach (var (path, bytes) in PaperFiles.Render(paper).Where(f => f.Path.EndsWith(".docx", StringComparison.Ordinal)))
        {
            AssertValid(bytes);
            Assert.That(OfficeText.Text(bytes), Does.StartWith("<A> & \"B\" 第二行\n").And.Contain("1.\ta < b & c"), path);
        }
    }

    [Test]
    public void Options_that_hold_a_list_or_a_table_stand_one_below_the_other()
    {
        var paper = PaperBuilder.Of(Questions.Single("题", "- 一\n- 二", "|a|b|\n|-|-|\n|1|2|", "丙", "丁"));
        var docx = PaperDocument.Write(paper, paper.Forms[0].Versions[0]);
        AssertValid(docx);
        Assert.That(OfficeText.Text(docx), Does.Contain("A.\t\n•\t一\n•\t二\nB.\t\na\nb\n1\n2\n").And.Contain("C.\t丙\nD.\t丁"));
    }

    private static byte[] Write(string stem) => Write(Support.Questions.Single(stem));

    private static byte[] Write(QuestionContent content)
    {
        var paper = PaperBuilder.Of(content, content.Stimulus is null ? null : "材料。");
        return PaperDocument.Write(paper, paper.Forms[0].Versions[0]);
    }

    private static void AssertValid(byte[] docx)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        Assert.That(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}"), Is.Empty);
    }
}
