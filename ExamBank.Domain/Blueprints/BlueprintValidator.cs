using System.Text.RegularExpressions;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;

namespace ExamBank.Domain.Blueprints;

/// <summary>Checks a blueprint by itself: names, counts, scoring, that every rule says something and that sets and limits can be meant.</summary>
public static partial class BlueprintValidator
{
    /// <summary>The document, or everything that is wrong with it.</summary>
    public static Result<BlueprintDocument> Validate(BlueprintDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var errors = new List<BankError>();
        if (!Name().IsMatch(document.Name)) errors.Add(BlueprintErrors.InvalidName("name", document.Name));
        if (string.IsNullOrWhiteSpace(document.Title)) errors.Add(BlueprintErrors.Missing("title"));
        if (document.Minutes.Scaled == 0) errors.Add(BlueprintErrors.NotPositive("minutes"));
        if (!document.Sections.Any()) errors.Add(BlueprintErrors.Missing("parts"));
        for (var p = 0; p < document.Parts.Count; p++)
            for (var s = 0; s < document.Parts[p].Sections.Count; s++)
                CheckSection(document.Parts[p].Sections[s], $"parts[{p}].sections[{s}]", errors);
        // In hundredths and in 64 bits: the total itself is what may be too large to be marks.
        var total = document.Sections.Sum(s => (long)s.Marks.Scaled * Math.Clamp(s.Count, 0, 500));
        if (total > Marks.Largest.Scaled) errors.Add(BlueprintErrors.TotalTooLarge("parts", total / (decimal)Marks.Scale, Marks.Largest));
        new BlueprintRuleChecks(document, errors).Run();
        new BlueprintSetChecks(document, errors).Run();
        return errors.Count > 0 ? Result.Fail<BlueprintDocument>(errors) : document;
    }

    private static void CheckSection(BlueprintSection section, string path, List<BankError> errors)
    {
        if (section.Count is < 1 or > 500) errors.Add(BlueprintErrors.CountOutOfBounds($"{path}.count", section.Count));
        if (section.Marks.Scaled == 0) errors.Add(BlueprintErrors.NotPositive($"{path}.marks"));
        var partial = section.Scoring.Rule is ScoringMethod.PartialFixed or ScoringMethod.PartialPerOption;
        var suits = section.Scoring.Rule switch
        {
            ScoringMethod.AllOrNothing => section.Type <= QuestionType.FillBlank,
            ScoringMethod.Rubric => section.Type >= QuestionType.FillBlank,
            _ => section.Type == QuestionType.MultipleChoice,
        };
        if (!suits) errors.Add(BlueprintErrors.ScoringUnsuited($"{path}.scoring.rule", section.Type));
        if (partial != section.Scoring.Marks is not null || section.Scoring.Marks is { } marks && (marks.Scaled == 0 || marks.CompareTo(section.Marks) >= 0))
            errors.Add(BlueprintErrors.PartialMarks($"{path}.scoring.marks", section.Marks));
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9.-]{2,63}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();
}
