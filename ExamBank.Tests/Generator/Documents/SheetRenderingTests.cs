using ExamBank.Generator.Documents;
using ExamBank.Generator.Documents.Layouts;
using ExamBank.Generator.Documents.Word;
using ExamBank.Generator.Exchange.Layouts;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Generator.Documents;

/// <summary>Every sheet with the questions of every level, as LibreOffice prints it.</summary>
[Long]
[NonParallelizable]
public sealed class SheetRenderingTests
{
    private const double PointsPerMillimetre = 72 / 25.4;

    [Test]
    public void A_theory_paper_fills_its_sheets_and_cuts_no_question(
        [Values("a4", "a3", "8k", "16k", "large-print")] string sheet, [Values("L1", "L2", "L3")] string level)
    {
        var layout = LayoutCatalogue.Find(sheet, "").Value;
        var paper = SeedQuestions.TheoryPaper(level);
        var version = paper.Forms[0].Versions[0];
        var docx = PaperDocument.Write(paper, version, layout);
        var rendered = RenderedPages.Of($"{sheet}-{level}", "docx", docx);
        var pages = rendered.Pages;
        var columns = pages.SelectMany((page, index) => page.Columns(layout, front: index % 2 == 0)).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(pages, Has.Count.InRange(sheet is "a3" or "8k" ? 3 : 6, sheet switch { "a3" or "8k" => 8, "large-print" => 26, _ => 16 }));
            for (var i = 0; i < pages.Count; i++)
            {
                Assert.That(pages[i].Width, Is.EqualTo((double)layout.Sheet.Width * PointsPerMillimetre).Within(1), $"page {i + 1}");
                Assert.That(pages[i].Height, Is.EqualTo((double)layout.Sheet.Height * PointsPerMillimetre).Within(1), $"page {i + 1}");
                Assert.That(pages[i].Says($"第{i + 1}页共{pages.Count}页"), $"foot of page {i + 1}");
                Assert.That(Edge(layout, pages[i], front: i % 2 == 0), i % 2 == 0 ? Does.Contain("密封线内不要答题").And.Contain("准考证号") : Is.Empty, $"page {i + 1}");
            }

            foreach (var question in version.Questions) Assert.That(Column(columns, question), Is.Not.Null, $"question {question.Number}");
            Assert.That(version.Questions.Where(q => IsCut(columns, q)).Select(q => q.Number).ToList(), Is.Empty);
            Assert.That(columns.SelectMany(column => TornNumbers([.. column.Where(line => line.Top < (double)(layout.Sheet.Height - layout.Margins.Bottom) * PointsPerMillimetre)])), Is.Empty, "a number is broken by the end of a line");
            Assert.That(PrintedFonts.MissingGlyphs(rendered), Is.Empty);
            Assert.That(PrintedFonts.NotEmbedded(rendered), Is.Empty);
            foreach (var (member, family) in (IEnumerable<(string, string)>)[("body", layout.Fonts.Body), ("heading", layout.Fonts.Heading), ("latin", layout.Fonts.Latin)])
                Assert.That(OfficeText.Parts(docx)["word/styles.xml"], Does.Contain($"\"{family}\""), member);
        });
    }

    [Test]
    public void A_paper_with_every_type_prints([Values("a4", "a3", "8k", "16k", "large-print")] string sheet)
    {
        var paper = PackageTests.EveryType();
        var rendered = RenderedPages.Of($"{sheet}-every-type", "docx", PaperDocument.Write(paper, paper.Forms[0].Versions[0], LayoutCatalogue.Find(sheet, "").Value));
        Assert.That(string.Concat(rendered.Pages.Select(p => p.Squeezed)), Does.Contain("实操题").And.Contain("提交要求").And.Contain("评卷人").And.Contain("得分"));
        Assert.That(PrintedFonts.MissingGlyphs(rendered), Is.Empty);
    }

    [Test]
    public void Every_question_begins_at_the_margin_and_none_beside_a_score_box(
        [Values("a4", "a3", "8k", "16k", "large-print")] string sheet, [Values("theory", "every-type")] string name)
    {
        var layout = LayoutCatalogue.Find(sheet, "").Value;
        var paper = name == "theory" ? SeedQuestions.TheoryPaper() : PackageTests.EveryType();
        var version = paper.Forms[0].Versions[0];
        var pages = RenderedPages.Of($"{sheet}-{name}-margins", "docx", PaperDocument.Write(paper, version, layout)).Pages;
        var numbers = version.Questions.Select(q => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{q.Number}.")).ToHashSet(StringComparer.Ordinal);
        var begun = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (page, index) in pages.Select((page, index) => (page, index)))
        {
            var margins = Enumerable.Range(0, layout.Columns)
                .Select(i => (double)((index % 2 == 0 ? layout.Margins.Left : layout.Margins.Right) + (i * (layout.ColumnWidth + layout.ColumnGap))) * PointsPerMillimetre).ToList();
            begun.UnionWith(page.Words.Where(w => numbers.Contains(w.Text) && margins.Any(m => Math.Abs(w.Left - m) < 2)).Select(w => w.Text));
        }

        Assert.That(begun, Is.EquivalentTo(numbers));
    }

    // The column in which it begins; null where it begins nowhere.
    private static IReadOnlyList<(double Top, string Text)>? Column(IReadOnlyList<IReadOnlyList<(double Top, string Text)>> columns, QuestionModel question) =>
        columns.SingleOrDefault(c => c.Any(line => line.Text.StartsWith(Start(question), StringComparison.Ordinal)));

    // The end of its last option does not stand below its number in the same column.
    private static bool IsCut(IReadOnlyList<IReadOnlyList<(double Top, string Text)>> columns, QuestionModel question)
    {
        if (question.Content.Options is null || Column(columns, question) is not { } column) return false;
        var top = column.First(line => line.Text.StartsWith(Start(question), StringComparison.Ordinal)).Top;
        var option = PrintedAnswer.Options(question, question.Content, "")[^1];
        var end = RenderedPages.Squeeze($"{option.Letter}.{option.Option.Text}");
        return !column.Any(line => line.Top > top && line.Text.Contains(end[..Math.Min(8, end.Length)], StringComparison.Ordinal));
    }

    // Above the foot of the page, a line ends in a digit and the next begins with one, and not with the number of a question.
    private static IEnumerable<string> TornNumbers(IReadOnlyList<(double Top, string Text)> column) => column.Zip(column.Skip(1))
        .Where(pair => pair.First.Text.Length > 0 && char.IsAsciiDigit(pair.First.Text[^1]) && pair.Second.Text.Length > 0 && char.IsAsciiDigit(pair.Second.Text[0]))
        .Where(pair => pair.Second.Text.TrimStart("0123456789".ToCharArray()) is not ['.', ..])
        .Select(pair => $"{pair.First.Text} | {pair.Second.Text}");

    private static string Start(QuestionModel question) => RenderedPages.Squeeze($"{question.Number}.{question.Content.Stem}")[..8];

    // Text beside the columns, from the foot of the page upwards.
    private static string Edge(LayoutProfile layout, RenderedPage page, bool front) => string.Concat(page.Words
        .Where(w => w.Right < (double)(front ? layout.Margins.Left : layout.Margins.Right) * PointsPerMillimetre)
        .OrderBy(w => w.Left).ThenByDescending(w => w.Top).Select(w => w.Text));
}
