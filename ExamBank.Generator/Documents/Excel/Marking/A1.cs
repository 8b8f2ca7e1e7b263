using System.Globalization;
using ClosedXML.Excel;

namespace ExamBank.Generator.Documents.Excel.Marking;

/// <summary>References as formulas write them.</summary>
internal static class A1
{
    /// <summary>A cell whose column stays when the formula is copied: <c>$B5</c>.</summary>
    public static string Cell(int column, int row) => string.Create(CultureInfo.InvariantCulture, $"${Letters(column)}{row}");

    /// <summary>A cell of another sheet.</summary>
    public static string Cell(string sheet, int column, int row) => $"'{sheet}'!{Cell(column, row)}";

    /// <summary>Cells of one row.</summary>
    public static string Across(int first, int last, int row) => $"{Cell(first, row)}:{Cell(last, row)}";

    /// <summary>Cells of one row of another sheet.</summary>
    public static string Across(string sheet, int first, int last, int row) => $"'{sheet}'!{Across(first, last, row)}";

    /// <summary>Cells of one column that stay where they are when the formula is copied.</summary>
    public static string Down(string sheet, int column, int first, int last) =>
        string.Create(CultureInfo.InvariantCulture, $"'{sheet}'!${Letters(column)}${first}:${Letters(column)}${last}");

    private static string Letters(int column) => XLHelper.GetColumnLetterFromNumber(column);
}
