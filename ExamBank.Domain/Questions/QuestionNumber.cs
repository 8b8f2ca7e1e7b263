using System.Globalization;
using System.Text.RegularExpressions;

namespace ExamBank.Domain.Questions;

/// <summary>The number of a question as people see it: <c>Q-000123</c>.</summary>
public static class QuestionNumber
{
    /// <summary>Writes the number.</summary>
    public static string Format(int number) => string.Create(CultureInfo.InvariantCulture, $"Q-{number:000000}");

    /// <summary>Reads <c>Q-000123</c>; false when the text is not of that form.</summary>
    public static bool TryParse(string? text, out int number)
    {
        number = 0;
        return text is not null
            && text.StartsWith("Q-", StringComparison.OrdinalIgnoreCase)
            && int.TryParse(text.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}

/// <summary>The form of a permanent code: 3 to 64 letters, digits, dots and hyphens, beginning with a letter or digit.</summary>
public static partial class QuestionCode
{
    /// <summary>Whether <paramref name="code"/> has the form.</summary>
    public static bool IsValid(string? code) => code is not null && Pattern().IsMatch(code);

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9.-]{2,63}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pattern();
}
