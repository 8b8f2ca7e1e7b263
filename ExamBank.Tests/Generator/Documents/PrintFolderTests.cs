using ExamBank.Generator.Documents;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Generator.Documents;

/// <summary>A print package never holds a key: nothing of what only the author and the marker know is in any part of its files.</summary>
public sealed class PrintFolderTests
{
    [Test]
    public void No_key_rubric_answer_or_explanation_is_in_any_part_of_a_printed_file()
    {
        foreach (var (path, text) in PrintedParts(PackageTests.EveryType()))
            foreach (var secret in (string[])["机密", "秘密", "货源", "人群", "SECO-L1", "T-1", "Q-0000", "[[", "0.65", "答案："])
                Assert.That(text, Does.Not.Contain(secret), path);
    }

    [Test]
    public void No_explanation_code_or_bank_number_of_a_real_question_is_printed()
    {
        var paper = SeedQuestions.TheoryPaper();
        var parts = PrintedParts(paper).ToList();
        foreach (var question in paper.Forms[0].Versions[0].Questions)
        {
            var explanation = question.Content.Explanation!.Split("[[")[0];
            foreach (var (path, text) in parts)
            {
                Assert.That(text, Does.Not.Contain(question.Code).And.Not.Contain(question.QuestionNumber), path);
                if (explanation.Length >= 12) Assert.That(text, Does.Not.Contain(explanation), path);
            }
        }
    }

    [Test]
    public void Changing_only_the_key_changes_no_byte_of_the_print_folder()
    {
        var first = Print(PaperBuilder.Of(Questions.Single()));
        var second = Print(PaperBuilder.Of(Questions.Single() with { Key = Domain.Questions.AnswerKey.Of("d"), Explanation = "另一种解析" }));
        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public void A_printed_file_has_no_hidden_text_comment_or_custom_property()
    {
        foreach (var (path, text) in PrintedParts(PackageTests.EveryType()))
        {
            Assert.That(path, Does.Not.Contain("comments").And.Not.Contain("custom"));
            Assert.That(text, Does.Not.Contain("w:vanish").And.Not.Contain("<!--"), path);
        }
    }

    private static byte[] Print(PaperModel paper) => PaperFiles.Render(paper).Single(f => f.Path.StartsWith("print/", StringComparison.Ordinal)).Bytes;

    private static IEnumerable<(string Path, string Text)> PrintedParts(PaperModel paper) => PaperFiles.Render(paper)
        .Where(f => f.Path.StartsWith("print/", StringComparison.Ordinal))
        .SelectMany(f => OfficeText.Parts(f.Bytes).Select(p => ($"{f.Path}!{p.Key}", p.Value)));
}
