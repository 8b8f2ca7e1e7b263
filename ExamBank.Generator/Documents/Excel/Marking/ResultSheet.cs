using System.Globalization;
using ClosedXML.Excel;

namespace ExamBank.Generator.Documents.Excel.Marking;

/// <summary>The results: sums of sections, total and whether the candidate passed, with places for signatures on every page.</summary>
internal static class ResultSheet
{
    /// <summary>The sheet's name.</summary>
    public const string Name = "成绩表";

    /// <summary>A candidate at or above the pass line.</summary>
    public const string Passed = "及格";

    /// <summary>A candidate below the pass line.</summary>
    public const string Failed = "不及格";

    /// <summary>A candidate whose marks are not all there or not all sound.</summary>
    public const string Unsettled = "待核对";

    private const int FixedColumns = 4;

    /// <summary>Where the total stands.</summary>
    public static int TotalColumn(MarkingPlan plan) => FixedColumns + plan.Sections.Count + 1;

    /// <summary>Where pass or fail stands.</summary>
    public static int VerdictColumn(MarkingPlan plan) => TotalColumn(plan) + 1;

    /// <summary>Writes the sheet.</summary>
    public static RepeatedRow Write(XLWorkbook workbook, MarkingPlan plan)
    {
        (string, double)[] columns =
        [
            ("序号", 6), ("准考证号", 21), ("卷次", 8), ("缺考\n违纪", 7), .. plan.Sections.Select(s => (s.Heading, 12.0)), ("总分", 9), ("结论", 9), ("核对", 28),
        ];
        var sheet = Sheet.Add(
            workbook, Name, SheetTitles.Title(plan.Paper, "成绩表"), SheetTitles.Identity(plan.Paper), columns,
            new SheetLayout(Landscape: columns.Sum(c => c.Item2) > 110, Line: SheetTitles.Signatures));
        var rows = sheet.Rows(MarkingPlan.Candidates, [.. Row(plan, EntrySheet.FirstRow)]);
        var verdict = A1.Cell(VerdictColumn(plan), EntrySheet.FirstRow);
        sheet.AlignLeft(columns.Length);
        sheet.Column(VerdictColumn(plan)).AddConditionalFormat().WhenIsTrue($"OR({verdict}=\"{Failed}\",{verdict}=\"{Unsettled}\")").Fill.SetBackgroundColor(SheetTitles.Warning);
        return rows;
    }

    private static IEnumerable<Formula> Row(MarkingPlan plan, int row)
    {
        var place = A1.Cell(ScoreSheet.Name, ScoreSheet.PlaceColumn, row);
        var state = A1.Cell(EntrySheet.Name, EntrySheet.StateColumn, row);
        var total = A1.Cell(TotalColumn(plan), row);
        yield return new Formula(A1.Cell(EntrySheet.Name, 1, row));
        yield return new Formula(A1.Cell(ScoreSheet.Name, ScoreSheet.NumberColumn, row), IsText: true);
        yield return new Formula(A1.Cell(ScoreSheet.Name, ScoreSheet.VersionColumn, row), IsText: true);
        yield return new Formula($"IF({state}=\"\",\"\",{state})", IsText: true);
        foreach (var section in plan.Sections)
        {
            var scores = A1.Across(ScoreSheet.Name, section.Questions[0].ScoreColumn, section.Questions[^1].ScoreColumn, row);
            yield return new Formula($"IF({place}=\"\",\"\",ROUND(SUM({scores}),2))");
        }

        yield return new Formula($"IF({place}=\"\",\"\",ROUND(SUM({A1.Across(FixedColumns + 1, TotalColumn(plan) - 1, row)}),2))");
        yield return new Formula(
            string.Create(
                CultureInfo.InvariantCulture,
                $"IF({A1.Cell(2, row)}=\"\",\"\",IF({state}<>\"\",{state},IF({place}=\"\",\"{Unsettled}\",IF(COUNT({ScoreSheet.Scores(plan, row)})<{plan.Questions.Count()},\"{Unsettled}\",IF({total}>={GuideSheet.PassLine},\"{Passed}\",\"{Failed}\")))))"),
            IsText: true);
        yield return new Formula(A1.Cell(EntrySheet.Name, EntrySheet.CheckColumn, row), IsText: true);
    }
}
