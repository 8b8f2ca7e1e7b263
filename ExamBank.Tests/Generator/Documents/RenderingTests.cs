using ExamBank.Generator.Documents;
using ExamBank.Generator.Documents.Excel;
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
            Assert.That(pages.SelectMany(p => p.Split('\n')).Where(line => line.TrimStart().StartsWith('）')), Is.Empty, "a torn answer place");
            for (var i = 0; i < pages.Count; i++)
                Assert.That(Squeezed(pages[i]), Does.Contain($"第{i + 1}页共{pages.Count}页"), $"page {i + 1}");
            foreach (var question in paper.Forms[0].Versions[0].Questions)
                Assert.That(pages.Count(page => HoldsNumber(page, question.Number)), Is.GreaterThanOrEqualTo(1), $"question {question.Number}");
        });
    }

    [Test]
    public void A_question_is_not_cut_by_the_end_of_a_page([Values("L1", "L2", "L3")] string level, [Values(0, 1)] int number)
    {
        // The second version has the questions in another order, and so its pages end elsewhere.
        var paper = SeedQuestions.TheoryPaper(level);
        var version = paper.Forms[0].Versions[number];
        var pages = Pages($"theory-uncut-{level}-{number}", "docx", PaperDocument.Write(paper, version)).Select(Squeezed).ToList();
        foreach (var question in version.Questions.Where(q => q.Content.Options is not null))
        {
            // The stem's beginning and the last option's end must stand on one page.
            var stem = Squeezed(question.Content.Stem)[..12];
            var last = Squeezed(PrintedAnswer.Options(question, question.Content, "")[^1].Option.Text);
            last = last[Math.Max(0, last.Length - 6)..];
            Assert.That(pages.Any(p => p.Contains(stem, StringComparison.Ordinal) && p.Contains(last, StringComparison.Ordinal)), $"question {question.Number}");
        }
    }

    [Test]
    public void A_paper_with_every_type_prints()
    {
        var paper = PackageTests.EveryType();
        var pages = Pages("every-type", "docx", PaperDocument.Write(paper, paper.Forms[0].Versions[0]));
        Assert.That(Squeezed(string.Concat(pages)), Does.Contain("实操题").And.Contain("提交要求"));
    }

    [Test]
    public void The_marking_workbook_opens_and_prints()
    {
        var pages = Pages("workbook", "xlsx", MarkingWorkbook.Write(SeedQuestions.TheoryPaper()));
        Assert.That(Squeezed(string.Concat(pages)), Does.Contain("参考答案").And.Contain("双向细目表").And.Contain("技能要求覆盖表"));
    }

    private static List<string> Pages(string name, string extension, byte[] file)
    {
        var office = OptionalTool.Find("soffice");
        var reader = OptionalTool.Find("pdftotext");
        var painter = OptionalTool.Find("pdftoppm");
        var folder = Repository.Path("artifacts", "pages", name);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        var source = Path.Combine(folder, $"{name}.{extension}");
        File.WriteAllBytes(source, file);
        OptionalTool.Run(office, $"-env:UserInstallation=file://{Path.Combine(folder, "profile")}", "--headless", "--convert-to", "pdf", "--outdir", folder, source);
        Directory.Delete(Path.Combine(folder, "profile"), recursive: true);
        var pdf = Path.ChangeExtension(source, "pdf");
        OptionalTool.Run(painter, "-r", "70", "-png", pdf, Path.Combine(folder, "page"));
        var text = OptionalTool.Run(reader, "-layout", pdf, "-");
        return [.. text.TrimEnd('\f', '\n').Split('\f')];
    }

    private static bool HoldsNumber(string page, int number) =>
        page.Split('\n').Any(line => line.TrimStart().StartsWith($"{number}.", StringComparison.Ordinal));

    private static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
