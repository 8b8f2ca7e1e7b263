using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Documents.Layouts;

namespace ExamBank.Generator.Documents;

/// <summary>The instruction under a section heading: what to do, and how answers earn marks.</summary>
public static class ScoringWords
{
    /// <summary>The whole instruction of a section.</summary>
    public static string Instruction(QuestionType type, ScoringRule scoring, AnswersOn answersOn) =>
        (answersOn == AnswersOn.Sheet ? SheetTask(type) : Task(type)) + Rule(type, scoring);

    /// <summary>The scoring rule in words; it follows <paramref name="scoring"/>, so that paper and key cannot differ.</summary>
    public static string Rule(QuestionType type, ScoringRule scoring)
    {
        ArgumentNullException.ThrowIfNull(scoring);
        return scoring.Rule switch
        {
            ScoringMethod.AllOrNothing => type switch
            {
                QuestionType.SingleChoice => "错选、多选或未选均不得分。",
                QuestionType.MultipleChoice => "错选、多选、少选或未选均不得分。",
                QuestionType.TrueFalse => "判断错误或未作答不得分。",
                QuestionType.FillBlank => "错填或未填不得分。",
                _ => "回答全部正确得满分，否则不得分。",
            },
            ScoringMethod.PartialFixed => $"全部选对得满分，少选得 {scoring.Marks} 分，错选、多选或未选不得分。",
            ScoringMethod.PartialPerOption when type == QuestionType.FillBlank => $"每填对一空得 {scoring.Marks} 分，错填或未填不得分。",
            ScoringMethod.PartialPerOption => $"全部选对得满分，少选时每选对一项得 {scoring.Marks} 分，错选、多选或未选不得分。",
            ScoringMethod.Rubric => "按评分细则给分。",
            _ => throw new ArgumentOutOfRangeException(nameof(scoring), scoring.Rule, "Not a scoring method."),
        };
    }

    private static string SheetTask(QuestionType type) => type switch
    {
        QuestionType.SingleChoice => "每小题的备选项中只有一项符合题意，请在答题卡上将其字母涂黑。",
        QuestionType.MultipleChoice => "每小题的备选项中有两项或两项以上符合题意，请在答题卡上将其字母涂黑。",
        QuestionType.TrueFalse => $"请判断下列说法是否正确，在答题卡上正确的涂“{Terms.Of(true)}”，错误的涂“{Terms.Of(false)}”。",
        QuestionType.FillBlank => "请将横线处的答案填写在答题卡上。",
        QuestionType.ShortAnswer => "请简要回答下列问题，答案写在答题卡上。",
        QuestionType.CaseAnalysis => "请阅读材料，在答题卡上回答其后的问题。",
        _ => Task(type),
    };

    private static string Task(QuestionType type) => type switch
    {
        QuestionType.SingleChoice => "每小题的备选项中只有一项符合题意，请将其字母填入题后的括号内。",
        QuestionType.MultipleChoice => "每小题的备选项中有两项或两项以上符合题意，请将其字母填入题后的括号内。",
        QuestionType.TrueFalse => $"请判断下列说法是否正确，正确的在括号内填“{Terms.Of(true)}”，错误的填“{Terms.Of(false)}”。",
        QuestionType.FillBlank => "请将答案填写在横线上。",
        QuestionType.ShortAnswer => "请简要回答下列问题。",
        QuestionType.CaseAnalysis => "请阅读材料，回答其后的问题。",
        QuestionType.Practical => "请按要求完成任务，并提交成果。",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a question type."),
    };
}
