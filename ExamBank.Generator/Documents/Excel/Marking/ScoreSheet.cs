using System.Globalization;
using ClosedXML.Excel;

namespace ExamBank.Generator.Documents.Excel.Marking;

/// <summary>The marks of each candidate question by question, all calculated, so that every sum can be traced.</summary>
internal static class ScoreSheet
{
    /// <summary>The sheet's name.</summary>
    public const string Name = "逐题得分";

    /// <summary>Columns before that of the first question.</summary>
    public const int FixedColumns = 4;

    /// <summary>Where the candidate's number stands.</summary>
    public const int NumberColumn = 2;

    /// <summary>Where the version's name stands.</summary>
    public const int VersionColumn = 3;

    /// <summary>Where the version's place in the key tables stands; empty where nothing is to be scored.</summary>
    public const int PlaceColumn = 4;

    /// <summary>Sign of an answer that is none.</summary>
    public const string Unread = "疑";

    /// <summary>Sign of marks beyond those of the question, or between two steps.</summary>
    public const string OutOfRange = "超";

    /// <summary>Sign of marks that are not there yet.</summary>
    public const string Missing = "缺";

    /// <summary>Writes the sheet.</summary>
    public static RepeatedRow Write(XLWorkbook workbook, MarkingPlan plan)
    {
        (string, double)[] columns =
            [("序号", 6), ("准考证号", 21), ("卷次", 8), ("卷次序", 8), .. plan.Questions.Select(q => (q.Number.ToString(CultureInfo.InvariantCulture), 5.5))];
        var sheet = Sheet.Add(
            workbook, Name, SheetTitles.Title(plan.Paper, "逐题得分（自动计算，请勿填写）"), SheetTitles.Identity(plan.Paper), columns,
            SheetLayout.Wide(columns, FixedColumns, $"“{Unread}”：作答无法识别；“{OutOfRange}”：分数超出该题分值或不合记分步长；“{Missing}”：尚未登分。三者均按 0 分计，须核对。"));
        const int row = EntrySheet.FirstRow;
        var number = A1.Cell(EntrySheet.Name, EntrySheet.NumberColumn, row);
        var own = A1.Cell(NumberColumn, row);
        var rows = sheet.Rows(
            MarkingPlan.Candidates,
            [
                new Formula(A1.Cell(EntrySheet.Name, 1, row)),
                new Formula($"IF({number}=\"\",\"\",{number})", IsText: true),
                new Formula($"IF({own}=\"\",\"\",UPPER(TRIM({A1.Cell(EntrySheet.Name, EntrySheet.FormColumn, row)}))&\"-\"&TRIM({A1.Cell(EntrySheet.Name, EntrySheet.VersionColumn, row)}))", IsText: true),
                new Formula($"IF(OR({own}=\"\",{A1.Cell(EntrySheet.Name, EntrySheet.StateColumn, row)}<>\"\"),\"\",IFERROR(MATCH({A1.Cell(VersionColumn, row)},{KeyTables.Versions(plan)},0),\"\"))"),
                .. plan.Sections.SelectMany(section => section.Questions.Select(q => new Formula(ScoreFormulas.Of(plan, section, q, row)))),
            ]);

        var scores = sheet.Columns(FixedColumns + 1, FixedColumns + plan.Questions.Count());
        var first = XLHelper.GetColumnLetterFromNumber(FixedColumns + 1) + EntrySheet.FirstRow.ToString(CultureInfo.InvariantCulture);
        scores.AddConditionalFormat().WhenIsTrue($"AND(ISTEXT({first}),LEN({first})>0)").Fill.SetBackgroundColor(SheetTitles.Warning);
        return rows;
    }

    /// <summary>The scores of the candidate of a row.</summary>
    public static string Scores(MarkingPlan plan, int row) => A1.Across(Name, FixedColumns + 1, FixedColumns + plan.Questions.Count(), row);
}
