using DocumentFormat.OpenXml;
using ExamBank.Generator.Documents.Layouts;
using ExamBank.Generator.Documents.Word.Questions;

namespace ExamBank.Generator.Documents.Word;

/// <summary>The paper that a candidate reads, as a Word file. It takes nothing from a key, an explanation or a clock.</summary>
public static class PaperDocument
{
    /// <summary>Writes one version in the layout of those who choose none.</summary>
    public static byte[] Write(PaperModel paper, VersionModel version) => Write(paper, version, LayoutProfile.Default);

    /// <summary>
    /// Writes one version in a layout; the same model and layout give the same bytes. A caller asks <see cref="PrintProblems"/>
    /// first: a formula that cannot be set is printed as its author typed it, a picture that is missing is not passed over.
    /// </summary>
    /// <exception cref="ArgumentException">The paper shows a picture that is missing or unreadable.</exception>
    public static byte[] Write(PaperModel paper, VersionModel version, LayoutProfile layout)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(version);
        ArgumentNullException.ThrowIfNull(layout);
        PrintProblems.RequirePictures(paper);
        var style = PrintStyle.Of(layout);
        return WordFile.Write($"{paper.Title} {Terms.VersionTitle(paper, version)}", style, [], package =>
        {
            var printed = style with { Pictures = PictureShelf.Of(package, paper, layout.Logo) };
            return [.. Content(printed, paper, version), PageFurniture.Create(package, printed, paper, version)];
        });
    }

    private static IEnumerable<OpenXmlElement> Content(PrintStyle style, PaperModel paper, VersionModel version)
    {
        foreach (var block in TitleBlock.Write(style, paper, version)) yield return block;
        foreach (var block in NotesBlock.Write(style, paper)) yield return block;
        if (style.AnswersOnPaper)
            foreach (var block in ScoreTable.Write(style, version))
                yield return block;
        var numberIndent = QuestionWriter.NumberIndent(style, version);
        for (var i = 0; i < version.Sections.Count; i++)
        {
            foreach (var heading in SectionWriter.PartHeading(version, i)) yield return heading;
            foreach (var block in SectionWriter.Write(style, version.Sections[i], i + 1, numberIndent)) yield return block;
        }
    }
}
