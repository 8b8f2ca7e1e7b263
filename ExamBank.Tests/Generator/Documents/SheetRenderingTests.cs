using ExamBank.Domain.Questions;
using ExamBank.Generator.Documents;
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
    [Test]
    public void A_theory_paper_fills_its_sheets_and_cuts_no_question(
        [Values("a4", "a3", "8k", "16k", "large-print")] string sheet, [Values("L1", "L2", "L3")] string level)
    {
        var layout = LayoutCatalogue.Find(sheet, "").Value;
        var paper = SeedQuestions.TheoryPaper(level);
        var version = paper.Forms[0].Versions[0];
        var rendered = RenderedPages.Of($"{sheet}-{level}", "docx", PaperDocument.Write(paper, version, layout));
        var pages = rendered.Pages;
        Assert.Multiple(() =>
        {
            Assert.That(pages, Has.Count.InRange(sheet is "a3" or "8k" ? 3 : 6, sheet switch { "a3" or "8k" => 8, "large-print" => 26, _ => 16 }));
            for (var i = 0; i < pages.Count; i++)
            {
                Assert.That((pages[i].Width, pages[i].Height), Is.EqualTo((Points(layout.Sheet.Width), Points(layout.Sheet.Height))).Within(1), $"page {i + 1}");
                Assert.That(pages[i].Squeezed, Does.Contain($"第{i + 1}页共{pages.Count}页"), $"page {i + 1}");
                Assert.That(pages[i].Squeezed, i % 2 == 0 ? Does.Contain("密封线内不要答题") : Does.Not.Contain("密封线"), $"page {i + 1}");
            }

            foreach (var question in version.Questions) AssertUncut(layout.Columns, pages, question);
        });
    }

    [Test]
    public void A_paper_with_every_type_prints([Values("a4", "a3", "8k", "16k", "large-print")] string sheet)
    {
        var paper = PackageTests.EveryType();
        var rendered = RenderedPages.Of($"{sheet}-every-type", "docx", PaperDocument.Write(paper, paper.Forms[0].Versions[0], LayoutCatalogue.Find(sheet, "").Value));
        Assert.That(string.Concat(rendered.Pages.Select(p => p.Squeezed)), Does.Contain("实操题").And.Contain("提交要求").And.Contain("评卷人").And.Contain("得分"));
    }

    // Its number and the end of its last option stand in one column of one page, the number above the option.
    private static void AssertUncut(int columns, IReadOnlyList<RenderedPage> pages, QuestionModel question)
    {
        var start = RenderedPages.Squeeze($"{question.Number}.{question.Content.Stem}")[..8];
        var places = pages.SelectMany((page, index) => page.Lines.Where(l => RenderedPages.Squeeze(l.Text).StartsWith(start, StringComparison.Ordinal)).Select(l => (Page: index, Column: Column(page, l, columns), l.Top))).ToList();
        Assert.That(places, Has.Count.EqualTo(1), $"question {question.Number}");
        if (question.Content.Options is null || places.Count != 1) return;
        var option = PrintedAnswer.Options(question, question.Content, "")[^1];
        var end = RenderedPages.Squeeze($"{option.Letter}.{option.Option.Text}");
        end = end[..Math.Min(8, end.Length)];
        Assert.That(
            pages[places[0].Page].Lines.Any(l => l.Top > places[0].Top && Column(pages[places[0].Page], l, columns) == places[0].Column && RenderedPages.Squeeze(l.Text).Contains(end, StringComparison.Ordinal)),
            $"question {question.Number} is cut before {end}");
    }

    private static int Column(RenderedPage page, PlacedText line, int columns) => columns == 1 || line.Left < page.Width / 2 ? 0 : 1;

    private static double Points(decimal millimetres) => (double)(millimetres * 72 / 25.4m);
}
