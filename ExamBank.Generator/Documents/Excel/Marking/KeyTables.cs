using System.Globalization;
using ClosedXML.Excel;
using ExamBank.Generator.Documents.Keys;

namespace ExamBank.Generator.Documents.Excel.Marking;

/// <summary>Keys and marks of all forms and versions, a row a version and a column a printed number: where the scoring formulas look.</summary>
internal static class KeyTables
{
    /// <summary>The sheet of keys.</summary>
    public const string Keys = "答案总表";

    /// <summary>The sheet of marks.</summary>
    public const string MarksOf = "分值总表";

    /// <summary>The sheet of the first, second, … further keys, which a later key has accepted.</summary>
    public static string Further(int n) => n == 1 ? "补充答案总表" : string.Create(CultureInfo.InvariantCulture, $"补充答案总表{n}");

    // Stands where there is no key: no answer is made of it.
    private const string None = "—";

    /// <summary>Columns before that of the first question.</summary>
    public const int FixedColumns = 2;

    private const int FirstRow = 4;

    /// <summary>Writes both sheets.</summary>
    public static void Write(XLWorkbook workbook, MarkingPlan plan)
    {
        Write(workbook, plan, Keys, "各卷次答案总表", question => question.MayBeVoid ? 9 : question.IsTyped ? 7 : 5, (question, printed) =>
            printed.Amendment?.IsVoid == true ? KeyWords.Void : question.IsTyped ? PrintedAnswer.Key(printed).Text : None);
        for (var n = 1; n <= plan.Questions.Max(q => q.FurtherKeys); n++)
        {
            var place = n - 1;
            Write(workbook, plan, Further(n), "各卷次补充答案总表（与原答案同样算对）", question => question.FurtherKeys > 0 ? 7 : 5, (_, printed) =>
                KeyWords.Further(printed, printed.Content, "").ElementAtOrDefault(place) ?? None);
        }

        Write(workbook, plan, MarksOf, "各卷次分值总表", _ => 5.5, (_, printed) => printed.Marks);
    }

    /// <summary>The names of the versions.</summary>
    public static string Versions(MarkingPlan plan) => Down(plan, Keys, 1);

    /// <summary>The key of a question in the version whose place in the tables stands in a cell.</summary>
    public static string Key(MarkingPlan plan, MarkedQuestion question, string place) => $"INDEX({Down(plan, Keys, question.KeyColumn)},{place})";

    /// <summary>The n-th further key of a question in that version.</summary>
    public static string Key(MarkingPlan plan, MarkedQuestion question, string place, int n) => $"INDEX({Down(plan, Further(n), question.KeyColumn)},{place})";

    /// <summary>The marks of a question in the version whose place in the tables stands in a cell.</summary>
    public static string Marks(MarkingPlan plan, MarkedQuestion question, string place) => $"INDEX({Down(plan, MarksOf, question.KeyColumn)},{place})";

    private static string Down(MarkingPlan plan, string sheet, int column) => A1.Down(sheet, column, FirstRow, FirstRow + plan.Versions.Count - 1);

    private static void Write(
        XLWorkbook workbook, MarkingPlan plan, string name, string what, Func<MarkedQuestion, double> width, Func<MarkedQuestion, QuestionModel, object?> value)
    {
        var questions = plan.Questions.ToList();
        (string, double)[] columns =
            [("卷次", 8), ("校验码", 20), .. questions.Select(q => (q.Number.ToString(CultureInfo.InvariantCulture), width(q)))];
        var sheet = Sheet.Add(
            workbook, name, SheetTitles.Title(plan.Paper, what), SheetTitles.Identity(plan.Paper), columns, SheetLayout.Wide(columns, FixedColumns));
        foreach (var version in plan.Versions)
        {
            sheet.Row(
            [
                Terms.VersionName(version),
                Terms.ShortFingerprint(version.Fingerprint),
                .. questions.Zip(version.Questions, value),
            ]);
        }
    }
}
