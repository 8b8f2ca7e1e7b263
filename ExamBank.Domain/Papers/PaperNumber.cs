using System.Globalization;

namespace ExamBank.Domain.Papers;

/// <summary>The number of a paper as people see it: <c>P-000045</c>.</summary>
public static class PaperNumber
{
    /// <summary>Writes the number.</summary>
    public static string Format(int number) => LetteredNumber.Format('P', number);

    /// <summary>Reads <c>P-000045</c>; false when the text is not of that form.</summary>
    public static bool TryParse(string? text, out int number) => LetteredNumber.TryParse('P', text, out number);
}

/// <summary>The number of a draft paper as people see it: <c>D-000012</c>.</summary>
public static class DraftNumber
{
    /// <summary>Writes the number.</summary>
    public static string Format(int number) => LetteredNumber.Format('D', number);

    /// <summary>Reads <c>D-000012</c>; false when the text is not of that form.</summary>
    public static bool TryParse(string? text, out int number) => LetteredNumber.TryParse('D', text, out number);
}

/// <summary>The number of a joint step as people see it: <c>S-000007</c>.</summary>
public static class StepNumber
{
    /// <summary>Writes the number.</summary>
    public static string Format(int number) => LetteredNumber.Format('S', number);

    /// <summary>Reads <c>S-000007</c>; false when the text is not of that form.</summary>
    public static bool TryParse(string? text, out int number) => LetteredNumber.TryParse('S', text, out number);
}

/// <summary>The number of a release as people see it: <c>R-000003</c>.</summary>
public static class ReleaseNumber
{
    /// <summary>Writes the number.</summary>
    public static string Format(int number) => LetteredNumber.Format('R', number);

    /// <summary>Reads <c>R-000003</c>; false when the text is not of that form.</summary>
    public static bool TryParse(string? text, out int number) => LetteredNumber.TryParse('R', text, out number);
}

/// <summary>The number of a grant to read a paper as people see it: <c>G-000002</c>.</summary>
public static class GrantNumber
{
    /// <summary>Writes the number.</summary>
    public static string Format(int number) => LetteredNumber.Format('G', number);

    /// <summary>Reads <c>G-000002</c>; false when the text is not of that form.</summary>
    public static bool TryParse(string? text, out int number) => LetteredNumber.TryParse('G', text, out number);
}

/// <summary>Numbers with a letter that tells of what.</summary>
internal static class LetteredNumber
{
    public static string Format(char letter, int number) => string.Create(CultureInfo.InvariantCulture, $"{letter}-{number:000000}");

    public static bool TryParse(char letter, string? text, out int number)
    {
        number = 0;
        return text is { Length: > 2 }
            && char.ToUpperInvariant(text[0]) == letter
            && text[1] == '-'
            && int.TryParse(text.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
