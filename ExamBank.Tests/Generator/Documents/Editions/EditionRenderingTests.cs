using System.Globalization;
using System.Text;
using ExamBank.Generator.Documents;
using ExamBank.Generator.Documents.Layouts;
using ExamBank.Generator.Documents.Word;
using ExamBank.Generator.Documents.Word.Editions;
using ExamBank.Generator.Documents.Word.Editions.AnswerSheets;
using ExamBank.Generator.Exchange.Layouts;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Generator.Documents.Editions;

/// <summary>Editions as LibreOffice prints them; every page is in <c>artifacts/pages</c> to be looked at.</summary>
[Long]
[NonParallelizable]
public sealed class EditionRenderingTests
{
    private static PaperModel Paper(string name) => name switch
    {
        "theory" => SeedQuestions.TheoryPaper(),
        "L2" or "L3" => SeedQuestions.TheoryPaper(name),
        "every-type" => PackageTests.EveryType(),
        _ => StressPaper.Build(),
    };

    [TestCase("a4", 30)]
    [TestCase("large-print", 40)]
    public void Ruled_lines_are_as_far_apart_as_the_layout_says_on_paper_and_sheet(string name, int points)
    {
        var paper = PackageTests.EveryType();
        var (version, layout) = (paper.Forms[0].Versions[0], LayoutCatalogue.Find(name, "").Value);
        foreach (var (kind, docx) in (IEnumerable<(string, byte[])>)[("paper", PaperDocument.Write(paper, version, layout)), ("sheet", AnswerSheet.Write(paper, version, layout))])
        {
            var rules = RenderedPages.Of($"rules-{kind}-{name}", "docx", docx).Pages.Select(page => page.Words.Where(IsRule).Select(w => w.Top).Order().ToList()).First(tops => tops.Count >= 5);
            Assert.That(rules[1..5].Zip(rules[..4], (below, above) => below - above), Is.All.EqualTo(points).Within(0.5), kind);
        }
    }

    private static bool IsRule(PlacedText word) => word.Text.Length > 40 && word.Text.All(c => c == '_') && word.Right - word.Left > word.Bottom - word.Top;

    [Test]
    public void Every_page_of_an_answer_sheet_is_the_page_that_its_code_names(
        [Values("theory", "L2", "L3", "every-type", "stress")] string name, [Values("a4-sheet", "a3", "large-print")] string layout)
    {
        var paper = Paper(name);
        var version = paper.Forms[0].Versions[0];
        var rendered = RenderedPages.Of($"answer-sheet-{name}-{layout}", "docx", AnswerSheet.Write(paper, version, LayoutCatalogue.Find(layout, "").Value));
        var pages = rendered.Pages;
        Assert.Multiple(() =>
        {
            Assert.That(
                QrReader.OfPages(rendered),
                Is.EqualTo(Enumerable.Range(1, pages.Count).Select(page => $"EB1:P-000001:A:1:{page}:{pages.Count}:{version.Fingerprint[..16].ToUpperInvariant()}")));
            for (var i = 0; i < pages.Count; i++)
            {
                Assert.That((pages[i].Width, pages[i].Height), Is.EqualTo((595, 842)).Within(1), $"page {i + 1}");
                Assert.That(pages[i].Says($"第{i + 1}页共{pages.Count}页"), $"foot of page {i + 1}");
            }

            if (name is "theory" or "L2" or "L3") Assert.That(pages, Has.Count.EqualTo(layout == "large-print" ? 2 : 1));
        });
    }

    [Test]
    public void Every_document_that_goes_with_a_paper_prints_on_numbered_pages_of_A4(
        [Values("review", "key", "centre-pack", "score-sheet")] string edition, [Values("theory", "L2", "L3", "every-type", "stress")] string name, [Values("a4", "large-print")] string layout)
    {
        var paper = Paper(name);
        if (edition == "score-sheet" && !ScoreSheet.IsNeeded(paper)) Assert.Pass("A theory paper has no score sheet.");
        var rendered = RenderedPages.Of($"{edition}-{name}-{layout}", "docx", Write(edition, paper, LayoutCatalogue.Find(layout, "").Value));
        var pages = rendered.Pages;
        Assert.Multiple(() =>
        {
            Assert.That(PrintedFonts.MissingGlyphs(rendered), Is.Empty);
            for (var i = 0; i < pages.Count; i++)
            {
                Assert.That((pages[i].Width, pages[i].Height), Is.EqualTo((595, 842)).Within(1), $"page {i + 1}");
                Assert.That(pages[i].Says($"第{i + 1}页共{pages.Count}页"), $"foot of page {i + 1}");
                Assert.That(pages[i].Words.Where(w => w.Right > pages[i].Width - 20 || w.Bottom > pages[i].Height - 20), Is.Empty, $"page {i + 1}: text beyond the margins");
                Assert.That(pages[i].Words.Count, Is.GreaterThan(12), $"page {i + 1} is all but empty");
            }
        });
    }

    [Test]
    public void The_longest_candidate_number_and_many_forms_leave_the_head_whole([Values("a4", "large-print")] string name)
    {
        var layout = LayoutFile.Read(
            Encoding.UTF8.GetBytes(File.ReadAllText(Repository.Path("seed", "layouts", $"{name}.json")).Replace("\"answersOn\"", "\"candidateNumberDigits\": 14, \"answersOn\"", StringComparison.Ordinal)), _ => null).Value;
        var paper = SeedQuestions.TheoryPaper(versions: 8);
        paper = paper with { Forms = [.. "ABCDEFGHIJ".Select(letter => paper.Forms[0] with { Name = letter.ToString(), Versions = [.. paper.Forms[0].Versions.Select(v => v with { Form = letter.ToString() })] })] };
        var page = RenderedPages.Of($"answer-sheet-head-{name}", "docx", AnswerSheet.Write(paper, paper.Forms[9].Versions[7], layout)).Pages[0];
        Assert.That(page.Squeezed, Does.Contain("卷别").And.Contain("版次").And.Contain("缺考").And.Contain("违纪").And.Contain("由监考员填涂").And.Contain("贴条形码区"));
        double Top(string text) => page.Words.First(w => w.Text == text).Top;
        Assert.That(
            page.Words.Where(w => w.Top > Top("卷别") - 3 && w.Bottom < Top("贴条形码区") && w.Left < page.Width / 2).Select(w => w.Text),
            Is.SupersetOf(Enumerable.Range(1, 8).Select(n => n.ToString(CultureInfo.InvariantCulture)).Concat("ABCDEFGHIJ".Select(c => c.ToString()))));
        Assert.That(page.Words.Count(w => w.Text == "0"), Is.EqualTo(14));
    }

    private static byte[] Write(string edition, PaperModel paper, LayoutProfile layout)
    {
        var version = paper.Forms[0].Versions[0];
        return edition switch
        {
            "review" => ReviewPaper.Write(paper, version, layout),
            "key" => KeyDocument.Write(paper, version, layout),
            "score-sheet" => ScoreSheet.Write(paper, version, layout),
            _ => CentrePack.Write(paper, layout),
        };
    }
}
