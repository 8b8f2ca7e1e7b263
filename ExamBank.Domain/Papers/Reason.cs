using ExamBank.Domain.Errors;

namespace ExamBank.Domain.Papers;

/// <summary>Why somebody does something that others have to understand later.</summary>
public static class Reason
{
    /// <summary>Most characters of a reason.</summary>
    public const int Longest = 1000;

    /// <summary>The reason without blanks around it, or what is wrong with it.</summary>
    public static Result<string> Read(string? text, string path) => string.IsNullOrWhiteSpace(text) || text.Trim().Length > Longest
        ? JointStepErrors.Reason(path, Longest)
        : Result.Of(text.Trim());
}
