namespace ExamBank.Domain.Questions;

/// <summary>The seven question types (题型), in the order in which a paper prints them.</summary>
public enum QuestionType
{
    /// <summary>单项选择题.</summary>
    SingleChoice,

    /// <summary>多项选择题.</summary>
    MultipleChoice,

    /// <summary>判断题.</summary>
    TrueFalse,

    /// <summary>填空题.</summary>
    FillBlank,

    /// <summary>简答题.</summary>
    ShortAnswer,

    /// <summary>案例分析题.</summary>
    CaseAnalysis,

    /// <summary>实操题.</summary>
    Practical,
}

/// <summary>What question types are called.</summary>
public static class QuestionTypeNames
{
    /// <summary>The Chinese name of a question type (题型), as papers print it and rules are named by it.</summary>
    public static string Of(QuestionType type) => type switch
    {
        QuestionType.SingleChoice => "单项选择题",
        QuestionType.MultipleChoice => "多项选择题",
        QuestionType.TrueFalse => "判断题",
        QuestionType.FillBlank => "填空题",
        QuestionType.ShortAnswer => "简答题",
        QuestionType.CaseAnalysis => "案例分析题",
        QuestionType.Practical => "实操题",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a question type."),
    };
}

/// <summary>Cognitive levels (认知层次) of the revised Bloom taxonomy, rising.</summary>
public enum CognitiveLevel
{
    /// <summary>识记.</summary>
    Remember,

    /// <summary>理解.</summary>
    Understand,

    /// <summary>应用.</summary>
    Apply,

    /// <summary>分析.</summary>
    Analyse,

    /// <summary>评价.</summary>
    Evaluate,

    /// <summary>创造.</summary>
    Create,
}
