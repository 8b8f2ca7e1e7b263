using ExamBank.Domain.Errors;

namespace ExamBank.Domain.Questions.Review;

/// <summary>What people write to each other about a question.</summary>
internal static class ReviewText
{
    /// <summary>The longest comment, in characters.</summary>
    public const int Longest = 4_000;

    /// <summary>What is wrong with a text; null when nothing is.</summary>
    public static BankError? Fault(string text, string path, int longest = Longest)
    {
        if (string.IsNullOrWhiteSpace(text)) return QuestionErrors.TextMissing(path);
        if (text.Length > longest) return QuestionErrors.TooLong(path, text.Length, longest);
        return text.Any(c => char.IsControl(c) && c is not ('\n' or '\t')) ? QuestionErrors.ControlCharacter(path) : null;
    }
}
