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
    private const int HeadRow = 3;

    // What Excel takes in one cell, and the height it allows a row, in points.
    private const int LongestText = 32_767;
    private const double HighestRow = 409;

    // Excel's own name for a cell that holds text.
    private const string TextFormat = "@";
    private const string FontName = "宋体";
    private const double FontSize = 11;
    private const double LineHeight = 16;
    private const double RowPadding = 4;

    private readonly IXLWorksheet worksheet;
    private readonly IReadOnlyList<double> widths;
    private readonly Dictionary<(bool Bold, bool Text), IXLStyle> frames = [];
    private int row = HeadRow;

    private Sheet(IXLWorksheet worksheet, IReadOnlyList<double> widths) => (this.worksheet, this.widths) = (worksheet, widths);

    /// <summary>Adds a sheet; widths are in characters of the standard font.</summary>
    public static Sheet Add(
        XLWorkbook workbook, string name, string title, string identity, IReadOnlyList<(string Head, double Width)> columns, bool landscape = false)
    {
        var sheet = new Sheet(workbook.Worksheets.Add(name), [.. columns.Select(c => c.Width)]);
        sheet.Line(1, title, bold: true, size: 14);
        sheet.Line(2, identity, bold: false, size: 9);
        for (var i = 0; i < columns.Count; i++)
        {
            sheet.worksheet.Column(i + 1).Width = columns[i].Width;
            sheet.Set(sheet.worksheet.Cell(HeadRow, i + 1), columns[i].Head, bold: true);
        }

        sheet.worksheet.Row(HeadRow).Height = columns.Max(c => Height(c.Head, c.Width));
        sheet.worksheet.SheetView.FreezeRows(HeadRow);
        sheet.SetUpPage(landscape);
        return sheet;
    }

    /// <summary>Adds a row. A string is text; an <see cref="int"/> or <see cref="Marks"/> is a number; null leaves the cell empty.</summary>
    /// <param name="values">Values from the left.</param>
    /// <param name="bold">Whether it is a row of sums.</param>
    /// <param name="lastAcross">Whether the last value stretches over all columns that remain.</param>
    public void Row(IReadOnlyList<object?> values, bool bold = false, bool lastAcross = false)
    {
        row++;
        for (var i = 0; i < widths.Count; i++) Set(worksheet.Cell(row, i + 1), i < values.Count ? values[i] : null, bold);

        if (lastAcross) worksheet.Range(row, values.Count, row, widths.Count).Merge();
        // Heights are set because not every program measures wrapped text when it opens a file.
        worksheet.Row(row).Height = values
            .Select((value, i) => Height(value as string ?? "", lastAcross && i == values.Count - 1 ? widths.Skip(i).Sum() : widths[i]))
            .Max();
    }

    /// <summary>Adds a line of text across the table.</summary>
    public void Note(string text) => Line(++row, text, bold: false, size: 9);

    /// <summary>Aligns columns (counted from 1) to the left; the others are centred.</summary>
    public void AlignLeft(params int[] places)
    {
        foreach (var place in places)
            worksheet.Range(HeadRow + 1, place, row, place).Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Left;
    }

    private void Set(IXLCell cell, object? value, bool bold)
    {
        Frame(cell, bold, text: value is string);
        switch (value)
        {
            case null:
                break;
            case string text:
                SetText(cell, text);
                break;
            case int number:
                cell.SetValue(number);
                break;
            case Marks marks:
                cell.SetValue(marks.Value);
                break;
            default:
                throw new ArgumentException($"A cell cannot hold a {value.GetType().Name}.", nameof(value));
        }
    }

    private static void SetText(IXLCell cell, string text)
    {
        var clean = XmlText.Clean(text);
        if (clean.Length > LongestText) clean = XmlText.Clean(clean[..LongestText]);
        cell.SetDataType(XLDataType.Text);
        cell.SetValue(clean);
    }

    // ClosedXML builds and looks up a whole style for every property that is set: a hundred times the work of taking over a style.
    private void Frame(IXLCell cell, bool bold, bool text)
    {
        if (frames.TryGetValue((bold, text), out var frame))
        {
            cell.Style = frame;
            return;
        }

        if (text) cell.Style.NumberFormat.Format = TextFormat;
        cell.Style.Font.FontName = FontName;
        cell.Style.Font.FontSize = FontSize;
        cell.Style.Border.OutsideBorder = XLBorderStyleValues.Thin;
        cell.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
        cell.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        cell.Style.Alignment.WrapText = true;
        if (bold)
        {
            cell.Style.Font.Bold = true;
            cell.Style.Fill.BackgroundColor = XLColor.FromArgb(0xE7, 0xE6, 0xE6);
        }

        frames.Add((bold, text), cell.Style);
    }

    private void Line(int line, string text, bool bold, double size)
    {
        var range = worksheet.Range(line, 1, line, widths.Count).Merge();
        range.FirstCell().Style.NumberFormat.Format = TextFormat;
        SetText(range.FirstCell(), text);
        range.Style.Font.FontName = FontName;
        range.Style.Font.Bold = bold;
        range.Style.Font.FontSize = size;
        range.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        worksheet.Row(line).Height = size * 1.8;
    }

    // A column's width counts half-width characters, which are half an em each; a twelfth is lost to padding and line ends.
    private static double Height(string text, double width)
    {
        var room = Math.Max(100, width * 46);
        var lines = text.Split('\n').Sum(line => Math.Max(1, Math.Ceiling(TextWidth.Of(line) / room)));
        return Math.Min(HighestRow, (lines * LineHeight) + RowPadding);
    }

    private void SetUpPage(bool landscape)
    {
        var page = worksheet.PageSetup;
        page.PaperSize = XLPaperSize.A4Paper;
        page.PageOrientation = landscape ? XLPageOrientation.Landscape : XLPageOrientation.Portrait;
        page.PagesWide = 1;
        page.PagesTall = 0;
        page.CenterHorizontally = true;
        page.Margins.Left = page.Margins.Right = 0.5;
        page.Margins.Top = 0.6;
        page.Margins.Bottom = 0.8;
        page.Margins.Footer = 0.4;
        page.SetRowsToRepeatAtTop(1, HeadRow);
        page.Footer.Center.AddText(string.Create(CultureInfo.InvariantCulture, $"{worksheet.Name}　第 &P 页　共 &N 页"));
    }
}
