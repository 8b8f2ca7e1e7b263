using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using ExamBank.Generator.Documents.Layouts;

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
        if (PrintProblems.OfPictures(paper).FirstOrDefault() is { } problem)
            throw new ArgumentException($"The paper cannot be printed: {problem.Code} at {problem.Path}.", nameof(paper));
        var style = PrintStyle.Of(layout);
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            package.PackageProperties.Title = Text.XmlText.OneLine($"{paper.Title} {Terms.VersionTitle(paper, version)}");
            package.PackageProperties.Creator = "ExamBank";
            package.PackageProperties.Language = "zh-CN";
            var main = package.AddMainDocumentPart();
            style = style with { Pictures = PictureShelf.Fill(main, paper, version, layout.Logo) };
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = StyleSheet.Create(style);
            main.AddNewPart<DocumentSettingsPart>("settings").Settings = DocumentSettings.Create(style);
            main.AddNewPart<FontTablePart>("fonts").Fonts = FontList.Create(style);
            main.Document = new Document(new Body([.. Apart(Content(style, paper, version)), PageFurniture.Create(main, style, paper, version)]));
            Figures.Finish(style, main.Document);
        }

        return PackageNormaliser.Normalise(stream.ToArray());
    }

    private static IEnumerable<OpenXmlElement> Content(PrintStyle style, PaperModel paper, VersionModel version)
    {
        foreach (var block in TitleBlock.Write(style, paper, version)) yield return block;
        foreach (var block in NotesBlock.Write(style, paper)) yield return block;
        if (style.AnswersOnPaper)
            foreach (var block in ScoreTable.Write(style, version))
                yield return block;
        var severalParts = version.Sections.Select(s => s.Part).Distinct(StringComparer.Ordinal).Count() > 1;
        var numberIndent = NumberIndent(style, version);
        for (var i = 0; i < version.Sections.Count; i++)
        {
            var section = version.Sections[i];
            if (severalParts && (i == 0 || version.Sections[i - 1].Part != section.Part)) yield return Wml.Paragraph(StyleNames.Part, section.Part);
            foreach (var block in SectionWriter.Write(style, section, i + 1, numberIndent)) yield return block;
        }
    }

    // Two tables without a paragraph between them would become one, and a document does not end with a table.
    private static IEnumerable<OpenXmlElement> Apart(IEnumerable<OpenXmlElement> blocks)
    {
        OpenXmlElement? last = null;
        foreach (var block in blocks)
        {
            if (last is Table && block is Table) yield return Wml.Paragraph(StyleNames.TableGap, []);
            yield return last = block;
        }

        if (last is Table) yield return Wml.Paragraph(StyleNames.TableGap, []);
    }

    private static int NumberIndent(PrintStyle style, VersionModel version)
    {
        var digits = version.Questions.Select(q => q.Number).DefaultIfEmpty().Max().ToString(CultureInfo.InvariantCulture).Length;
        return style.NumberIndent + (Math.Max(0, digits - 2) * style.BodySize / 2);
    }
}
