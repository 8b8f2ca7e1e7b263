using System.Globalization;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ExamBank.Generator.Documents;
using ExamBank.Generator.Documents.Editions;
using ExamBank.Generator.Documents.Layouts;
using ExamBank.Generator.Documents.Word;
using ExamBank.Generator.Exchange.Layouts;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Generator.Documents;

/// <summary>A paper that tries everything at once, on every sheet.</summary>
[Long]
[NonParallelizable]
public sealed class StressPaperTests
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static readonly XNamespace Wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";

    private static readonly PaperModel Paper = StressPaper.Build();

    private static IEnumerable<string> Sheets => LayoutCatalogue.Names;

    [TestCaseSource(nameof(Sheets))]
    public void It_is_valid_whole_and_inside_its_columns(string sheet)
    {
        var layout = LayoutCatalogue.Find(sheet, "").Value;
        var docx = Write(layout);
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        Assert.That(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"), Is.Empty);
        var body = OfficeText.Body(docx);
        var column = Math.Ceiling((double)layout.ColumnWidth * 1440 / 25.4);
        Assert.Multiple(() =>
        {
            Assert.That(Numbers(docx), Is.EqualTo(Enumerable.Range(1, 120)));
            Assert.That(OfficeText.Text(docx), Does.Contain(StressPaper.Hostile).And.Contain("𠮷𣗋与表情😀").And.Contain("abc 成立"));
            Assert.That(body.Descendants(W + "tbl").Select(t => t.Element(W + "tblGrid")!.Elements(W + "gridCol").Sum(c => (int)c.Attribute(W + "w")!)), Is.All.LessThanOrEqualTo(column));
            Assert.That(body.Descendants(Wp + "extent").Select(e => (double)e.Attribute("cx")! / 635), Is.All.LessThanOrEqualTo(column));
            Assert.That(body.Descendants(Wp + "docPr").Select(d => (int)d.Attribute("id")!), Is.Unique);
            Assert.That(body.Descendants(W + "vanish"), Is.Empty);
        });
        Assert.That(Write(layout), Is.EqualTo(docx), "same bytes");
    }

    [TestCaseSource(nameof(Sheets))]
    public void It_is_found_to_agree_when_it_is_read_back(string sheet)
    {
        var layout = LayoutCatalogue.Find(sheet, "").Value;
        var paper = Paper with { Layout = sheet };
        var usual = RenderedEditions.Usual(paper, layout);
        Assert.That(usual.Errors.Select(e => $"{e.Code} {e.Path} {string.Join(' ', e.Facts.Values)}"), Is.Empty);
        var packed = RenderedEditions.Missing(
            paper, new EditionDemand([], [PackageKind.Print, PackageKind.Marking]), layout, usual.Value.ToDictionary(f => f.Path, f => f.Bytes, StringComparer.Ordinal));
        Assert.That(packed.Errors.Select(e => $"{e.Code} {e.Path} {string.Join(' ', e.Facts.Values)}"), Is.Empty);
    }

    [TestCaseSource(nameof(Sheets))]
    public void It_prints_with_every_question_on_numbered_pages(string sheet)
    {
        var pages = RenderedPages.Of($"{sheet}-stress", "docx", Write(LayoutCatalogue.Find(sheet, "").Value)).Pages;
        Assert.Multiple(() =>
        {
            Assert.That(pages, Has.Count.InRange(15, 150));
            for (var i = 0; i < pages.Count; i++) Assert.That(pages[i].Says($"第{i + 1}页共{pages.Count}页"), $"foot of page {i + 1}");
            foreach (var number in Enumerable.Range(1, 70)) Assert.That(pages.Any(p => p.Says($"第{number}题")), $"question {number}");
            foreach (var (page, index) in pages.Select((page, index) => (page, index)))
                Assert.That(page.Words.Where(w => w.Right > page.Width || w.Bottom > page.Height), Is.Empty, $"page {index + 1}: text beyond the sheet");
        });
    }

    private static byte[] Write(LayoutProfile layout) => PaperDocument.Write(Paper, Paper.Forms[0].Versions[0], layout);

    private static IEnumerable<int> Numbers(byte[] docx) =>
        OfficeText.Paragraphs(docx).Where(p => p.Style == "Question" && char.IsAsciiDigit(p.Text[0])).Select(p => int.Parse(p.Text[..p.Text.IndexOf('.', StringComparison.Ordinal)], CultureInfo.InvariantCulture));
}
