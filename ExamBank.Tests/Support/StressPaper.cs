using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using ExamBank.Generator.Documents;

namespace ExamBank.Tests.Support;

/// <summary>A paper of 120 questions that tries everything a printer may stumble over.</summary>
internal static class StressPaper
{
    /// <summary>What must stand in print exactly so.</summary>
    public const string Hostile = "</w:t></w:r><w:r><w:vanish/>=HYPERLINK(\"http://x\",\"y\") & <b>粗</b>";

    private const string Rare = "生僻字𠮷𣗋与表情😀👨‍👩‍👧";

    private static readonly string WideTable =
        $"|{string.Join('|', Enumerable.Range(1, 14).Select(i => $"第 {i} 列的标题"))}|\n|{string.Concat(Enumerable.Repeat("---|", 14))}\n"
        + $"|{string.Join('|', Enumerable.Range(1, 14).Select(i => i == 3 ? new string('长', 90) : $"{i * 1000}"))}|";

    private static readonly string LongStimulus = string.Join("\n\n", Enumerable.Range(1, 40).Select(i => $"第 {i} 行：某店当月访客 {i * 137} 人，成交 {i * 11} 单，退货 {i} 单，客单价 {i * 3} 元。"));

    public static PaperModel Build() => new PaperBuilder()
        .WithVersions(2)
        .Section(QuestionType.SingleChoice, new ScoringRule(ScoringMethod.AllOrNothing), [.. Enumerable.Range(1, 70).Select(i => Built(Single(i), i))])
        .Section(QuestionType.MultipleChoice, new ScoringRule(ScoringMethod.PartialPerOption, Marks.From(0.5m)), [.. Enumerable.Range(71, 20).Select(i => Built(Ten(i), i))])
        .Section(QuestionType.TrueFalse, new ScoringRule(ScoringMethod.AllOrNothing), [.. Enumerable.Range(91, 15).Select(i => Built(Questions.Statement($"第 {i} 题的说法 a\u0001b\u000Bc 成立。"), i))])
        .Section(QuestionType.FillBlank, new ScoringRule(ScoringMethod.PartialPerOption, Marks.From(1)), [.. Enumerable.Range(106, 5).Select(i => Built(Questions.Fill(), i))])
        .Section(QuestionType.ShortAnswer, new ScoringRule(ScoringMethod.Rubric), [.. Enumerable.Range(111, 4).Select(i => Built(Questions.Short(), i, marks: (i - 110) * 12.5m))])
        .Section(QuestionType.CaseAnalysis, new ScoringRule(ScoringMethod.Rubric), [.. Enumerable.Range(115, 3).Select(i => Built(Questions.Case(), i, stimulus: i == 116 ? WideTable : LongStimulus))])
        .Section("实操", QuestionType.Practical, new ScoringRule(ScoringMethod.Rubric), [.. Enumerable.Range(118, 3).Select(i => Built(Questions.Practical(), i))])
        .Build() with
    { Media = new Dictionary<string, byte[]>(StringComparer.Ordinal) { ["wide.png"] = Pictures.Png(4000, 900), ["high.png"] = Pictures.Png(300, 4000) } };

    private static QuestionContent Single(int i) => (i % 7) switch
    {
        0 => Questions.Single($"第 {i} 题：{Rare}", "一", new string('长', 200), "Z", new string('x', 200)),
        1 => Questions.Single($"第 {i} 题：{Hostile}", "=1+1", "<w:p/>", "&amp;", "]]>"),
        2 => Questions.Single($"第 {i} 题看图。\n\n![走势](wide.png)\n\n![清单](high.png)", "升", "降", "平", "不定"),
        3 => Questions.Single($"第 {i} 题：$\\frac{{\\sum_{{i=1}}^{{n}} x_i}}{{n}}$ 与 $\\sqrt{{2}}$", "$x^2$", "$x_1$", "$\\pi$", "$\\frac{{1}}{{2}}$"),
        4 => Questions.Single($"第 {i} 题：看下表。\n\n{WideTable}", "对", "错", "都对", "都错"),
        5 => Questions.Single($"第 {i} 题：运行\n\n```\n{new string('c', 160)}\n  if (a < b && c > d) {{ }}\n```", "`a`", "**b**", "*c*", "H~2~O"),
        _ => Questions.Single($"第 {i} 题：下列做法最恰当的是", "先核对资质再签合同", "先签合同", "不核对", "由对方决定"),
    };

    private static QuestionContent Ten(int i) => Questions.Multiple($"第 {i} 题：下列各项中正确的有", [.. Enumerable.Range(1, 10).Select(n => i % 2 == 0 ? $"项{n}" : $"第 {n} 项是一个长度各不相同的选项{new string('字', n * 4)}")]);

    private static BuiltQuestion Built(QuestionContent content, int i, decimal? marks = null, string? stimulus = null) =>
        new(content, $"S-{i:000}", $"Q-{i:000000}", marks is { } m ? Marks.From(m) : null, stimulus);
}
