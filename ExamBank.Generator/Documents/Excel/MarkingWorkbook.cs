using ExamBank.Generator.Documents.Excel.Marking;

namespace ExamBank.Generator.Documents.Excel;

/// <summary>
/// The marking workbook of a paper: sheets in which candidates' answers are scored by the key and rule of their own version; for
/// each form and version its keys, keys in blocks of five and explanations; for each form the specification table, its questions
/// down to requirement and revision, and the coverage of requirements. It holds keys and so belongs to the marking side.
/// </summary>
public static class MarkingWorkbook
{
    /// <summary>Writes the workbook; the same model gives the same bytes.</summary>
    public static byte[] Write(PaperModel paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        using var workbook = Workbooks.New($"{paper.Title} 参考答案 {paper.Number}");
        var plan = MarkingPlan.Of(paper);
        GuideSheet.Write(workbook, plan);
        RepeatedRow[] candidates = [EntrySheet.Write(workbook, plan), ScoreSheet.Write(workbook, plan), ResultSheet.Write(workbook, plan)];
        KeyTables.Write(workbook, plan);
        Notation.Write(workbook, plan);
        foreach (var form in paper.Forms)
        {
            foreach (var version in form.Versions)
            {
                KeySheet.Write(workbook, paper, version);
                KeyBlocksSheet.Write(workbook, paper, version);
                ExplanationSheet.Write(workbook, paper, version);
            }

            SpecificationSheet.Write(workbook, paper, form);
            QuestionListSheet.Write(workbook, paper, form);
            CoverageSheet.Write(workbook, paper, form);
        }

        return Workbooks.Save(workbook, candidates);
    }
}
