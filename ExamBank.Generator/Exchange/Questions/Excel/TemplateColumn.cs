using System.Collections.Immutable;
using ClosedXML.Excel;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Documents;

namespace ExamBank.Generator.Exchange.Questions.Excel;

/// <summary>What a column of the template holds.</summary>
internal enum ColumnKind
{
    /// <summary>Text on one line or several.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>One of the words of a list.</summary>
    Word,
}

/// <summary>A column of the template: its header, how wide it is, what it holds and what its heading tells.</summary>
/// <param name="Name">Name in code, and in the paths of errors where the domain has one.</param>
/// <param name="Header">The Chinese header.</param>
/// <param name="Width">Width in characters.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Hint">What to write into it.</param>
internal sealed record TemplateColumn(string Name, string Header, double Width, ColumnKind Kind, string Hint)
{
    /// <summary>The most options that a row holds.</summary>
    public const int Options = 8;

    /// <summary>Number of the row of headers.</summary>
    public const int HeaderRow = 1;

    /// <summary>Every column, in order.</summary>
    public static ImmutableArray<TemplateColumn> All { get; } =
    [
        new("code", "试题代码", 24, ColumnKind.Text, "必填，3–64 个字母、数字、点或连字符，全库唯一，如 WANG-L1-1.1.1-01。再次导入时按代码识别：未变的不动，已变的成为新修订。"),
        new("type", "题型", 13, ColumnKind.Word, "必填，从列表中选择。案例分析题含材料和小题，一行写不下，请用 JSON 文件。"),
        new("requirement", "职业技能要求", 16, ColumnKind.Word, "必填，从列表中选择编号；编号的含义见“职业技能要求”表。"),
        new("furtherRequirements", "其他职业技能要求", 18, ColumnKind.Text, "可空。同时考查的其他编号，用分号隔开。"),
        new("cognitiveLevel", "认知层次", 11, ColumnKind.Word, "必填，从列表中选择。"),
        new("facility", "难度系数（预估）", 12, ColumnKind.Number, "必填，0–1 的小数，越大越容易，最多四位小数。"),
        new("marks", "分值", 8, ColumnKind.Number, "必填，大于 0，最多两位小数。"),
        new("minutes", "答题时间（分钟）", 12, ColumnKind.Number, "必填，大于 0，最多两位小数。"),
        new("stem", "题干", 48, ColumnKind.Text, "必填，可换行（Alt+Enter），可用 Markdown。填空题的每个空写两条以上下划线：____。"),
        .. Enumerable.Range(0, Options).Select(i => new TemplateColumn(
            $"options[{i}]", $"选项 {Letter(i)}", 22, ColumnKind.Text, "选择题必填至少两项，从 A 起依次填写，中间不空。其他题型留空。")),
        new("shuffle", "选项顺序固定", 12, ColumnKind.Word, "可空。选“是”则乱序卷不打乱选项（如按大小排列、“以上都对”）。"),
        new("key", "答案", 18, ColumnKind.Text, "单选题写一个字母；多选题写全部字母，如 ABD；判断题写“正确”或“错误”；填空题依次写各空的答案，一空一行，同一空的几种写法用“|”隔开。简答题和实操题留空。"),
        new("answer", "参考答案", 36, ColumnKind.Text, "简答题必填，其他题型留空。"),
        new("rubric", "评分细则", 36, ColumnKind.Text, "简答题和实操题必填，一行一条，末尾用括号写分值，如：分析人群（4分）。各条之和须等于分值。"),
        new("explanation", "解析", 40, ColumnKind.Text, "可空。提到选项时写 [[option:a]]（小写字母），乱序卷会印出对应的字母。"),
        new("task.materials", "实操：材料", 20, ColumnKind.Text, "实操题可填，一行一项。"),
        new("task.equipment", "实操：设备与软件", 20, ColumnKind.Text, "实操题可填，一行一项。"),
        new("task.product", "实操：成果", 24, ColumnKind.Text, "实操题必填：考生交出什么。"),
        new("task.submission", "实操：提交方式", 24, ColumnKind.Text, "实操题必填：怎样提交。"),
    ];

    /// <summary>Types that fit a row.</summary>
    public static ImmutableArray<QuestionType> Types { get; } = [.. Enum.GetValues<QuestionType>().Where(type => type != QuestionType.CaseAnalysis)];

    /// <summary>The words of a statement's key, the first of each written, all read.</summary>
    public static readonly ImmutableArray<string> True = ["正确", "对", "√", "T", "TRUE", "是"];

    /// <summary>The words of a false statement.</summary>
    public static readonly ImmutableArray<string> False = ["错误", "错", "×", "F", "FALSE", "否"];

    /// <summary>Number of the column, from 1.</summary>
    public int Number => All.IndexOf(this) + 1;

    /// <summary>Letter of an option.</summary>
    public static char Letter(int index) => (char)('A' + index);

    /// <summary>The column with this name.</summary>
    public static TemplateColumn Of(string name) => All.Single(column => column.Name == name);

    /// <summary>The column that the place of an error of the domain speaks of, such as <c>options[2].text</c>; null where there is none.</summary>
    public static TemplateColumn? Named(string path) => All.FirstOrDefault(column => path == column.Name || path.StartsWith(column.Name + ".", StringComparison.Ordinal) || path.StartsWith(column.Name + "[", StringComparison.Ordinal))
        ?? (path.StartsWith("options", StringComparison.Ordinal) ? All.First(column => column.Name == "options[0]")
        : path.StartsWith("blanks", StringComparison.Ordinal) ? Of("key")
        : path.StartsWith("task", StringComparison.Ordinal) ? Of("task.product")
        : null);

    /// <summary>Name of a cell of the column in a row, with the header: <c>I7（题干）</c>.</summary>
    public string Place(int row) => $"{XLHelper.GetColumnLetterFromNumber(Number)}{row.ToString(System.Globalization.CultureInfo.InvariantCulture)}（{Header}）";

    /// <summary>The words of a list, as a row has them.</summary>
    public static IReadOnlyList<string> Words(string name) => name switch
    {
        "type" => [.. Types.Select(Terms.Of)],
        "cognitiveLevel" => [.. Enum.GetValues<CognitiveLevel>().Select(Terms.Of)],
        "shuffle" => ["是", "否"],
        _ => [],
    };
}
