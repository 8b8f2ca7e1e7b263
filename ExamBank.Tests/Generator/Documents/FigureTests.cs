using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ExamBank.Generator.Documents;
using ExamBank.Generator.Documents.Layouts;
using ExamBank.Generator.Documents.Word;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Generator.Documents;

/// <summary>Formulas, pictures, sub- and superscripts in the texts of questions.</summary>
public sealed class FigureTests
{
    private static readonly XNamespace M = "http://schemas.openxmlformats.org/officeDocument/2006/math";
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static readonly XNamespace Wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";

    [TestCase(@"\frac{a}{b}", "f(num(a)den(b))")]
    [TestCase(@"\sqrt{x}", "rad(deg()e(x))")]
    [TestCase(@"\sqrt[3]{x+1}", "rad(deg(3)e(x+1))")]
    [TestCase("x^2", "sSup(e(x)sup(2))")]
    [TestCase("x_{10}", "sSub(e(x)sub(10))")]
    [TestCase("x_i^2", "sSubSup(e(x)sub(i)sup(2))")]
    [TestCase(@"\sum_{i=1}^{n} x_i", "nary(sub(i=1)sup(n)e(sSub(e(x)sub(i))))")]
    [TestCase(@"\left(\frac{1}{2}\right)^n", "sSup(e(d(e(f(num(1)den(2)))))sup(n))")]
    [TestCase(@"\alpha \times \beta \le 0.05", "α×β≤0.05")]
    [TestCase(@"\text{转化率} = \frac{\text{成交人数}}{\text{访客数}} \times 100\%", "转化率=f(num(成交人数)den(访客数))×100%")]
    [TestCase(@"\sin 2\pi - 1", "sin2π−1")]
    public void A_formula_becomes_an_equation_of_Word(string latex, string shape)
    {
        var docx = Write($"求${latex}$的值");
        AssertValid(docx);
        Assert.That(Shape(OfficeText.Body(docx).Descendants(M + "oMath").Single()), Is.EqualTo(shape));
        Assert.That(PrintProblems.Of(PaperBuilder.Of(Questions.Single($"求${latex}$的值"))), Is.Empty);
    }

    [Test]
    public void A_formula_on_a_line_of_its_own_is_one_too()
    {
        var docx = Write("求\n\n$$\nx^2\n$$\n\n的值");
        AssertValid(docx);
        Assert.That(OfficeText.Body(docx).Descendants(M + "oMath").Count(), Is.EqualTo(1));
    }

    [TestCase("从$5涨到$10，共$3元")]
    [TestCase("单价$5$美元元")]
    public void Prices_in_dollars_stay_text_or_lose_no_number(string stem)
    {
        var body = OfficeText.Body(Write(stem));
        Assert.That(RenderedPages.Squeeze(string.Concat(body.Descendants().Where(e => e.Name == W + "t" || e.Name == M + "t").Select(e => e.Value))), Does.Contain("5"));
        Assert.That(PrintProblems.Of(PaperBuilder.Of(Questions.Single(stem))), Is.Empty);
    }

    [TestCase(@"\matrix{a}")]
    [TestCase(@"\frac{a}")]
    [TestCase(@"\sqrt{x")]
    [TestCase(@"x^\frac")]
    [TestCase(@"\left(x")]
    public void A_formula_outside_the_subset_is_told_of_and_printed_as_typed(string latex)
    {
        var problem = PrintProblems.Of(PaperBuilder.Of(Questions.Single($"求${latex}$。"))).Single();
        Assert.That((problem.Code, problem.Path, problem.Facts["formula"]), Is.EqualTo(("document.formula-unknown", "TEST-001: stem", latex)));
        var docx = Write($"求${latex}$。");
        AssertValid(docx);
        Assert.That(OfficeText.Text(docx), Does.Contain($"求${latex}$。"));
    }

    [Test]
    public void A_formula_nested_without_end_is_no_formula() =>
        Assert.That(PrintProblems.Of(PaperBuilder.Of(Questions.Single("$" + string.Concat(Enumerable.Repeat(@"\sqrt{", 5000)) + "$"))).Select(p => p.Code), Is.EqualTo(["document.formula-unknown"]));

    [Test]
    public void Letters_and_digits_between_tildes_or_carets_stand_below_or_above()
    {
        var body = OfficeText.Body(Write("H~2~O占5 m^2^，3~5天，6~8天"));
        string At(string place) => string.Concat(body.Descendants(W + "vertAlign").Where(v => (string?)v.Attribute(W + "val") == place).Select(v => v.Ancestors(W + "r").First().Value));
        Assert.That((At("subscript"), At("superscript")), Is.EqualTo(("2", "2")));
        Assert.That(body.Value, Does.Contain("H2O占5 m2，3~5天，6~8天"));
    }

