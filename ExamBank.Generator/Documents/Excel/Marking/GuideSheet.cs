using ClosedXML.Excel;

namespace ExamBank.Generator.Documents.Excel.Marking;

/// <summary>What the marking sheets are for and how they are filled in, the settings that formulas use by name, and figures of the sitting.</summary>
internal static class GuideSheet
{
    /// <summary>Name of the cell with the pass line.</summary>
    public const string PassLine = "及格线";

    /// <summary>Name of the cell with the share of a task's marks by which assessors may differ.</summary>
    public const string Difference = "考评员分差";

    /// <summary>Name of the cell with the number of assessors that a mean needs.</summary>
    public const string LeastAssessors = "最少考评员数";

    /// <summary>Name of the cell with the step that marks come in.</summary>
    public const string Step = "记分步长";

    private const string SheetName = "使用说明";

    private static readonly string[] Steps =
    [
        "1. 只在“登分表”的浅黄色单元格中填写；其余各表自动计算，请勿改动。打开文件后公式自动重算；若显示为空，请按 Ctrl+Alt+F9（LibreOffice 为 Ctrl+Shift+F9）。",
        "2. 一名考生一行：填写准考证号，选择试卷上印的卷别和版本；缺考或违纪的，在“缺考违纪”栏选择，不再填写作答。",
        "3. 单选、多选、判断题按题号填考生所选的答案，未作答留空；字母不分先后、大小写和全角半角，判断题可填 √、×、对、错、T、F（见“作答写法”）。",
        "4. 填空、简答、案例题按题号填得分，实操题分别填两名或三名考评员的评分，取平均分；没有得分请填 0，留空表示尚未登分。",
        "5. “核对”栏有字即须查明：作答无法识别、分数超限、未登分、卷次有误的考生，结论为“待核对”；考评分差过大的，由考点按规定复评。",
        "6. 已备 200 行。考生更多时，在“登分表”“逐题得分”“成绩表”三张表中，分别选中最后一行整行，按住填充柄向下拖同样多的行（至第 2000 行有效）。",
        "7. 题号以各卷次印出的题号为准：公式按考生的卷次到“答案总表”“分值总表”取答案和分值。",
    ];

    /// <summary>Writes the sheet.</summary>
    public static void Write(XLWorkbook workbook, MarkingPlan plan)
    {
        var sheet = Sheet.Add(
            workbook, SheetName, SheetTitles.Title(plan.Paper, "评卷登分工作簿"), SheetTitles.Identity(plan.Paper),
            [("项目", 18), ("数值", 12), ("说明", 74)]);
        foreach (var step in Steps) sheet.Row([step], lastAcross: true);
        Setting(sheet, PassLine, new Entry(IsText: false, plan.PassMarks.Value), "总分不低于此分为及格，可修改。", "AND(ISNUMBER({0}),{0}>=0)");
        Setting(sheet, Step, new Entry(IsText: false, plan.Step.Value), "人工评分只能是此数的整数倍，可修改。", "AND(ISNUMBER({0}),{0}>=0.01)");
        Setting(sheet, Difference, new Entry(IsText: false, 0.1m), "考评员之间最高分与最低分之差，超过该题分值的这一比例即提示，可修改。", "AND(ISNUMBER({0}),{0}>=0,{0}<=1)");
        Setting(sheet, LeastAssessors, new Entry(IsText: false, 2m), "实操题评分的考评员少于此数时视为未登分，可修改。", "AND(ISNUMBER({0}),{0}>=1,{0}<=3)");
        foreach (var (name, formula, words) in Figures(plan)) sheet.Row([name, new Formula(formula), words]);
        foreach (var section in plan.Sections)
            sheet.Row([section.Heading, section.Questions.Count, ScoringWords.Rule(section.Type, section.Scoring)]);
        sheet.AlignLeft(1, 3);
    }

    private static void Setting(Sheet sheet, string name, Entry value, string words, string rule)
    {
        sheet.Row([name, value, words]);
        sheet.NameLast(name, 2);
        var cell = sheet.Column(2).LastCell();
        cell.SetDataValidation().Custom(rule.Replace("{0}", cell.Address.ToStringRelative(), StringComparison.Ordinal));
    }

    private static IEnumerable<(string Name, string Formula, string Words)> Figures(MarkingPlan plan)
    {
        string Verdicts(string word) => $"COUNTIF({Down(ResultSheet.VerdictColumn(plan))},\"{word}\")";
        string Over(string function) => $"IF(COUNT({Down(ResultSheet.TotalColumn(plan))})=0,\"\",ROUND({function}({Down(ResultSheet.TotalColumn(plan))}),2))";
        yield return ("登记人数", $"SUMPRODUCT(--(LEN({A1.Down(EntrySheet.Name, EntrySheet.NumberColumn, EntrySheet.FirstRow, MarkingPlan.LastRow)})>0))", "已填准考证号的人数。");
        yield return ("缺考人数", Verdicts("缺考"), "");
        yield return ("违纪人数", Verdicts("违纪"), "违纪考生不计成绩。");
        yield return ("待核对人数", Verdicts(ResultSheet.Unsettled), "应在公布成绩前降为 0。");
        yield return ("及格人数", Verdicts(ResultSheet.Passed), "");
        yield return ("不及格人数", Verdicts(ResultSheet.Failed), "");
        yield return ("平均分", Over("AVERAGE"), "不含缺考和违纪；含待核对考生目前的得分。");
        yield return ("最高分", Over("MAX"), "");
        yield return ("最低分", Over("MIN"), "");
    }

    private static string Down(int column) => A1.Down(ResultSheet.Name, column, EntrySheet.FirstRow, MarkingPlan.LastRow);
}
