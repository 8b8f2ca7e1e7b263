using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Documents;
using ExamBank.Generator.Documents.Layouts;
using ExamBank.Generator.Documents.Word;
using ExamBank.Generator.Exchange.Layouts;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Generator.Documents;

/// <summary>The paper on every sheet: what a layout changes, and what belongs to the sheet rather than to the questions.</summary>
public sealed class PaperSheetTests
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static IEnumerable<string> Sheets => LayoutCatalogue.Names;

    [TestCaseSource(nameof(Sheets))]
    public void The_file_is_valid_for_Office_2019_and_its_bytes_follow_model_and_layout(string sheet)
    {
        var docx = Write(PackageTests.EveryType(), sheet);
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        Assert.That(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"), Is.Empty);
        Assert.That(Write(PackageTests.EveryType(), sheet), Is.EqualTo(docx));
    }

    [TestCase("a4", 11906, 16838, null)]
    [TestCase("a3", 23811, 16838, "2")]
    [TestCase("8k", 22110, 15307, "2")]
    [TestCase("16k", 11055, 15307, null)]
    public void The_page_is_the_sheet_with_its_columns(string sheet, int width, int height, string? columns)
    {
        var page = OfficeText.Body(Write(PackageTests.EveryType(), sheet)).Element(W + "sectPr")!;
        var size = page.Element(W + "pgSz")!;
        Assert.Multiple(() =>
        {
            Assert.That(((int)size.Attribute(W + "w")!, (int)size.Attribute(W + "h")!), Is.EqualTo((width, height)));
            Assert.That((string?)size.Attribute(W + "orient"), Is.EqualTo(width > height ? "landscape" : null));
            Assert.That((string?)page.Element(W + "cols")?.Attribute(W + "num"), Is.EqualTo(columns));
        });
    }

    [Test]
    public void The_seal_line_stands_in_the_head_of_fronts_only()
    {
        var parts = OfficeText.Parts(Write(PackageTests.EveryType(), "a4"));
        var heads = parts.Where(p => p.Key.StartsWith("word/header", StringComparison.Ordinal)).Select(p => Words(p.Value)).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(heads, Has.Count.EqualTo(2));
            Assert.That(heads.Count(text => text.Contains("密封线内不要答题", StringComparison.Ordinal)), Is.EqualTo(1));
            Assert.That(heads.Single(text => text.Length > 0), Does.Match("考点_+姓名_+准考证号_+座位号_+"));
            Assert.That(parts["word/settings.xml"], Does.Contain("w:evenAndOddHeaders").And.Contain("w:mirrorMargins"));
        });
    }

    [Test]
    public void A_box_for_the_score_stands_before_each_heading_and_the_heading_in_no_table()
    {
        var body = OfficeText.Body(Write(PackageTests.EveryType(), "a4"));
        var headings = body.Descendants(W + "pStyle").Where(s => (string?)s.Attribute(W + "val") == "Heading2").Select(s => s.Ancestors(W + "p").First()).ToList();
        Assert.That(headings, Has.Count.EqualTo(7));
        foreach (var heading in headings)
        {
            Assert.That(heading.Parent, Is.EqualTo(body), "the navigation pane shows no heading of a table");
            Assert.That(heading.ElementsBeforeSelf().Last().Name, Is.EqualTo(W + "tbl"));
            Assert.That(heading.ElementsBeforeSelf().Last().Value, Is.EqualTo("得分评卷人"));
        }
    }

    [Test]
    public void A_paper_with_an_answer_sheet_has_no_place_to_write_and_says_so()
    {
        var docx = Write(PackageTests.EveryType(), "a4-sheet");
        var (text, parts) = (OfficeText.Text(docx), OfficeText.Parts(docx));
        Assert.Multiple(() =>
        {
            Assert.That(text, Does.Contain("答在试卷上无效").And.Contain("请在答题卡上将其字母涂黑").And.Contain("1.\t下列说法正确的是\n"));
            Assert.That(text, Does.Not.Contain("得分\n").And.Not.Contain("评卷人").And.Not.Contain("（）").And.Not.Contain("括号"));
            Assert.That(OfficeText.Paragraphs(docx).Select(p => p.Style), Has.None.EqualTo("WritingLine"));
            Assert.That(string.Concat(parts.Values), Does.Not.Contain("密封线"));
        });
    }

    [Test]
    public void An_answer_place_inside_a_sentence_stays_where_answers_go_on_a_sheet() =>
        Assert.That(OfficeText.Text(Write(PaperBuilder.Of(Questions.Single("属于[[answer]]的一种")), "a4-sheet")), Does.Contain("1.\t属于（）的一种\n"));

    [Test]
    public void Large_print_has_its_own_duration_and_sizes()
    {
        var docx = Write(PackageTests.EveryType(), "large-print");
        Assert.That(OfficeText.Text(docx), Does.Contain("考试时间：156 分钟"));
        var noted = PackageTests.EveryType() with { Notes = ["满分 120 分，考试时间 120 分钟；1120 分钟以后不得入场。"] };
        Assert.That(OfficeText.Text(Write(noted, "large-print")), Does.Contain("满分 120 分，考试时间 156 分钟；1120 分钟以后"), "the notes give the same time as the head");
        Assert.That(OfficeText.Text(Write(noted, "a4")), Does.Contain("考试时间 120 分钟"));
        Assert.That(OfficeText.Parts(docx)["word/styles.xml"], Does.Contain("<w:sz w:val=\"32\"").And.Contain("w:line=\"560\""));
    }

    [Test]
    public void Institution_logo_and_notes_of_the_layout_are_printed()
    {
        var layout = LayoutFile.Read(
            Encoding.UTF8.GetBytes(File.ReadAllText(Repository.Path("seed", "layouts", "a4.json"))
                .Replace("\"answersOn\"", "\"institution\": \"甲考评中心\", \"logo\": \"logo.png\", \"notes\": [\"关闭手机。\"], \"answersOn\"", StringComparison.Ordinal)),
            _ => Pictures.Png(600, 300)).Value;
        var paper = PackageTests.EveryType();
        var docx = PaperDocument.Write(paper, paper.Forms[0].Versions[0], layout);
        Assert.That(OfficeText.Text(docx), Does.StartWith("\n甲考评中心\n社交电商运营").And.Contain("3.\t关闭手机。"));
        Assert.That(OfficeText.Parts(docx)["word/document.xml"], Does.Contain("descr=\"甲考评中心标志\""));
    }

    [Test]
    public void A_question_longer_than_a_column_is_not_chained_whole_but_its_options_are()
    {
        var stem = string.Join("\n\n", Enumerable.Range(1, 60).Select(i => $"第 {i} 段材料。"));
        var paragraphs = OfficeText.Paragraphs(Write(PaperBuilder.Of(Questions.Single(stem, "一个比较长的选项，独占一行才放得下它的文字，一二三四五", "乙", "丙", "丁")), "a4"));
        bool Next(int i) => paragraphs[i].Element.Descendants(W + "keepNext").Any();
        var options = paragraphs.Index().Where(p => p.Item.Style == "QuestionOption").Select(p => p.Index).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(options.Select(Next), Is.EqualTo([true, true, true, false]));
            Assert.That(Next(options[0] - 1), Is.True, "the last of the stem goes with the options");
            Assert.That(Next(options[0] - 2), Is.False, "the stem itself may be cut");
        });
    }

    private static byte[] Write(PaperModel paper, string sheet) => PaperDocument.Write(paper, paper.Forms[0].Versions[0], LayoutCatalogue.Find(sheet, "").Value);

    private static string Words(string xml) => RenderedPages.Squeeze(string.Concat(XDocument.Parse(xml).Descendants(W + "t").Select(t => t.Value)));
}
