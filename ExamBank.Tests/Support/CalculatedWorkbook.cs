using ClosedXML.Excel;
using NUnit.Framework;

namespace ExamBank.Tests.Support;

/// <summary>A workbook that is filled in and calculated by LibreOffice, which shares no code with what wrote its formulas.</summary>
internal static class CalculatedWorkbook
{
    /// <summary>Fills in, calculates and gives the cells of every sheet as text.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<string>>> Of(byte[] xlsx, Action<XLWorkbook> fill)
    {
        var office = OptionalTool.Find("soffice");
        using var folder = new TemporaryFolder();
        var source = Path.Combine(folder.Root, "filled.xlsx");
        using (var workbook = new XLWorkbook(new MemoryStream(xlsx)))
        {
            fill(workbook);
            workbook.SaveAs(source);
        }

        var calculated = Path.Combine(folder.Root, "calculated");
        OptionalTool.Run(
            office, $"-env:UserInstallation=file://{Path.Combine(folder.Root, "profile")}", "--headless", "--convert-to", "xlsx", "--outdir", calculated, source);
        var cells = OfficeText.Cells(File.ReadAllBytes(Path.Combine(calculated, "filled.xlsx")));
        Assert.That(
            cells.SelectMany(s => s.Value.SelectMany((row, r) => row.Select(text => (s.Key, Row: r + 1, text)))).Where(c => c.text.StartsWith('#')),
            Is.Empty, "formulas that failed");
        return cells;
    }
}
