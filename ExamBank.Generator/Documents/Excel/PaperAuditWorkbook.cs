using ExamBank.Generator.Documents.Excel.Audit;

namespace ExamBank.Generator.Documents.Excel;

/// <summary>
/// The audit workbook (试卷审核表): totals, working time and facility against the plan, coverage, questions that forms and recent papers
/// share, keys and their runs in each version, and questions that give another away. It holds keys.
/// </summary>
public static class PaperAuditWorkbook
{
    /// <summary>Writes the workbook; the same model gives the same bytes.</summary>
    public static byte[] Write(PaperModel paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        using var workbook = Workbooks.New($"{paper.Title} 试卷审核表 {paper.Number}");
        FormAuditSheet.Write(workbook, paper);
        OverlapSheet.Write(workbook, paper);
        KeyBalanceSheet.Write(workbook, paper);
        CueingSheet.Write(workbook, paper);
        foreach (var form in paper.Forms) CoverageSheet.Write(workbook, paper, form);
        return Workbooks.Save(workbook);
    }
}
