using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ExamBank.Generator.Documents.Word;

/// <summary>Blocks that must stand in one column: each line with the next, and no paragraph or row cut.</summary>
internal static class KeptTogether
{
    // Heights are estimated: that of tables and formulas a little low, that of Latin text up to a quarter high. What is estimated
    // at so much of the column fits for certain, or may fit.
    private const int FitsForCertain = 80;
    private const int MayFit = 130;

    // Rows of tables are higher than their text by little and never lower.
    private const int TableFits = 90;
    private const int Half = 50;

    // Word keeps a chain of any length; LibreOffice leaves the beginning of a longer one behind. A table row that may not be cut
    // is obeyed by both, whatever stands in it.
    private const int LongestChain = 2;

    /// <summary>
    /// Keeps a question in one column where it fits, or may fit. Where it does not, each of its groups (stem with stimulus, then part
    /// by part) is kept that fits, and a group that does not is cut between its paragraphs, never between its options or behind its number.
    /// </summary>
    public static IReadOnlyList<OpenXmlElement> Question(PrintStyle style, IReadOnlyList<IReadOnlyList<OpenXmlElement>> groups)
    {
        if (Whole(style, groups) is { } whole) return whole;
        List<OpenXmlElement> kept = [.. groups.SelectMany(group => Whole(style, [group]) ?? Loosen(style, group))];
        // The last of the stimulus goes with the first part.
        if (groups is [[.., Paragraph last], _, ..]) Keep(last, withNext: true, lines: false);
        return kept;
    }

    /// <summary>Chains the blocks; the last one lets go of what follows.</summary>
    public static IReadOnlyList<OpenXmlElement> Chain(PrintStyle style, IReadOnlyList<OpenXmlElement> blocks)
    {
        for (var i = 0; i < blocks.Count; i++) Keep(blocks[i], withNext: i < blocks.Count - 1);
        return blocks.Count > LongestChain ? [blocks[0], Row(style, blocks.Skip(1))] : blocks;
    }

    /// <summary>Keeps blocks whole and with what follows them.</summary>
    public static IReadOnlyList<OpenXmlElement> WithNext(IReadOnlyList<OpenXmlElement> blocks)
    {
        foreach (var block in blocks) Keep(block, withNext: true);
        return blocks;
    }

    // The groups in one column; null where they surely fit into none.
    private static IReadOnlyList<OpenXmlElement>? Whole(PrintStyle style, IReadOnlyList<IReadOnlyList<OpenXmlElement>> groups)
    {
        List<OpenXmlElement> all = [.. groups.SelectMany(g => g)];
        if (IsWithin(style, all, FitsForCertain)) return Chain(style, all);
        return IsWithin(style, all, MayFit) ? Rows(style, groups) : null;
    }

    private static bool IsWithin(PrintStyle style, IEnumerable<OpenXmlElement> blocks, int percent) => BlockHeights.Of(style, blocks) <= style.TextHeight / 100 * percent;

    private static IReadOnlyList<OpenXmlElement> Loosen(PrintStyle style, IReadOnlyList<OpenXmlElement> group)
    {
        var few = 4 * style.Leading;
        for (var i = 0; i < group.Count; i++)
        {
            var (name, next) = (Wml.StyleOf(group[i]), i + 1 < group.Count ? Wml.StyleOf(group[i + 1]) : "");
            var withNext = i == 0 && group.Count > 1 || Answers(next) && !Answers(name) || name == StyleNames.WritingLine && next == name && i + 2 == group.Count;
            // A paragraph or row of more than a few lines may be cut; two lines of it stay on either side.
            if (group[i] is Paragraph paragraph) Keep(paragraph, withNext, lines: BlockHeights.Of(style, [paragraph]) <= few);
            else if (group[i] is Table table && BlockHeights.Of(style, [table]) <= style.TextHeight / 2) Keep(table, withNext);
        }

        var (before, options) = Options(group);
        return options.Count > 1 && IsWithin(style, options, FitsForCertain) ? [.. before, .. Chain(style, options)] : group;
    }

    // Options are the last of a group; one of them may hold other blocks, such as code.
    private static (IReadOnlyList<OpenXmlElement> Before, IReadOnlyList<OpenXmlElement> Options) Options(IReadOnlyList<OpenXmlElement> group)
    {
        var before = group.TakeWhile(block => Wml.StyleOf(block) != StyleNames.Option).ToList();
        return (before, [.. group.Skip(before.Count)]);
    }

    // Blocks in one row of a table without lines, as wide as the column. LibreOffice loses the end of such a row that is a little
    // higher than the column, so only what fits for certain may stand in it.
    private static Table Row(PrintStyle style, IEnumerable<OpenXmlElement> blocks)
    {
        var table = Unruled(style);
        table.Append(Row(style.TextWidth, blocks));
        return table;
    }

