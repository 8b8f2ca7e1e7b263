using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using ExamBank.Domain.Errors;

namespace ExamBank.Domain.Questions;

/// <summary>
/// One step of the sums behind a question (计算步骤), kept so that its numbers can be checked; it is printed nowhere.
/// </summary>
/// <param name="Expression">What is worked out, in the words of <see cref="Arithmetic"/>.</param>
/// <param name="Value">What comes out, rounded half away from nought to the decimals that are written.</param>
/// <param name="Printed">How a text of the question tells it, such as <c>47.6%</c>; null for a step in between.</param>
public sealed record CalculationStep(string Expression, string Value, string? Printed = null);

/// <summary>Checks the sums behind a question against its texts.</summary>
internal static partial class CalculationRules
{
    private const int MaximumSteps = 50;
    private const int MaximumPrinted = 200;

    public static void Check(QuestionContent content, List<BankError> errors)
    {
        if (content.Calculation is not { } steps) return;
        if (steps.Count is < 1 or > MaximumSteps) errors.Add(QuestionErrors.WrongCount("calculation", steps.Count, 1, MaximumSteps));
        var texts = TextsOf(content).ToList();
        for (var i = 0; i < steps.Count; i++)
        {
            CheckValue(steps[i], $"calculation[{i}]", errors);
            if (steps[i].Printed is not { } printed) continue;
            QuestionContentValidator.CheckText(printed, $"calculation[{i}].printed", MaximumPrinted, errors);
            if (!texts.Exists(text => Holds(text, printed))) errors.Add(QuestionErrors.CalculationNotPrinted($"calculation[{i}].printed", printed));
        }
    }

    private static void CheckValue(CalculationStep step, string path, List<BankError> errors)
    {
        var number = Number().IsMatch(step.Value);
        if (!number) errors.Add(QuestionErrors.CalculationValueInvalid(path + ".value", step.Value));
        if (!Arithmetic.TryEvaluate(step.Expression, out var result)) errors.Add(QuestionErrors.CalculationInvalid(path + ".expression", step.Expression));
        else if (number && Decimals(step.Value) is var decimals && Written(result.Round(decimals), decimals) is var actual && actual != step.Value)
            errors.Add(QuestionErrors.CalculationDiffers(path + ".value", step.Expression, actual, step.Value));
    }

    private static int Decimals(string value) => value.IndexOf('.', StringComparison.Ordinal) is var point and >= 0 ? value.Length - point - 1 : 0;

    /// <summary>A number of so many decimals as it is written.</summary>
    private static string Written(Fraction number, int decimals)
    {
        var digits = BigInteger.Abs((number * BigInteger.Pow(10, decimals)).Numerator).ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        return (number.Numerator.Sign < 0 ? "-" : "") + (decimals == 0 ? digits : $"{digits[..^decimals]}.{digits[^decimals..]}");
    }

    /// <summary>Whether the text stands there by itself, not within a longer number: 6% does not stand in 16%.</summary>
    private static bool Holds(string text, string printed)
    {
        for (var at = text.IndexOf(printed, StringComparison.Ordinal); at >= 0; at = text.IndexOf(printed, at + 1, StringComparison.Ordinal))
        {
            var end = at + printed.Length;
            var longerBefore = at > 0 && char.IsAsciiDigit(printed[0]) && (char.IsAsciiDigit(text[at - 1]) || text[at - 1] == '.');
            var longerAfter = end < text.Length && char.IsAsciiDigit(printed[^1]) && char.IsAsciiDigit(text[end]);
            if (!longerBefore && !longerAfter) return true;
        }

        return false;
    }

    private static IEnumerable<string> TextsOf(QuestionContent content)
    {
        var whole = new[] { content.Task?.Product, content.Task?.Submission };
        return ((IEnumerable<string?>)[.. whole, .. content.Task?.Materials ?? [], .. content.Task?.Equipment ?? []]).OfType<string>()
            .Concat(((IEnumerable<ResponseContent>)[content, .. content.Parts ?? []]).SelectMany(TextsOf));
    }

    private static IEnumerable<string> TextsOf(ResponseContent response) => ((IEnumerable<string?>)
    [
        response.Stem, .. (response.Options ?? []).Select(o => o.Text), .. (response.Blanks ?? []).SelectMany(b => b.Accepted), response.Answer,
        .. (response.Rubric ?? []).Select(line => line.Criterion), response.Explanation,
    ]).OfType<string>();

    [GeneratedRegex(@"^-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,10})?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
