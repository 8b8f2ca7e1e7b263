using System.Text;
using System.Text.RegularExpressions;

namespace ExamBank.Domain.Access;

/// <summary>How accounts, centres and tokens may be called.</summary>
public static partial class AccessNames
{
    /// <summary>Most characters of an account's name.</summary>
    public const int LongestName = 64;

    /// <summary>Most characters of a label that people read.</summary>
    public const int LongestLabel = 100;

    /// <summary>Whether it can be an account's name: letters (also Chinese), digits and <c>. _ - @</c>, beginning with a letter or digit.</summary>
    public static bool IsName(string? text) => text is not null && text.Length is >= 2 and <= LongestName && Name().IsMatch(text) && text.IsNormalized(NormalizationForm.FormKC);

    /// <summary>Whether it can be a centre's code: letters, digits and <c>-</c>.</summary>
    public static bool IsCode(string? text) => text is not null && Code().IsMatch(text);

    /// <summary>Whether it can be a label: something to read, without control characters.</summary>
    public static bool IsLabel(string? text) => !string.IsNullOrWhiteSpace(text) && text.Length <= LongestLabel && !text.Any(char.IsControl);

    /// <summary>What makes two names the same: neither width nor case tells accounts apart.</summary>
    public static string Normalized(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Trim().Normalize(NormalizationForm.FormKC).ToUpperInvariant();
    }

    [GeneratedRegex(@"^[\p{L}\p{Nd}][\p{L}\p{Nd}._@-]+\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9-]{0,31}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Code();
}