    [Test]
    public void A_picture_of_the_bank_is_printed_inside_its_column_with_its_words()
    {
        var paper = WithMedia(("a.png", Pictures.Png(4000, 1000)), "看图![销售额走势](a.png)作答");
        var docx = PaperDocument.Write(paper, paper.Forms[0].Versions[0]);
        AssertValid(docx);
        var drawing = OfficeText.Body(docx).Descendants(Wp + "inline").Single();
        var (wide, high) = ((long)drawing.Element(Wp + "extent")!.Attribute("cx")!, (long)drawing.Element(Wp + "extent")!.Attribute("cy")!);
        Assert.Multiple(() =>
        {
            Assert.That(wide, Is.LessThanOrEqualTo((long)(LayoutProfile.Default.ColumnWidth * 36000)).And.GreaterThan(100 * 36000));
            Assert.That((double)wide / high, Is.EqualTo(4).Within(0.01));
            Assert.That((string?)drawing.Element(Wp + "docPr")!.Attribute("descr"), Is.EqualTo("销售额走势"));
            Assert.That(PaperDocument.Write(paper, paper.Forms[0].Versions[0]), Is.EqualTo(docx), "same bytes");
        });
    }

    [Test]
    public void A_picture_in_a_table_keeps_inside_its_cell()
    {
        var paper = WithMedia(("a.png", Pictures.Png(4000, 1000)), "| 甲 | 乙 |\n|---|---|\n| ![图](a.png) | 文字 |");
        var docx = PaperDocument.Write(paper, paper.Forms[0].Versions[0]);
        AssertValid(docx);
        var drawing = OfficeText.Body(docx).Descendants(Wp + "inline").Single();
        var cell = drawing.Ancestors(W + "tc").First();
        Assert.That((long)drawing.Element(Wp + "extent")!.Attribute("cx")! / 635, Is.LessThanOrEqualTo((long)cell.Element(W + "tcPr")!.Element(W + "tcW")!.Attribute(W + "w")!).And.GreaterThan(100));
    }

    [Test]
    public void A_picture_printed_twice_is_held_once()
    {
        var paper = WithMedia(("a.png", Pictures.Png(40, 40)), "![甲](a.png)与![乙](a.png)");
        var docx = PaperDocument.Write(paper, paper.Forms[0].Versions[0]);
        AssertValid(docx);
        Assert.That(OfficeText.Parts(docx).Keys.Count(k => k.StartsWith("word/media/", StringComparison.Ordinal) || k.StartsWith("media/", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [TestCase("b.png", "document.picture-missing")]
    [TestCase("text.png", "document.picture-not-readable")]
    public void A_picture_that_cannot_be_printed_is_told_before_anything_is_written(string name, string code)
    {
        var paper = WithMedia(("text.png", "no picture"u8.ToArray()), $"看图![甲]({name})");
        var problem = PrintProblems.Of(paper).Single();
        Assert.That((problem.Code, problem.Path, problem.Facts["picture"]), Is.EqualTo((code, "TEST-001: stem", name)));
        Assert.That(() => PaperDocument.Write(paper, paper.Forms[0].Versions[0]), Throws.ArgumentException.With.Message.Contains(code));
    }

    [Test]
    public void Every_problem_has_its_sentences()
    {
        foreach (var error in ErrorFactories.Samples(typeof(DocumentErrors)))
        {
            var (chinese, english) = ErrorFactories.Sentences(error, typeof(DocumentErrors).Assembly);
            Assert.That((chinese, english), Is.Not.EqualTo((english, chinese)), error.Code);
            Assert.That(chinese + english, Does.Not.Contain("{"), error.Code);
        }
    }

    private static PaperModel WithMedia((string Name, byte[] Bytes) picture, string stem) =>
        PaperBuilder.Of(Questions.Single(stem)) with { Media = new Dictionary<string, byte[]>(StringComparer.Ordinal) { [picture.Name] = picture.Bytes } };

    // The equation's elements that give it its shape, with their texts.
    private static string Shape(XElement element) => string.Concat(element.Elements().Select(e => e.Name.LocalName switch
    {
        "r" => e.Value,
        "fPr" or "radPr" or "naryPr" or "dPr" or "sSupPr" or "sSubPr" or "sSubSupPr" or "ctrlPr" => "",
        var name => $"{name}({Shape(e)})",
    }));

    private static byte[] Write(string stem)
    {
        var paper = PaperBuilder.Of(Questions.Single(stem));
        return PaperDocument.Write(paper, paper.Forms[0].Versions[0]);
    }

    private static void AssertValid(byte[] docx)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        Assert.That(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}"), Is.Empty);
    }
}
