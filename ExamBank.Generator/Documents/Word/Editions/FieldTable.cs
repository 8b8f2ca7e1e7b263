using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ExamBank.Generator.Documents.Word.Editions;

/// <summary>Labelled fields, two to a row; an empty one is a place to write in.</summary>
internal static class FieldTable
{
    public static IReadOnlyList<OpenXmlElement> Of(PrintStyle style, params IReadOnlyList<(string Label, string Value)> fields)
    {
        var label = style.TextWidth / 5;
        var value = (style.TextWidth / 2) - label;
        var table = Grid.Create([label, value, label, value]);
        foreach (var row in fields.Chunk(2))
        {
            var cells = row.SelectMany(field => (TableCell[])[Grid.Cell(label, Wml.Paragraph(StyleNames.TableHead, field.Label)), Grid.Cell(value, Value(field.Value))]).ToList();
            // A last field without a neighbour has the whole row.
            if (row.Length == 1) cells = [cells[0], Grid.Across(3, (2 * value) + label, Value(row[0].Value))];
            table.Append(Grid.Row(head: false, cells, style.Leading * 3 / 2));
        }

        return [.. KeptTogether.Chain(style, [table]), Wml.Paragraph(StyleNames.TableGap, [])];
    }

    private static Paragraph Value(string text) => Wml.Paragraph(StyleNames.TableText, text.Length == 0 ? [] : [Wml.Run(text)]);
}
