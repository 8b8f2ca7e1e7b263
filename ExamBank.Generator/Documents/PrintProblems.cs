using ExamBank.Domain.Errors;
using ExamBank.Domain.Media;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Documents.Text;
using ExamBank.Generator.Documents.Text.Formulas;
using Markdig.Extensions.Mathematics;
using Markdig.Syntax;

namespace ExamBank.Generator.Documents;

/// <summary>What keeps a paper from being printed as its authors meant it; asked before anything is written.</summary>
public static class PrintProblems
{
    /// <summary>Every problem of every question, by its code and field (<c>SECO-1: options[2].text</c>); empty when there is none.</summary>
    public static IReadOnlyList<BankError> Of(PaperModel paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        return [.. OfPictures(paper), .. Texts(paper).Where(text => text.ForCandidates).SelectMany(text => Formulas(text.Path, text.Markdown))];
    }

    /// <summary>Pictures that are missing or unreadable.</summary>
    internal static IEnumerable<BankError> OfPictures(PaperModel paper) =>
        paper.Media is { } media ? Texts(paper).SelectMany(text => Pictures(media, text.Path, text.Markdown)) : [];

    /// <summary>For documents that print the questions: what a caller should have asked before.</summary>
    /// <exception cref="ArgumentException">The paper shows a picture that is missing or unreadable.</exception>
    internal static void RequirePictures(PaperModel paper)
    {
        if (OfPictures(paper).FirstOrDefault() is { } problem)
            throw new ArgumentException($"The paper cannot be printed: {problem.Code} at {problem.Path}.", nameof(paper));
    }

    private static IEnumerable<ContentText> Texts(PaperModel paper) => paper.Forms
        .SelectMany(f => f.Versions.Take(1)).SelectMany(v => v.Questions)
        .SelectMany(question => PrintedTexts.All(question).Select(text => text with { Path = $"{question.Code}: {text.Path}" }))
        .Distinct();

    private static IEnumerable<BankError> Pictures(IReadOnlyDictionary<string, byte[]> media, string path, string markdown)
    {
        foreach (var name in PictureLinks.In(markdown).Select(link => link.Target))
        {
            if (!media.TryGetValue(name, out var bytes)) yield return DocumentErrors.PictureMissing(path, name);
            else if (PictureFile.TryRead(bytes) is null) yield return DocumentErrors.PictureNotReadable(path, name);
        }
    }

    private static IEnumerable<BankError> Formulas(string path, string markdown)
    {
        var document = MarkedText.Parse(markdown).Document;
        foreach (var formula in document.Descendants<MathInline>().Select(m => m.Content.ToString()).Concat(document.Descendants<MathBlock>().Select(m => m.Lines.ToString())))
            // Two prices in one sentence look like a formula, but hold no command.
            if (formula.Contains('\\', StringComparison.Ordinal) && FormulaParser.TryParse(formula) is null)
                yield return DocumentErrors.FormulaUnknown(path, formula);
    }
}
