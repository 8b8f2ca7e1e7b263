using ExamBank.Generator.Documents;
using ExamBank.Generator.Documents.Excel;
using ExamBank.Generator.Documents.Layouts;
using ExamBank.Generator.Documents.Word;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Generator.Documents;

/// <summary>What LibreOffice makes of the files. The pages stay in <c>artifacts/pages</c> to be looked at.</summary>
[Long]
[NonParallelizable]
public sealed class RenderingTests
{
    [Test]
    public void A_theory_paper_prints_all_its_questions_on_numbered_pages([Values("L1", "L2", "L3")] string level)
    {
        var paper = SeedQuestions.TheoryPaper(level);
        var pages = Pages($"theory-{level}", "docx", PaperDocument.Write(paper, paper.Forms[0].Versions[0]));
        Assert.Multiple(() =>
        {
            Assert.That(pages, Has.Count.InRange(5, 16));
            var lines = pages.SelectMany(Lines).ToList();
            Assert.That(lines.Where(line => line.StartsWith('）')), Is.Empty, "a torn answer place");
            for (var i = 0; i < pages.Count; i++) Assert.That(pages[i].Says($"第{i + 1}页共{pages.Count}页"), $"page {i + 1}");
            foreach (var question in paper.Forms[0].Versions[0].Questions)
                Assert.That(lines.Any(line => line.StartsWith($"{question.Number}.", StringComparison.Ordinal)), $"question {question.Number}");
        });
    }

    [Test]
    public void A_question_is_not_cut_by_the_end_of_a_page([Values("L1", "L2", "L3")] string level, [Values(0, 1)] int number)
    {
        // The second version has the questions in another order, and so its pages end elsewhere.
        var paper = SeedQuestions.TheoryPaper(level);
        var version = paper.Forms[0].Versions[number];
        var pages = Pages($"theory-uncut-{level}-{number}", "docx", PaperDocument.Write(paper, version)).Select(page => page.Squeezed).ToList();
        foreach (var question in version.Questions.Where(q => q.Content.Options is not null))
        {
            // The stem's beginning and the last option's end must stand on one page.
            var stem = RenderedPages.Squeeze(question.Content.Stem)[..12];
            var last = RenderedPages.Squeeze(PrintedAnswer.Options(question, question.Content, "")[^1].Option.Text);
            last = last[Math.Max(0, last.Length - 6)..];
            Assert.That(pages.Any(p => p.Contains(stem, StringComparison.Ordinal) && p.Contains(last, StringComparison.Ordinal)), $"question {question.Number}");
        }
    }

    [Test]
    public void A_paper_with_every_type_prints()
    {
        var paper = PackageTests.EveryType();
        var pages = Pages("every-type", "docx", PaperDocument.Write(paper, paper.Forms[0].Versions[0]));
        Assert.That(string.Concat(pages.Select(page => page.Squeezed)), Does.Contain("实操题").And.Contain("提交要求"));
    }

    [Test]
    public void The_marking_workbook_opens_and_prints()
    {
        var pages = Pages("workbook", "xlsx", MarkingWorkbook.Write(SeedQuestions.TheoryPaper()));
        Assert.That(string.Concat(pages.Select(page => page.Squeezed)), Does.Contain("参考答案").And.Contain("双向细目表").And.Contain("技能要求覆盖表"));
    }

    private static IReadOnlyList<RenderedPage> Pages(string name, string extension, byte[] file) => RenderedPages.Of(name, extension, file).Pages;

    // Lines of the one column of the layout of those who choose none.
    private static List<string> Lines(RenderedPage page, int index) =>
        [.. page.Columns(LayoutProfile.Default, front: index % 2 == 0).Single().Select(line => line.Text)];
}
