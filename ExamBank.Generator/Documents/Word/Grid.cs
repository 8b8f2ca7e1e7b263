using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ExamBank.Generator.Documents.Word;

/// <summary>Bordered tables of fixed column widths.</summary>
internal static class Grid
{
    /// <summary>A table without rows yet.</summary>
    public static Table Create(IReadOnlyList<int> widths, int left = 0, bool centred = false)
    {
        var properties = new TableProperties
        {
            TableStyle = new TableStyle { Val = StyleNames.Table },
            TableWidth = new TableWidth { Width = Wml.Twips(widths.Sum()), Type = TableWidthUnitValues.Dxa },
            TableLayout = new TableLayout { Type = TableLayoutValues.Fixed },
            TableLook = new TableLook { Val = "0020", FirstRow = true, NoHorizontalBand = true, NoVerticalBand = true },
        };
        if (centred) properties.TableJustification = new TableJustification { Val = TableRowAlignmentValues.Center };
        if (left > 0) properties.TableIndentation = new TableIndentation { Width = left, Type = TableWidthUnitValues.Dxa };
        return new Table(properties, new TableGrid(widths.Select(width => new GridColumn { Width = Wml.Twips(width) })));
    }

    /// <summary>A row; a head is repeated on each page.</summary>
    public static TableRow Row(bool head, IEnumerable<TableCell> cells, int height = 0, bool exact = false)
    {
        var properties = new TableRowProperties();
        if (height > 0) properties.Append(new TableRowHeight { Val = (uint)height, HeightType = exact ? HeightRuleValues.Exact : HeightRuleValues.AtLeast });
        if (head) properties.Append(new TableHeader());
        var row = new TableRow(cells);
        if (properties.HasChildren) row.TableRowProperties = properties;
        return row;
    }

    /// <summary>A cell.</summary>
    public static TableCell Cell(int width, params OpenXmlElement[] content) => new(
        [new TableCellProperties(
            new TableCellWidth { Width = Wml.Twips(width), Type = TableWidthUnitValues.Dxa },
            new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center }), .. content]);

    /// <summary>A cell across several columns.</summary>
    public static TableCell Across(int columns, int width, params OpenXmlElement[] content)
    {
        var cell = Cell(width, content);
        if (columns > 1) cell.TableCellProperties!.GridSpan = new GridSpan { Val = columns };
        return cell;
    }

    /// <summary>The same table without rules.</summary>
    public static Table Unruled(Table table)
    {
        table.GetFirstChild<TableProperties>()!.TableBorders = new TableBorders(
            None<TopBorder>(), None<LeftBorder>(), None<BottomBorder>(), None<RightBorder>(), None<InsideHorizontalBorder>(), None<InsideVerticalBorder>());
        return table;
    }

    private static T None<T>()
        where T : BorderType, new() => new() { Val = BorderValues.None, Size = 0U, Space = 0U, Color = "auto" };
}
