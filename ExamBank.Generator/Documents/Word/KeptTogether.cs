using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ExamBank.Generator.Documents.Word;

/// <summary>Blocks that must stand on one page: each line with the next, and no paragraph or row cut.</summary>
internal static class KeptTogether
{
    /// <summary>Chains the blocks; the last one lets go of what follows.</summary>
    public static IReadOnlyList<OpenXmlElement> Chain(IReadOnlyList<OpenXmlElement> blocks)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            var last = i == blocks.Count - 1;
            if (blocks[i] is Paragraph paragraph) Keep(paragraph, withNext: !last);
            else if (blocks[i] is Table table) Keep(table, withNext: !last);
        }

        return blocks;
    }

    private static void Keep(Table table, bool withNext)
    {
        var rows = table.Elements<TableRow>().ToList();
        foreach (var row in rows)
        {
            row.TableRowProperties ??= new TableRowProperties();
            row.TableRowProperties.InsertAt(new CantSplit(), 0);
            foreach (var paragraph in row.Descendants<Paragraph>()) Keep(paragraph, withNext || row != rows[^1]);
        }
    }

    private static void Keep(Paragraph paragraph, bool withNext)
    {
        var properties = paragraph.ParagraphProperties ??= new ParagraphProperties();
        properties.KeepLines = new KeepLines();
        if (withNext) properties.KeepNext = new KeepNext();
    }
}
