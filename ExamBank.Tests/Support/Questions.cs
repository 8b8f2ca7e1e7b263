using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;

namespace ExamBank.Tests.Support;

/// <summary>Valid content of every type; tests change what they are about with <c>with</c>.</summary>
internal static class Questions
{
    public static QuestionContent Single(string stem = "下列说法正确的是", params string[] options) => New(QuestionType.SingleChoice, stem, 2) with
    {
        Options = OptionsOf(options),
        Key = AnswerKey.Of("b"),
        Explanation = "依据标准，[[option:b]]正确，[[option:a]]错误。",
    };

    public static QuestionContent Multiple(string stem = "下列说法正确的有", params string[] options) => New(QuestionType.MultipleChoice, stem, 2) with
    {
        Options = OptionsOf(options),
        Key = AnswerKey.Of("a", "c"),
        Explanation = "[[option:a]]与[[option:c]]正确。",
    };

    public static QuestionContent Statement(string stem = "直播前应当检查网络。", bool truth = true) => New(QuestionType.TrueFalse, stem, 2) with
    {
        Key = AnswerKey.Of(truth),
        Explanation = "机密解析：检查网络是直播准备的一步。",
    };

    public static QuestionContent Fill() => New(QuestionType.FillBlank, "社交电商的三要素是[[blank:x]]、[[blank:y]]和场。", 2) with
    {
        Blanks = [new Blank("y", ["货源", "商品"]), new Blank("x", ["人群"])],
    };

    public static QuestionContent Short() => New(QuestionType.ShortAnswer, "简述选品的步骤。", 10) with
    {
        Answer = "秘密答案：先分析人群，再比较货源。",
        Rubric = [new RubricLine("秘密细则：分析人群", Marks.From(4)), new RubricLine("比较货源", Marks.From(6))],
    };

    public static QuestionContent Case() => New(QuestionType.CaseAnalysis, "阅读材料，回答问题。", 10) with
    {
        Stimulus = "STIM-1",
        Parts =
        [
            new QuestionPart { Id = "p1", Type = QuestionType.SingleChoice, Marks = Marks.From(2), Stem = "材料中的平台属于", Options = OptionsOf([]), Key = AnswerKey.Of("c") },
            new QuestionPart { Id = "p2", Type = QuestionType.TrueFalse, Marks = Marks.From(2), Stem = "该平台自己备货。", Key = AnswerKey.Of(false) },
            new QuestionPart
            {
                Id = "p3", Type = QuestionType.ShortAnswer, Marks = Marks.From(6), Stem = "说明理由。", Answer = "秘密答案：因为分销。", Rubric = [new RubricLine("说明分销", Marks.From(6))],
            },
        ],
    };

    public static QuestionContent Practical() => New(QuestionType.Practical, "完成一份直播脚本。", 20) with
    {
        Rubric = [new RubricLine("秘密细则：结构完整", Marks.From(12.5m)), new RubricLine("用语规范", Marks.From(7.5m))],
        Task = new PracticalTask
        {
            Materials = ["商品清单.xlsx", "品牌介绍"],
            Equipment = ["计算机一台"],
            Product = "直播脚本一份（Word）",
            Submission = "保存为“准考证号.docx”，存入考试文件夹。",
        },
    };

    private static QuestionContent New(QuestionType type, string stem, int marks) => new()
    {
        Type = type,
        Requirement = "L1-1.1.1",
        CognitiveLevel = CognitiveLevel.Apply,
        Facility = new Dictionary<string, Facility>(StringComparer.Ordinal) { ["L1"] = Facility.From(0.65m) },
        Marks = Marks.From(marks),
        Minutes = Minutes.From(1.5m),
        Stem = stem,
    };

    private static IReadOnlyList<Option> OptionsOf(string[] texts)
    {
        string[] all = texts.Length > 0 ? texts : ["甲方案", "乙方案", "丙方案", "丁方案"];
        return [.. all.Select((text, index) => new Option(((char)('a' + index)).ToString(), text))];
    }
}