    // Row by row, each row with the next: one column takes all of them where it can, and where it cannot, it ends between two rows
    // and nothing is lost. A group of no great height is one row; options are one too. A paragraph that alone may be higher than the
    // column stands in no row: it keeps its lines by itself. Nor does such a table; it ends a column behind any of its rows.
    private static List<OpenXmlElement> Rows(PrintStyle style, IReadOnlyList<IReadOnlyList<OpenXmlElement>> groups)
    {
        var kept = new List<OpenXmlElement>();
        Table? rows = null;
        foreach (var row in groups.SelectMany(group => Rows(style, group)))
        {
            var isHigh = !IsWithin(style, row, row is [.., Table] ? TableFits : FitsForCertain);
            foreach (var block in row)
                if (!isHigh || block is Paragraph) Keep(block, withNext: block != groups[^1][^1]);
            if (isHigh)
            {
                kept.AddRange(row);
                rows = null;
                continue;
            }

            if (rows is null) kept.Add(rows = Unruled(style));
            rows.Append(Row(style.TextWidth, row));
        }

        return kept;
    }

    private static List<IReadOnlyList<OpenXmlElement>> Rows(PrintStyle style, IReadOnlyList<OpenXmlElement> group)
    {
        if (IsWithin(style, group, Half)) return [group];
        var (before, options) = Options(group);
        return options.Count > 0 && IsWithin(style, options, Half) ? [.. Singly(before), options] : Singly(group);
    }

    // A table with the paragraph before it: LibreOffice sees by the first paragraph of a row whether the row keeps with the next.
    private static List<IReadOnlyList<OpenXmlElement>> Singly(IReadOnlyList<OpenXmlElement> blocks)
    {
        var rows = new List<IReadOnlyList<OpenXmlElement>>();
        foreach (var block in blocks)
        {
            if (block is Table && rows is [.., [Paragraph before]]) rows[^1] = [before, block];
            else rows.Add([block]);
        }

        return rows;
    }

    private static Table Unruled(PrintStyle style) => new(
        new TableProperties
        {
            TableStyle = new TableStyle { Val = StyleNames.KeptTogether },
            TableWidth = new TableWidth { Width = Wml.Twips(style.TextWidth), Type = TableWidthUnitValues.Dxa },
            TableLayout = new TableLayout { Type = TableLayoutValues.Fixed },
        },
        new TableGrid(new GridColumn { Width = Wml.Twips(style.TextWidth) }));

    private static TableRow Row(int width, IEnumerable<OpenXmlElement> blocks)
    {
        var cell = new TableCell(new TableCellProperties(new TableCellWidth { Width = Wml.Twips(width), Type = TableWidthUnitValues.Dxa }));
        cell.Append(blocks);
        if (cell.LastChild is Table) cell.Append(Wml.Paragraph(StyleNames.TableGap, []));
        return new TableRow(new TableRowProperties(new CantSplit()), cell);
    }

    private static bool Answers(string name) => name is StyleNames.Option or StyleNames.WritingLine;

    private static void Keep(OpenXmlElement block, bool withNext)
    {
        if (block is Paragraph paragraph) Keep(paragraph, withNext, lines: true);
        else if (block is Table table) Keep(table, withNext);
    }

    private static void Keep(Table table, bool withNext)
    {
        var rows = table.Elements<TableRow>().ToList();
        foreach (var row in rows)
        {
            row.TableRowProperties ??= new TableRowProperties();
            if (row.TableRowProperties.GetFirstChild<CantSplit>() is null) row.TableRowProperties.InsertAt(new CantSplit(), 0);
            foreach (var paragraph in row.Descendants<Paragraph>()) Keep(paragraph, withNext || row != rows[^1], lines: true);
        }
    }

    private static void Keep(Paragraph paragraph, bool withNext, bool lines)
    {
        // In the order of the schema, behind the style: the SDK takes long to look the place up.
        var properties = Wml.Properties(paragraph);
        var style = properties.FirstChild;
        if (lines != KeepsLines(Wml.StyleOf(paragraph)) && properties.GetFirstChild<KeepLines>() is null)
            properties.InsertAfter(lines ? new KeepLines() : new KeepLines { Val = false }, (OpenXmlElement?)properties.GetFirstChild<KeepNext>() ?? style);
        if (withNext && properties.GetFirstChild<KeepNext>() is null) properties.InsertAfter(new KeepNext(), style);
    }

    // What the style sheet says of them.
    private static bool KeepsLines(string style) => style is StyleNames.Question or StyleNames.Option;
}
