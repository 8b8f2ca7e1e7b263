using System.Globalization;
using ClosedXML.Excel;
using ExamBank.Domain.Questions;

namespace ExamBank.Generator.Documents.Excel.Marking;

/// <summary>The entry sheet (登分表): one row a candidate, one column a question, and what is wrong with a row beside it.</summary>
internal static class EntrySheet
{
    /// <summary>The sheet's name.</summary>
    public const string Name = "登分表";

    /// <summary>Columns before that of the first question.</summary>
    public const int FixedColumns = 6;

    /// <summary>Where the candidate's number stands.</summary>
    public const int NumberColumn = 2;

    /// <summary>Where the form stands.</summary>
    public const int FormColumn = 3;

    /// <summary>Where the version stands.</summary>
    public const int VersionColumn = 4;

    /// <summary>Where it stands that a candidate was absent or broke the rules.</summary>
    public const int StateColumn = 5;

    /// <summary>Where faults of the row are told.</summary>
    public const int CheckColumn = 6;

    /// <summary>The row of the first candidate, the same in every sheet of candidates.</summary>
    public const int FirstRow = 5;

    private static readonly string[] States = ["缺考", "违纪"];

    /// <summary>Writes the sheet.</summary>
    public static RepeatedRow Write(XLWorkbook workbook, MarkingPlan plan)
    {
        (string, double)[] columns =
            [("序号", 6), ("准考证号", 21), ("卷别", 6), ("版本", 6), ("缺考\n违纪", 7), ("核对", 24), .. plan.Questions.SelectMany(Columns)];
        var sheet = Sheet.Add(
            workbook, Name, SheetTitles.Title(plan.Paper, "登分表"), SheetTitles.Identity(plan.Paper), columns,
            SheetLayout.Wide(columns, CheckColumn, SheetTitles.Signatures));
        // Where there is only one version, nobody should have to type it two hundred times.
        var only = plan.Versions.Count == 1 ? plan.Versions[0] : null;
        object?[] typed =
        [
            new Entry(IsText: true), new Entry(IsText: true, only?.Form), new Entry(IsText: false, (decimal?)only?.Number), new Entry(IsText: true),
        ];
        object?[] answers = [.. plan.Questions.SelectMany(q => Enumerable.Repeat(new Entry(q.IsTyped), q.EntryCells))];
        var rows = sheet.Rows(
            MarkingPlan.Candidates,
            [new Formula(string.Create(CultureInfo.InvariantCulture, $"ROW()-{FirstRow - 1}")), .. typed, new Formula(Check(plan, FirstRow), IsText: true), .. answers]);
        sheet.AlignLeft(CheckColumn);
        Validate(sheet, plan);
        sheet.Column(CheckColumn).AddConditionalFormat().WhenIsTrue($"LEN({A1.Cell(CheckColumn, FirstRow)})>0").Fill.SetBackgroundColor(SheetTitles.Warning);
        return rows;
    }

    private static IEnumerable<(string, double)> Columns(MarkedQuestion question)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"{question.Number}\n{Short(question.Type)}");
        return question.EntryCells == 1
            ? [(head, question.Type == QuestionType.MultipleChoice ? 7 : 5.5)]
            : Enumerable.Range(1, question.EntryCells).Select(n => (string.Create(CultureInfo.InvariantCulture, $"{head}\n考评{n}"), 7.0));
    }

    private static string Short(QuestionType type) => type switch
    {
        QuestionType.SingleChoice => "单选",
        QuestionType.MultipleChoice => "多选",
        QuestionType.TrueFalse => "判断",
        QuestionType.FillBlank => "填空",
        QuestionType.ShortAnswer => "简答",
        QuestionType.CaseAnalysis => "案例",
        _ => "实操",
    };

    private static string Check(MarkingPlan plan, int row)
    {
        var number = A1.Cell(NumberColumn, row);
        var state = A1.Cell(StateColumn, row);
        var entries = A1.Across(FixedColumns + 1, plan.Questions.Last().EntryColumn + plan.Questions.Last().EntryCells - 1, row);
        var numbers = A1.Down(Name, NumberColumn, FirstRow, MarkingPlan.LastRow);
        var faults = string.Join('&', [Count(plan, row, ScoreSheet.Unread, "处无法识别"), Count(plan, row, ScoreSheet.OutOfRange, "处分数超限"), Count(plan, row, ScoreSheet.Missing, "题未登分"), .. Differences(plan, row)]);
        return $"IF({number}=\"\",IF(COUNTA({entries})>0,\"缺准考证号；\",\"\"),IF(SUMPRODUCT(--({numbers}={number}))>1,\"准考证号重复；\",\"\")"
            + $"&IF({state}<>\"\",IF(COUNTA({entries})>0,{state}&\"但有作答；\",\"\"),"
            + $"IF({A1.Cell(ScoreSheet.Name, ScoreSheet.PlaceColumn, row)}=\"\",\"卷次有误；\",{faults})))";
    }

    private static string Count(MarkingPlan plan, int row, string sign, string words)
    {
        var count = $"COUNTIF({ScoreSheet.Scores(plan, row)},\"{sign}\")";
        return $"IF({count}>0,{count}&\"{words}；\",\"\")";
    }

    private static IEnumerable<string> Differences(MarkingPlan plan, int row) => plan.Questions.Where(q => q.EntryCells > 1).Select(q =>
    {
        var marks = A1.Across(q.EntryColumn, q.EntryColumn + q.EntryCells - 1, row);
        var largest = KeyTables.Marks(plan, q, A1.Cell(ScoreSheet.Name, ScoreSheet.PlaceColumn, row));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"IF(COUNT({marks})<2,\"\",IF(ROUND(MAX({marks})-MIN({marks}),4)>ROUND({GuideSheet.Difference}*{largest},4),\"第{q.Number}题考评分差过大；\",\"\"))");
    });

    private static void Validate(Sheet sheet, MarkingPlan plan)
    {
        Choose(sheet.Column(FormColumn), plan.Paper.Forms.Select(f => f.Name), "卷别", "请选择试卷上印的卷别。");
        Choose(
            sheet.Column(VersionColumn),
            plan.Versions.Select(v => v.Number).Distinct().Order().Select(n => n.ToString(CultureInfo.InvariantCulture)), "版本", "请选择试卷上印的版本号。");
        Choose(sheet.Column(StateColumn), States, "缺考违纪", "正常应考留空；否则请选“缺考”或“违纪”。");
        foreach (var question in plan.Questions.Where(q => !q.IsTyped))
        {
            var cell = ClosedXML.Excel.XLHelper.GetColumnLetterFromNumber(question.EntryColumn) + FirstRow.ToString(CultureInfo.InvariantCulture);
            var rule = sheet.Columns(question.EntryColumn, question.EntryColumn + question.EntryCells - 1).SetDataValidation();
            rule.Custom($"AND(ISNUMBER({cell}),{cell}>=0,{cell}<={question.Largest},{ScoreFormulas.IsWholeStep(cell)})");
            rule.ErrorTitle = "分数超限";
            rule.ErrorMessage = $"请输入 0 至 {question.Largest} 之间的分数，且为记分步长（默认 {plan.Step} 分）的整数倍。";
        }
    }

    private static void Choose(IXLRange cells, IEnumerable<string> words, string title, string message)
    {
        var rule = cells.SetDataValidation();
        rule.List($"\"{string.Join(',', words)}\"", inCellDropdown: true);
        rule.ErrorTitle = title;
        rule.ErrorMessage = message;
    }
}
