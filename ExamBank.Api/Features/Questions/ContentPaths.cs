using System.Globalization;
using System.Text.RegularExpressions;
using ExamBank.Domain.Errors;

namespace ExamBank.Api.Features.Questions;

/// <summary>
/// Where an error stands in what the client sent. The domain names places as the question files have them; there a key is
/// the list itself and facility is a map by level.
/// </summary>
internal static partial class ContentPaths
{
    /// <summary>The error at its place in <paramref name="content"/>.</summary>
    public static BankError Of(BankError error, QuestionContentInput content)
    {
        var path = KeyItem().Replace(error.Path, "key.options[");
        if (FacilityLevel().Match(path) is { Success: true } match)
        {
            var index = content.Facility.Select(f => f.Level).ToList().IndexOf(match.Groups["level"].Value);
            if (index >= 0) path = string.Create(CultureInfo.InvariantCulture, $"content.facility[{index}].level");
        }

        return error with { Path = path };
    }

    [GeneratedRegex(@"\bkey\[", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex KeyItem();

    [GeneratedRegex(@"^content\.facility\.(?<level>.+)\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FacilityLevel();
}
