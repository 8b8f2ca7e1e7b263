using System.Text.RegularExpressions;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Questions;

namespace ExamBank.Domain.Blueprints;

/// <summary>Checks a blueprint by itself: names, counts, scoring, and that every rule says something.</summary>
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
        for (var i = 0; i < document.Rules.Count; i++)
        {
            CheckRule(document.Rules[i], $"rules[{i}]", errors);
            if (document.Rules.Take(i).Any(r => r.Name == document.Rules[i].Name))
                errors.Add(BlueprintErrors.DuplicateRule($"rules[{i}].name", document.Rules[i].Name));
        }

        for (var i = 0; i < (document.Objectives?.Count ?? 0); i++)
            CheckObjective(document.Objectives![i], $"objectives[{i}]", errors);
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

    private static void CheckRule(Rule rule, string path, List<BankError> errors)
    {
        if (string.IsNullOrWhiteSpace(rule.Name)) errors.Add(BlueprintErrors.Missing($"{path}.name"));
        var kinds = (rule.Count == true ? 1 : 0) + (rule.Sum is null ? 0 : 1) + (rule.Mean is null ? 0 : 1);
        if (kinds != 1) errors.Add(BlueprintErrors.OneOfCountSumMean(path));
        foreach (var (attribute, field) in new[] { (rule.Sum, "sum"), (rule.Mean, "mean"), (rule.Weight, "weight") })
            if (attribute is not null && !AttributeNames.Numeric.Contains(attribute))
                errors.Add(BlueprintErrors.UnknownAttribute($"{path}.{field}", attribute));
        if (rule.Weight is not null && rule.Mean is null) errors.Add(BlueprintErrors.WeightWithoutMean($"{path}.weight"));
        if (rule.Per is { } per && !AttributeNames.Categorical.Contains(per)) errors.Add(BlueprintErrors.UnknownAttribute($"{path}.per", per));
        foreach (var (attribute, filter) in rule.Where ?? new Dictionary<string, AttributeFilter>())
        {
            var known = filter.Values is null ? AttributeNames.Numeric : AttributeNames.Categorical;
            if (!known.Contains(attribute)) errors.Add(BlueprintErrors.UnknownAttribute($"{path}.where.{attribute}", attribute));
        }

        var bounded = rule.Min is not null || rule.Max is not null;
        if (bounded == rule.EqualTo is not null || rule.Min > rule.Max) errors.Add(BlueprintErrors.Limits(path));
    }

    private static void CheckObjective(Objective objective, string path, List<BankError> errors)
    {
        if (objective.MinimizeDeviation is null == objective.Maximize is null) errors.Add(BlueprintErrors.OneObjective(path));
        if (objective.MinimizeDeviation is { } deviation)
        {
            foreach (var attribute in new[] { deviation.Mean, deviation.Weight }.OfType<string>().Where(a => !AttributeNames.Numeric.Contains(a)))
                errors.Add(BlueprintErrors.UnknownAttribute($"{path}.minimizeDeviation", attribute));
        }

        if (objective.Maximize is { } maximize && !AttributeNames.Categorical.Contains(maximize.Distinct))
            errors.Add(BlueprintErrors.UnknownAttribute($"{path}.maximize.distinct", maximize.Distinct));
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9.-]{2,63}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();
}
