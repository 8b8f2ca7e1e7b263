using ClosedXML.Excel;
using ExamBank.Domain.Values;

namespace ExamBank.Generator.Documents.Excel;

/// <summary>The looks of cells, each built once a sheet: ClosedXML builds and looks up a whole style for every property that is set.</summary>
internal sealed class CellStyles
{
    private const string FontName = "宋体";
    private const double FontSize = 11;

    // Excel's own name for a cell that holds text.
    private const string TextFormat = "@";
    private const string General = "General";

    private readonly Dictionary<(bool Bold, bool Filled, string Format), IXLStyle> frames = [];

    /// <summary>Gives a cell the look that its value asks for.</summary>
    public void Apply(IXLCell cell, object? value, bool bold)
    {
        var look = (bold, value is Entry, FormatOf(value));
        if (frames.TryGetValue(look, out var frame))
        {
            cell.Style = frame;
            return;
        }

        var (_, filled, format) = look;
        if (format != General) cell.Style.NumberFormat.Format = format;
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

        if (filled) cell.Style.Fill.BackgroundColor = XLColor.FromArgb(0xFF, 0xF9, 0xE1);
        frames.Add(look, cell.Style);
    }

    /// <summary>Gives a line across the table its look.</summary>
    public static void ApplyLine(IXLRange range, bool bold, double size)
    {
        range.FirstCell().Style.NumberFormat.Format = TextFormat;
        range.Style.Font.FontName = FontName;
        range.Style.Font.Bold = bold;
        range.Style.Font.FontSize = size;
        range.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        range.Style.Alignment.WrapText = true;
    }

    private static string FormatOf(object? value) => value switch
    {
        string or Entry { IsText: true } => TextFormat,
        Facility => "0.00##",
        Share => "0.0%",
        _ => General,
    };
}
