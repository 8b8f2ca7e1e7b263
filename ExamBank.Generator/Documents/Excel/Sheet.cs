using System.Globalization;
using ClosedXML.Excel;
using ExamBank.Domain.Values;
using ExamBank.Generator.Documents.Text;

namespace ExamBank.Generator.Documents.Excel;

/// <summary>
/// A worksheet with a title, an identity line and a head of columns that stay in view and repeat on every printed page.
/// All cells are written here: a text stays a text, whatever it begins with.
/// </summary>
internal sealed class Sheet
{
    // What Excel takes in one cell, and the height it allows a row, in points.
    private const int LongestText = 32_767;
    private const double HighestRow = 409;
    private const double LineHeight = 16;
    private const double RowPadding = 4;

    // The size of text in cells, by which columns are measured, in points.
    private const double StandardSize = 11;

    private readonly IXLWorksheet worksheet;
    private readonly IReadOnlyList<double> widths;
    private readonly CellStyles styles = new();
    private readonly int headRow;
    private int row;
    private int lastMade;

    private Sheet(IXLWorksheet worksheet, IReadOnlyList<double> widths, int headRow)
    {
        (this.worksheet, this.widths, this.headRow) = (worksheet, widths, headRow);
        row = lastMade = headRow;
    }

    /// <summary>Its name.</summary>
    public string Name => worksheet.Name;

    /// <summary>Number of the first row below the head.</summary>
    public int FirstRow => headRow + 1;

    /// <summary>Number of the last row written.</summary>
    public int LastRow => row;

    /// <summary>Adds a sheet; widths are in characters of the standard font.</summary>
    public static Sheet Add(
        XLWorkbook workbook, string name, string title, string identity, IReadOnlyList<(string Head, double Width)> columns, SheetLayout? layout = null)
    {
        layout ??= new SheetLayout();
        string[] lines = layout.Line is { } line ? [title, identity, line] : [title, identity];
        var sheet = new Sheet(workbook.Worksheets.Add(name), [.. columns.Select(c => c.Width)], lines.Length + 1);
        for (var i = 0; i < lines.Length; i++) sheet.Line(i + 1, lines[i], bold: i == 0, size: i switch { 0 => 14, 1 => 9, _ => 11 });
        for (var i = 0; i < columns.Count; i++)
        {
            sheet.worksheet.Column(i + 1).Width = columns[i].Width;
            sheet.Set(sheet.worksheet.Cell(sheet.headRow, i + 1), columns[i].Head, bold: true);
        }

        sheet.worksheet.Row(sheet.headRow).Height = columns.Max(c => Height(c.Head, c.Width));
        if (layout.FrozenColumns == 0) sheet.worksheet.SheetView.FreezeRows(sheet.headRow);
        else sheet.worksheet.SheetView.Freeze(sheet.headRow, layout.FrozenColumns);
        sheet.SetUpPage(layout);
        return sheet;
    }

    /// <summary>
    /// Adds a row. A string is text; an <see cref="int"/>, a <see cref="decimal"/>, <see cref="Marks"/>, a <see cref="Facility"/> or
    /// a <see cref="Share"/> is a number; a <see cref="Formula"/> is calculated; an <see cref="Entry"/> is filled in; null leaves
    /// the cell empty.
    /// </summary>
    /// <param name="values">Values from the left.</param>
    /// <param name="bold">Whether it is a row of sums.</param>
    /// <param name="lastAcross">Whether the last value stretches over all columns that remain.</param>
    public void Row(IReadOnlyList<object?> values, bool bold = false, bool lastAcross = false)
    {
        lastMade = ++row;
        for (var i = 0; i < widths.Count; i++) Set(worksheet.Cell(row, i + 1), i < values.Count ? values[i] : null, bold);

        if (lastAcross) worksheet.Range(row, values.Count, row, widths.Count).Merge();
        // Heights are set because not every program measures wrapped text when it opens a file.
        worksheet.Row(row).Height = values
            .Select((value, i) => Height(value as string ?? "", lastAcross && i == values.Count - 1 ? widths.Skip(i).Sum() : widths[i]))
            .Max();
    }

