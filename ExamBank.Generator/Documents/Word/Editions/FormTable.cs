using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ExamBank.Generator.Documents.Word.Editions;

/// <summary>A column of a <see cref="FormTable"/>.</summary>
/// <param name="Head">What stands in its head.</param>
/// <param name="Share">Its share of the width.</param>
/// <param name="Left">Whether its cells are set to the left; else they are centred.</param>
internal sealed record FormColumn(string Head, int Share, bool Left = false);

/// <summary>A ruled table as wide as the column of text, its head repeated on every page and no row cut.</summary>
/// <param name="style">Sizes.</param>
/// <param name="columns">Its columns.</param>
/// <param name="left">Distance from the margin.</param>
/// <param name="tall">Whether its rows have room for signatures.</param>
internal sealed class FormTable(PrintStyle style, IReadOnlyList<FormColumn> columns, int left = 0, bool tall = false)
{
    private const int CellPadding = 160;

    private readonly List<TableRow> rows = [];

    /// <summary>Adds a row of texts; an empty one is a place to write in.</summary>
    public FormTable Row(params IReadOnlyList<string> texts) => RowOf(texts.Select((text, column) => (IReadOnlyList<OpenXmlElement>)[Text(text, column)]));

    /// <summary>Adds rows to write in.</summary>
    public FormTable Empty(int count)
    {
        for (var i = 0; i < count; i++) Row([.. columns.Select(_ => "")]);
        return this;
    }

    /// <summary>Adds a row whose cell at <paramref name="column"/> is a text in Markdown.</summary>
    public FormTable Row(IReadOnlyList<string> texts, int column, string markdown)
    {
        var inside = style with { PageWidth = style.MarginLeft + style.MarginRight + Widths[column] - CellPadding };
        var blocks = MarkdownBlocks.Write(inside, StyleNames.TableText, markdown, 0);
        return RowOf(texts.Select((text, i) => i == column && blocks.Count > 0 ? blocks : [Text(text, i)]));
    }

    /// <summary>The table with the gap behind it; its rows stand on one page where they fit.</summary>
    public IReadOnlyList<OpenXmlElement> Build(bool together = false)
    {
        var widths = Widths;
        var table = Grid.Create(widths, left);
        table.Append(Grid.Row(head: true, columns.Select((column, i) => Grid.Cell(widths[i], Wml.Paragraph(StyleNames.TableHead, column.Head))), Height));
        table.Append(rows);
        foreach (var row in table.Elements<TableRow>())
        {
            row.TableRowProperties ??= new TableRowProperties();
            row.TableRowProperties.InsertAt(new CantSplit(), 0);
        }

        if (together) KeptTogether.Chain(style, [table]);
        else KeptTogether.WithNext([.. table.Elements<TableRow>().First().Descendants<Paragraph>()]);
        return [table, Wml.Paragraph(StyleNames.TableGap, [])];
    }

    private int Height => style.Leading * 5 / 4;

    private int[] Widths
    {
        get
        {
            var (width, shares) = (style.TextWidth - left, columns.Sum(c => c.Share));
            return [.. columns.Select(column => width * column.Share / shares)];
        }
    }

    private FormTable RowOf(IEnumerable<IReadOnlyList<OpenXmlElement>> cells)
    {
        var widths = Widths;
        rows.Add(Grid.Row(head: false, cells.Select((blocks, i) => Grid.Cell(widths[i], [.. blocks])), tall ? 2 * style.Leading : Height));
        return this;
    }

    private Paragraph Text(string text, int column)
    {
        var paragraph = Wml.Paragraph(StyleNames.TableText, text.Length == 0 ? [] : [Wml.Run(text)]);
        paragraph.ParagraphProperties!.Justification = new Justification { Val = columns[column].Left ? JustificationValues.Left : JustificationValues.Center };
        return paragraph;
    }
}
