using System.Xml.Linq;

namespace ExamBank.Generator.Documents.Checking;

/// <summary>A paragraph of a Word file as it reads.</summary>
/// <param name="Style">Id of its style.</param>
/// <param name="Text">Its text; a tab is <c>\t</c>, a line end <c>\n</c>, a formula or picture <see cref="PrintedText.Figure"/>.</param>
/// <param name="Aside">Whether it stands in a table that floats beside the text, as the box for a section's score does.</param>
internal sealed record PrintedParagraph(string Style, string Text, bool Aside = false);

/// <summary>What a Word file says.</summary>
internal static class PrintedText
{
    /// <summary>Stands for a formula or a picture: something is printed there that is not text.</summary>
    public const char Figure = '\uFFFC';

    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static readonly XNamespace M = "http://schemas.openxmlformats.org/officeDocument/2006/math";
    private static readonly XNamespace Compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    /// <summary>Paragraphs of a part in their order, those in tables and text boxes too.</summary>
    public static IReadOnlyList<PrintedParagraph> Paragraphs(XDocument part) =>
        [.. part.Descendants(W + "p").Where(IsShown).Select(p => new PrintedParagraph((string?)p.Element(W + "pPr")?.Element(W + "pStyle")?.Attribute(W + "val") ?? "", Text(p), Floats(p)))];

    /// <summary>All text of a part.</summary>
    public static string All(XDocument part) => string.Join('\n', Paragraphs(part).Select(p => p.Text));

    /// <summary>Whether something in a part is there but not seen.</summary>
    public static bool HidesSomething(XDocument part) => part.Descendants().Any(e =>
        e.Name == W + "vanish" || e.Name == W + "ins" || e.Name == W + "del" || e.Name == W + "commentReference" || e.Name == W + "object");

    // What stands in a fallback is what older programs show of the same.
    private static bool IsShown(XElement element) => !element.Ancestors(Compatibility + "Fallback").Any();

    private static bool Floats(XElement paragraph) => paragraph.Ancestors(W + "tbl").Any(table => table.Element(W + "tblPr")?.Element(W + "tblpPr") is not null);

    private static string Text(XElement paragraph)
    {
        var text = new System.Text.StringBuilder();
        Append(paragraph, text);
        return text.ToString();
    }

    private static void Append(XElement element, System.Text.StringBuilder text)
    {
        foreach (var child in element.Elements())
        {
            if (child.Name == W + "t") text.Append(child.Value);
            else if (child.Name == W + "tab" && element.Name == W + "r") text.Append('\t');
            else if (child.Name == W + "br" || child.Name == W + "cr") text.Append('\n');
            else if (child.Name == W + "drawing" || child.Name == W + "pict" || child.Name == M + "oMath") text.Append(Figure);
            // A paragraph within a text box is one of its own.
            else if (child.Name != W + "p" && child.Name != W + "pPr" && child.Name != Compatibility + "Fallback") Append(child, text);
        }
    }
}