    /// <summary>Adds a row that stands many times, the last of the sheet.</summary>
    public RepeatedRow Rows(int times, IReadOnlyList<object?> values)
    {
        Row(values);
        var repeated = new RepeatedRow(worksheet.Position, row, times);
        row = repeated.LastRow;
        return repeated;
    }

    /// <summary>Adds a line of text across the table.</summary>
    public void Note(string text) => Line(lastMade = ++row, text, bold: false, size: 9);

    /// <summary>Adds a line of text across the table that heads what follows.</summary>
    public void Heading(string text) => Line(lastMade = ++row, text, bold: true, size: 11);

    /// <summary>Aligns columns (counted from 1) to the left; the others are centred.</summary>
    public void AlignLeft(params int[] places)
    {
        foreach (var place in places)
            worksheet.Range(FirstRow, place, Math.Max(FirstRow, lastMade), place).Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Left;
    }

    /// <summary>The cells of a column below the head, as far as rows are written.</summary>
    public IXLRange Column(int place) => Columns(place, place);

    /// <summary>The cells of neighbouring columns below the head, as far as rows are written.</summary>
    public IXLRange Columns(int first, int last) => worksheet.Range(FirstRow, first, Math.Max(FirstRow, row), last);

    /// <summary>Gives the cell of the last row at a place a name for formulas.</summary>
    public void NameLast(string name, int place) => worksheet.Cell(row, place).AddToNamed(name, XLScope.Workbook);

    private void Set(IXLCell cell, object? value, bool bold)
    {
        styles.Apply(cell, value, bold);
        switch (value is Entry entry ? entry.Value : value)
        {
            case null:
                break;
            case string text:
                SetText(cell, text);
                break;
            case int number:
                cell.SetValue(number);
                break;
            case decimal number:
                cell.SetValue(number);
                break;
            case Marks marks:
                cell.SetValue(marks.Value);
                break;
            case Facility facility:
                cell.SetValue(facility.Value);
                break;
            case Share share:
                cell.SetValue(share.Value);
                break;
            case Formula formula:
                cell.FormulaA1 = formula.Text;
                break;
            default:
                throw new ArgumentException($"A cell cannot hold a {value!.GetType().Name}.", nameof(value));
        }
    }

    private static void SetText(IXLCell cell, string text)
    {
        var clean = XmlText.Clean(text);
        if (clean.Length > LongestText) clean = XmlText.Clean(clean[..LongestText]);
        cell.SetDataType(XLDataType.Text);
        cell.SetValue(clean);
    }

    private void Line(int line, string text, bool bold, double size)
    {
        var range = worksheet.Range(line, 1, line, widths.Count).Merge();
        CellStyles.ApplyLine(range, bold, size);
        SetText(range.FirstCell(), text);
        var lines = Lines(text, widths.Sum() * StandardSize / size);
        worksheet.Row(line).Height = Math.Min(HighestRow, size * ((lines * 1.4) + 0.4));
    }

    private static double Height(string text, double width) => Math.Min(HighestRow, (Lines(text, width) * LineHeight) + RowPadding);

    // A column's width counts half-width characters, which are half an em each; a twelfth is lost to padding and line ends.
    private static double Lines(string text, double width)
    {
        var room = Math.Max(100, width * 46);
        return text.Split('\n').Sum(line => Math.Max(1, Math.Ceiling(TextWidth.Of(line) / room)));
    }

    private void SetUpPage(SheetLayout layout)
    {
        var page = worksheet.PageSetup;
        page.PaperSize = XLPaperSize.A4Paper;
        page.PageOrientation = layout.Landscape ? XLPageOrientation.Landscape : XLPageOrientation.Portrait;
        page.PagesWide = layout.PagesWide;
        page.PagesTall = 0;
        page.CenterHorizontally = true;
        page.Margins.Left = page.Margins.Right = 0.5;
        page.Margins.Top = 0.6;
        page.Margins.Bottom = 0.8;
        page.Margins.Footer = 0.4;
        page.SetRowsToRepeatAtTop(1, headRow);
        if (layout.PagesWide > 1) page.SetColumnsToRepeatAtLeft(1, layout.FrozenColumns);
        page.Footer.Center.AddText(string.Create(CultureInfo.InvariantCulture, $"{worksheet.Name}　第 &P 页　共 &N 页"));
    }
}
