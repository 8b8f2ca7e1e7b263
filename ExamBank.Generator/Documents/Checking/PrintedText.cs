using System.Xml.Linq;

namespace ExamBank.Generator.Documents.Checking;

/// <summary>A paragraph of a Word file as it reads.</summary>
/// <param name="Style">Id of its style.</param>
/// <param name="Text">Its text; a tab is <c>\t</c>, a line end <c>\n</c>, a formula or picture <see cref="PrintedText.Figure"/>.</param>
/// <param name="Aside">Whether it stands in a table that floats beside the text, as the box for a section's score does.</param>
internal sealed record PrintedParagraph(string Style, string Text, bool Aside = false);

/// <summary>A paragraph or a table of the body.</summary>
/// <param name="Label">What stands at its head in bold between 【 and 】; null where nothing does.</param>
/// <param name="Paragraphs">Its paragraphs; the label is not among their words.</param>
/// <param name="Rows">Cells of a table, row by row; null for a paragraph.</param>
internal sealed record PrintedBlock(string? Label, IReadOnlyList<PrintedParagraph> Paragraphs, IReadOnlyList<IReadOnlyList<string>>? Rows)
{
    /// <summary>Its words, a line a paragraph.</summary>
    public string Text => string.Join('\n', Paragraphs.Select(p => p.Text));

    /// <summary>Whether it is a table with this head.</summary>
    public bool IsTable(params string[] head) => Rows is [{ } first, ..] && first.Take(head.Length).SequenceEqual(head, StringComparer.Ordinal);
}

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

    /// <summary>Paragraphs and tables of a document in their order; a table of one cell, or without a style, only keeps together what stands in it.</summary>
    public static IReadOnlyList<PrintedBlock> Blocks(XDocument document) => [.. Blocks(document.Root!.Element(W + "body")!)];

    private static IEnumerable<PrintedBlock> Blocks(XElement container) => container.Elements().Where(e => e.Name == W + "p" || e.Name == W + "tbl")
        .SelectMany(e => OnlyKeeps(e) ? e.Elements(W + "tr").Elements(W + "tc").SelectMany(Blocks) : [Block(e)]);

    private static bool OnlyKeeps(XElement element) => element.Name == W + "tbl"
        && (element.Element(W + "tblPr")?.Element(W + "tblStyle") is null || element.Elements(W + "tr").Elements(W + "tc").Count() == 1);

    /// <summary>All text of a part.</summary>
    public static string All(XDocument part) => string.Join('\n', Paragraphs(part).Select(p => p.Text));

    /// <summary>Whether something in a part is there but not seen.</summary>
    public static bool HidesSomething(XDocument part) => part.Descendants().Any(e =>
        e.Name == W + "vanish" || e.Name == W + "ins" || e.Name == W + "del" || e.Name == W + "commentReference" || e.Name == W + "object");

    // What stands in a fallback is what older programs show of the same.
    private static bool IsShown(XElement element) => !element.Ancestors(Compatibility + "Fallback").Any();

    private static PrintedBlock Block(XElement element)
    {
        var paragraphs = Paragraphs(new XDocument(element));
        if (element.Name == W + "tbl")
            return new PrintedBlock(null, paragraphs, [.. element.Elements(W + "tr").Select(row => (IReadOnlyList<string>)[.. row.Elements(W + "tc").Select(cell => string.Join('\n', Paragraphs(new XDocument(cell)).Select(p => p.Text)))])]);
        var first = element.Elements(W + "r").FirstOrDefault();
        var label = first?.Element(W + "rPr")?.Element(W + "b") is not null && first.Value is ['【', .., '】'] ? first.Value : null;
        return label is null
            ? new PrintedBlock(null, paragraphs, null)
            : new PrintedBlock(label[1..^1], [.. paragraphs.Select((p, i) => i == 0 ? p with { Text = p.Text[label.Length..] } : p)], null);
    }

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
