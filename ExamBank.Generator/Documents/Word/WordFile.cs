using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ExamBank.Generator.Documents.Word;

/// <summary>A Word file around its body: title, language, styles, settings and fonts. The same content gives the same bytes.</summary>
internal static class WordFile
{
    /// <param name="title">Title of the document.</param>
    /// <param name="style">Sizes.</param>
    /// <param name="styles">Styles beside those of the paper.</param>
    /// <param name="body">The body, the properties of its page last; pictures, heads and feet become parts of the file given.</param>
    public static byte[] Write(string title, PrintStyle style, IEnumerable<Style> styles, Func<WordPackage, IEnumerable<OpenXmlElement>> body)
    {
        var package = new WordPackage();
        package.Add(StyleSheet.Create(style, styles));
        package.Add(DocumentSettings.Create(style));
        package.Add(FontList.Create(style));
        var document = new Document(new Body(Apart(body(package))));
        Figures.Finish(style, document);
        return package.Save(title, document);
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
