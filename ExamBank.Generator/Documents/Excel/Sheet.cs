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

    // What Excel takes in one cell.
    private const int LongestText = 32_767;

    private readonly IXLWorksheet worksheet;
    private readonly int columns;
    private int row = HeadRow;

    private Sheet(IXLWorksheet worksheet, int columns) => (this.worksheet, this.columns) = (worksheet, columns);

    /// <summary>Adds a sheet; widths are in characters of the standard font.</summary>
    public static Sheet Add(
        XLWorkbook workbook, string name, string title, string identity, IReadOnlyList<(string Head, double Width)> columns, bool landscape = false)
    {
        var sheet = new Sheet(workbook.Worksheets.Add(name), columns.Count);
        sheet.Line(1, title, bold: true, size: 14);
        sheet.Line(2, identity, bold: false, size: 9);
        for (var i = 0; i < columns.Count; i++)
        {
            sheet.worksheet.Column(i + 1).Width = columns[i].Width;
            var cell = sheet.worksheet.Cell(HeadRow, i + 1);
            SetText(cell, columns[i].Head);
            Emphasise(cell);
        }

        sheet.worksheet.SheetView.FreezeRows(HeadRow);
        sheet.SetUpPage(landscape);
        return sheet;
    }

    /// <summary>Adds a row. A string is text; an <see cref="int"/> or <see cref="Marks"/> is a number; null leaves the cell empty.</summary>
    public void Row(IReadOnlyList<object?> values, bool emphasised = false)
    {
        row++;
        for (var i = 0; i < columns; i++)
        {
            var cell = worksheet.Cell(row, i + 1);
            Set(cell, i < values.Count ? values[i] : null);
            Frame(cell);
            if (emphasised) Emphasise(cell);
        }
    }

    /// <summary>Adds a line of text across the table.</summary>
    public void Note(string text) => Line(++row, text, bold: false, size: 9);

    /// <summary>Aligns columns (counted from 1) to the left; the others are centred.</summary>
    public void AlignLeft(params int[] places)
    {
        foreach (var place in places)
            worksheet.Range(HeadRow + 1, place, row, place).Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Left;
    }

    private static void Set(IXLCell cell, object? value)
    {
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
            case Facility facility:
                cell.SetValue(facility.Value);
                cell.Style.NumberFormat.Format = "0.00##";
                break;
            default:
                throw new ArgumentException($"A cell cannot hold a {value.GetType().Name}.", nameof(value));
        }
    }

    private static void SetText(IXLCell cell, string text)
    {
        var clean = XmlText.Clean(text);
        if (clean.Length > LongestText) clean = XmlText.Clean(clean[..LongestText]);
        cell.Style.NumberFormat.Format = "@";
        cell.SetDataType(XLDataType.Text);
        cell.SetValue(clean);
    }

    private static void Frame(IXLCell cell)
    {
        cell.Style.Border.OutsideBorder = XLBorderStyleValues.Thin;
        cell.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
        cell.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        cell.Style.Alignment.WrapText = true;
    }

    private static void Emphasise(IXLCell cell)
    {
        Frame(cell);
        cell.Style.Font.Bold = true;
        cell.Style.Fill.BackgroundColor = XLColor.FromArgb(0xE7, 0xE6, 0xE6);
    }

    private void Line(int line, string text, bool bold, double size)
    {
        var range = worksheet.Range(line, 1, line, columns).Merge();
        SetText(range.FirstCell(), text);
        range.Style.Font.Bold = bold;
        range.Style.Font.FontSize = size;
        range.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
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
        page.Margins.Top = page.Margins.Bottom = 0.6;
        page.SetRowsToRepeatAtTop(1, HeadRow);
        page.Footer.Center.AddText(string.Create(CultureInfo.InvariantCulture, $"{worksheet.Name}　第 &P 页　共 &N 页"));
    }
}
