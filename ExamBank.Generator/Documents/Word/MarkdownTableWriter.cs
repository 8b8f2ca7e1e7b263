using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using ExamBank.Generator.Documents.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using MarkdownCell = Markdig.Extensions.Tables.TableCell;
using MarkdownRow = Markdig.Extensions.Tables.TableRow;
using MarkdownTable = Markdig.Extensions.Tables.Table;
using Table = DocumentFormat.OpenXml.Wordprocessing.Table;

namespace ExamBank.Generator.Documents.Word;

/// <summary>A Markdown table as a bordered table that keeps inside its column; its first row is repeated as its head.</summary>
internal sealed class MarkdownTableWriter(PrintStyle style, MarkdownInlines inlines)
{
    private const int CellPadding = 160;

    public Table Write(MarkdownTable table, int left)
    {
        var rows = table.OfType<MarkdownRow>().ToList();
        var columns = rows.Max(r => r.Count);
        var widths = Widths(rows, columns, style.TextWidth - left);
        var result = Grid.Create(widths, left);
        foreach (var row in rows)
            result.Append(Grid.Row(row.IsHeader, widths.Select((width, column) => Cell(table, row, column, width))));
        return result;
    }

    private DocumentFormat.OpenXml.Wordprocessing.TableCell Cell(MarkdownTable table, MarkdownRow row, int column, int width)
    {
        // A picture keeps inside its cell.
        var inCell = inlines.Within(Math.Max(1, width - CellPadding));
        IEnumerable<OpenXmlElement> runs = column < row.Count ? ((MarkdownCell)row[column]).OfType<LeafBlock>().SelectMany(leaf => inCell.Runs(leaf.Inline)) : [];
        var paragraph = Wml.Paragraph(row.IsHeader ? StyleNames.TableHead : StyleNames.TableText, runs);
        if (!row.IsHeader) paragraph.ParagraphProperties!.Justification = new Justification { Val = Alignment(table, column) };
        return Grid.Cell(width, paragraph);
    }

    private static JustificationValues Alignment(MarkdownTable table, int column) =>
        column < table.ColumnDefinitions.Count
            ? table.ColumnDefinitions[column].Alignment switch
            {
                TableColumnAlign.Center => JustificationValues.Center,
                TableColumnAlign.Right => JustificationValues.Right,
                _ => JustificationValues.Left,
            }
            : JustificationValues.Left;

    // As wide as the longest cell asks for. Where the page's column is too narrow for that, narrow columns keep what they ask for
    // and the wide ones share what is left, so that no cell is squeezed to a character a line for another's sake.
    private int[] Widths(List<MarkdownRow> rows, int columns, int available)
    {
        var wanted = Enumerable.Range(0, columns)
            .Select(column => rows.Where(r => column < r.Count).Max(r => Measure((MarkdownCell)r[column])) + CellPadding)
            .ToArray();
        var widths = new int[columns];
        var (left, rest) = (available, columns);
        foreach (var column in Enumerable.Range(0, columns).OrderBy(column => wanted[column]))
        {
            widths[column] = Math.Min(wanted[column], left / rest);
            left -= widths[column];
            rest--;
        }

        return widths;
    }

    private int Measure(MarkdownCell cell) =>
        cell.OfType<LeafBlock>().Sum(leaf => TextWidth.Of(PlainText.Of(leaf.Inline))) * style.BodySize / 100 + style.BodySize;
}
