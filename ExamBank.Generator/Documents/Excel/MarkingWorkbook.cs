using ClosedXML.Excel;

namespace ExamBank.Generator.Documents.Excel;

/// <summary>
/// The marking workbook of a paper: for each form and version its keys, keys in blocks of five and explanations; for each form
/// the specification table and the coverage of requirements. It holds keys and so belongs to the marking side.
/// </summary>
public static class MarkingWorkbook
{
    /// <summary>Writes the workbook; the same model gives the same bytes.</summary>
    public static byte[] Write(PaperModel paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        using var workbook = new XLWorkbook();
        workbook.Properties.Author = "ExamBank";
        workbook.Properties.Title = Text.XmlText.OneLine($"{paper.Title} 参考答案 {paper.Number}");
        foreach (var form in paper.Forms)
        {
            foreach (var version in form.Versions)
            {
                KeySheet.Write(workbook, paper, version);
                KeyBlocksSheet.Write(workbook, paper, version);
                ExplanationSheet.Write(workbook, paper, version);
            }

            SpecificationSheet.Write(workbook, paper, form);
            CoverageSheet.Write(workbook, paper, form);
        }

        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return PackageNormaliser.Normalise(stream.ToArray());
    }
}
