using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ExamBank.Generator.Documents.Word;

/// <summary>A Word file around its body: title, language, styles, settings and fonts. The same content gives the same bytes.</summary>
internal static class WordFile
{
    /// <param name="title">Title of the document.</param>
    /// <param name="style">Sizes.</param>
    /// <param name="styles">Styles beside those of the paper.</param>
    /// <param name="body">The body, the properties of its page last; pictures, heads and feet become parts of the document given.</param>
    public static byte[] Write(string title, PrintStyle style, IEnumerable<Style> styles, Func<MainDocumentPart, IEnumerable<OpenXmlElement>> body)
    {
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            package.PackageProperties.Title = Text.XmlText.OneLine(title);
            package.PackageProperties.Creator = "ExamBank";
            package.PackageProperties.Language = "zh-CN";
            var main = package.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = StyleSheet.Create(style, styles);
            main.AddNewPart<DocumentSettingsPart>("settings").Settings = DocumentSettings.Create(style);
            main.AddNewPart<FontTablePart>("fonts").Fonts = FontList.Create(style);
            main.Document = new Document(new Body(Apart(body(main))));
            Figures.Finish(style, main.Document);
        }

        return PackageNormaliser.Normalise(stream.ToArray());
    }

    // Two tables without a paragraph between them would become one, and a document does not end with a table.
    private static IEnumerable<OpenXmlElement> Apart(IEnumerable<OpenXmlElement> blocks)
    {
        OpenXmlElement? last = null;
        foreach (var block in blocks)
        {
            if (last is Table && block is (Table or SectionProperties)) yield return Wml.Paragraph(StyleNames.TableGap, []);
            yield return last = block;
        }
    }
}
