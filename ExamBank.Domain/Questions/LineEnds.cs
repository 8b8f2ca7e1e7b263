using System.Diagnostics.CodeAnalysis;

namespace ExamBank.Domain.Questions;

/// <summary>Line ends of texts that come in from outside: the bank knows line feeds only.</summary>
public static class LineEnds
{
    /// <summary>CR LF and a lone CR become LF; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Normalise(string? text) =>
        text?.Contains('\r', StringComparison.Ordinal) == true ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n') : text;
}
