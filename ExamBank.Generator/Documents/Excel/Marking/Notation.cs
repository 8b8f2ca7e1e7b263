using ClosedXML.Excel;
using ExamBank.Domain.Questions;

namespace ExamBank.Generator.Documents.Excel.Marking;

/// <summary>
/// How answers may be typed: letters in any order, small, capital or full-width, with or without separators; and several words for
/// right and wrong. The lists stand in a sheet of their own under names that the scoring formulas use.
/// </summary>
internal static class Notation
{
    /// <summary>Name of the list of option letters.</summary>
    public const string Letters = "选项字母";

    /// <summary>Name of the list of full-width capital letters.</summary>
    public const string WideCapitals = "全角大写";

    /// <summary>Name of the list of full-width small letters.</summary>
    public const string WideSmall = "全角小写";

    /// <summary>Name of the list of all characters an answer may hold.</summary>
    public const string Characters = "可用字符";

    /// <summary>Name of the list of words for a statement judged right.</summary>
    public const string Right = "判对写法";

    /// <summary>Name of the list of words for a statement judged wrong.</summary>
    public const string Wrong = "判错写法";

    private const string SheetName = "作答写法";
    private const int WideOffset = 'Ａ' - 'A';
    private static readonly string[] Separators = [" ", "　", ",", "，", "、", ";", "；"];
    private static readonly string[] RightWords = ["√", "✓", "✔", "对", "正确", "T", "Ｔ", "ｔ", "TRUE"];
    private static readonly string[] WrongWords = ["×", "✗", "✘", "错", "错误", "F", "Ｆ", "ｆ", "X", "Ｘ", "ｘ", "FALSE"];

    /// <summary>Writes the sheet and names its lists.</summary>
    public static void Write(XLWorkbook workbook, MarkingPlan plan)
    {
        var letters = Enumerable.Range(0, OptionsOf(plan.Paper)).Select(PrintedAnswer.Letter).ToList();
        var wideCapitals = letters.ConvertAll(l => Wide(l[0]));
        var wideSmall = letters.ConvertAll(l => Wide(char.ToLowerInvariant(l[0])));
        string[] characters = [.. letters, .. letters.Select(l => l.ToLowerInvariant()), .. wideCapitals, .. wideSmall, .. Separators];
        (string Name, IReadOnlyList<string> Words)[] lists =
        [
            (Letters, letters), (WideCapitals, wideCapitals), (WideSmall, wideSmall), (Characters, characters), (Right, RightWords), (Wrong, WrongWords),
        ];
        var sheet = Sheet.Add(
            workbook,
            SheetName,
            SheetTitles.Title(plan.Paper, "登分时可用的作答写法"),
            "评分公式按名称引用下列各列，请勿改动位置。字母不分先后、大小写和全角半角；可夹用空格、逗号、顿号、分号。",
            [.. lists.Select(list => (list.Name, 14.0))]);
        for (var row = 0; row < lists.Max(l => l.Words.Count); row++)
            sheet.Row([.. lists.Select(l => row < l.Words.Count ? l.Words[row] : null)]);
        for (var i = 0; i < lists.Length; i++)
            sheet.Column(i + 1).FirstCell().Worksheet
                .Range(sheet.FirstRow, i + 1, sheet.FirstRow + lists[i].Words.Count - 1, i + 1)
                .AddToNamed(lists[i].Name, XLScope.Workbook);
    }

    // Never fewer than four, so that a paper without choices has its lists too.
    private static int OptionsOf(PaperModel paper) => paper.Forms
        .SelectMany(f => f.Versions[0].Questions)
        .Where(q => q.Content.Type is QuestionType.SingleChoice or QuestionType.MultipleChoice)
        .Select(q => q.Content.Options!.Count)
        .Append(4)
        .Max();

    private static string Wide(char letter) => ((char)(letter + WideOffset)).ToString();
}
