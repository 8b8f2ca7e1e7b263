using System.Text.RegularExpressions;

namespace ExamBank.Domain.Standards;

/// <summary>
/// The key of a place in a standard: a work area <c>L1-3</c>, a work task <c>L1-3.2</c> or a requirement <c>L1-3.2.1</c>,
/// in full <c>SECO-2021/L1-3.2.1</c>. The short form is accepted where only one standard is meant.
/// </summary>
/// <param name="Standard">Code of the standard; null in a short key.</param>
/// <param name="Level">Level code.</param>
/// <param name="Number">The number within the level.</param>
public sealed partial record StandardKey(string? Standard, string Level, string Number)
{
    /// <summary>The key without the standard.</summary>
    public string WithinStandard => $"{Level}-{Number}";

    /// <summary>1 for a work area, 2 for a task, 3 for a requirement.</summary>
    public int Depth => Number.Count(c => c == '.') + 1;

    /// <summary>Reads a short or full key; false when it is neither.</summary>
    public static bool TryParse(string? text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out StandardKey? key)
    {
        var match = Pattern().Match(text ?? "");
        key = match.Success
            ? new StandardKey(match.Groups["standard"] is { Success: true } s ? s.Value : null, match.Groups["level"].Value, match.Groups["number"].Value)
            : null;
        return match.Success;
    }

    /// <inheritdoc/>
    public override string ToString() => Standard is null ? WithinStandard : $"{Standard}/{WithinStandard}";

    [GeneratedRegex(@"^((?<standard>[A-Z0-9][A-Z0-9-]{0,31})/)?(?<level>L[1-9])-(?<number>[1-9][0-9]?(\.[1-9][0-9]?){0,2})\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pattern();
}
