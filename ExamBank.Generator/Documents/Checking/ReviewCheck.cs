using System.Globalization;
using ExamBank.Domain.Errors;

namespace ExamBank.Generator.Documents.Checking;

/// <summary>A paper for reviewers: printed as the candidates' paper is, with answers, explanation and source behind each question.</summary>
internal static class ReviewCheck
{
    private const string Note = "ReviewNote";

    public static IEnumerable<BankError> Run(string path, VersionModel version, OfficeParts parts)
    {
        var paper = new List<PrintedParagraph>();
        var notes = new List<List<PrintedBlock>>();
        var inNotes = false;
        foreach (var block in PrintedText.Blocks(parts.Xml("word/document.xml")))
        {
            if (block.Paragraphs.Any(p => PrintedSections.IsHeading(p) || PrintedSections.IsQuestion(p))) inNotes = false;
            else if (!inNotes && block.Rows is null && block.Paragraphs[0].Style == Note)
            {
                inNotes = true;
                notes.Add([]);
            }

            if (inNotes) notes[^1].Add(block);
            else paper.AddRange(block.Paragraphs);
        }

        foreach (var flaw in PaperDocumentCheck.Run(path, version, paper)) yield return flaw;
        var questions = version.Questions.ToList();
        if (notes.Count != questions.Count)
        {
            yield return CheckErrors.Missing(path, "答案");
            yield break;
        }

        foreach (var (question, blocks) in questions.Zip(notes))
        {
            foreach (var flaw in AnswersCheck.Run(path, question, blocks, explained: true)) yield return flaw;
            var source = string.Concat(blocks.Where(b => b.Label == "试题").Select(b => b.Text));
            if (!source.Contains(question.Code, StringComparison.Ordinal) || !source.Contains(string.Create(CultureInfo.InvariantCulture, $"修订 {question.Revision}"), StringComparison.Ordinal))
                yield return CheckErrors.Words(path, question.Number);
        }
    }
}
