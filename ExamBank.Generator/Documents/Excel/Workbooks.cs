using ClosedXML.Excel;
using ExamBank.Generator.Documents.Text;

namespace ExamBank.Generator.Documents.Excel;

/// <summary>What all workbooks share.</summary>
internal static class Workbooks
{
    /// <summary>An empty workbook.</summary>
    public static XLWorkbook New(string title)
    {
        var workbook = new XLWorkbook { FullCalculationOnLoad = true };
        workbook.Properties.Author = "ExamBank";
        workbook.Properties.Title = XmlText.OneLine(title);
        return workbook;
    }

    /// <summary>The bytes of a finished workbook: what is written is what prints, and the same sheets give the same bytes.</summary>
    /// <param name="workbook">The workbook.</param>
    /// <param name="repeated">Rows that stand many times.</param>
    public static byte[] Save(XLWorkbook workbook, params IReadOnlyList<RepeatedRow> repeated)
    {
        foreach (var worksheet in workbook.Worksheets)
        {
            worksheet.PageSetup.PrintAreas.Clear();
            var last = worksheet.LastCellUsed(XLCellsUsedOptions.All).Address;
            var lastRow = repeated.Where(row => row.Sheet == worksheet.Position).Select(row => row.LastRow).Append(last.RowNumber).Max();
            worksheet.PageSetup.PrintAreas.Add(1, 1, lastRow, last.ColumnNumber);
        }

        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return PackageNormaliser.Normalise(stream.ToArray(), parts =>
        {
            PrintTitles.Fix(parts);
            foreach (var row in repeated) row.Write(parts);
        });
    }
}
