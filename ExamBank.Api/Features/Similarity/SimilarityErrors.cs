using System.Globalization;
using ExamBank.Domain.Errors;

namespace ExamBank.Api.Features.Similarity;

/// <summary>Every failure of the search for similar questions that a user can cause.</summary>
internal static class SimilarityErrors
{
    /// <summary>A threshold outside its bounds.</summary>
    public static BankError Threshold(string path, double given) => BankError.Of(
        "similarity.threshold", path, ("given", given.ToString(CultureInfo.InvariantCulture)), ("least", SimilarQuestions.Least.ToString(CultureInfo.InvariantCulture)));

    /// <summary>A question was given twice.</summary>
    public static BankError SameQuestion(string path, string code) => BankError.Of("similarity.same-question", path, ("code", code));

    /// <summary>Questions of two standards never meet.</summary>
    public static BankError OtherStandard(string path, string code) => BankError.Of("similarity.other-standard", path, ("code", code));

    /// <summary>The question is retired, or every text of it was rejected.</summary>
    public static BankError NotInUse(string path, string code) => BankError.Of("similarity.not-in-use", path, ("code", code));
}
