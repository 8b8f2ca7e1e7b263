using ExamBank.Domain.Errors;

namespace ExamBank.Domain.Blueprints;

/// <summary>The part of <see cref="BlueprintValidator"/> about rules and objectives.</summary>
internal sealed class BlueprintRuleChecks(BlueprintDocument document, List<BankError> errors)
{
    /// <summary>The most forms that a rule may name: those of a paper have one letter each.</summary>
    private const int MostForms = 26;

    /// <summary>The most rules, and the most objectives.</summary>
    private const int MostRules = 1000;
    private const int MostObjectives = 20;

    public void Run()
    {
        if (document.Rules.Count > MostRules) errors.Add(BlueprintErrors.OutOfBounds("rules", document.Rules.Count, 0, MostRules));
        if (document.Objectives?.Count > MostObjectives) errors.Add(BlueprintErrors.OutOfBounds("objectives", document.Objectives.Count, 0, MostObjectives));
        for (var i = 0; i < document.Rules.Count; i++)
        {
            CheckRule(document.Rules[i], $"rules[{i}]");
            if (document.Rules.Take(i).Any(r => r.Name == document.Rules[i].Name))
                errors.Add(BlueprintErrors.DuplicateRule($"rules[{i}].name", document.Rules[i].Name));
        }

        var objectives = document.Objectives ?? [];
        for (var i = 0; i < objectives.Count; i++) CheckObjective(objectives[i], $"objectives[{i}]");
    }

    private void CheckRule(Rule rule, string path)
    {
        if (string.IsNullOrWhiteSpace(rule.Name)) errors.Add(BlueprintErrors.Missing($"{path}.name"));
        if (Given(rule.Count, rule.Sum, rule.Mean) != 1) errors.Add(BlueprintErrors.OneOfCountSumMean(path));
        CheckCounted(rule.Count, $"{path}.count");
        CheckNumbers(path, (rule.Sum, "sum"), (rule.Mean, "mean"), (rule.Weight, "weight"));
        if (rule.Weight is not null && rule.Mean is null) errors.Add(BlueprintErrors.WeightWithoutMean($"{path}.weight"));
        CheckWord(rule.Per, $"{path}.per");
        CheckFilter(rule.Where, path);
        var bounded = rule.Min is not null || rule.Max is not null;
        if (bounded == rule.EqualTo is not null || rule.Min > rule.Max) errors.Add(BlueprintErrors.Limits(path));
        if (rule.Forms is { } forms && (forms.Count == 0 || forms.Any(f => f is < 1 or > MostForms) || forms.Distinct().Count() < forms.Count))
            errors.Add(BlueprintErrors.RuleForms($"{path}.forms", MostForms));
    }

    private void CheckObjective(Objective objective, string path)
    {
        var goals = new[]
        {
            (objective.MinimizeDeviation, "minimizeDeviation"), (objective.Maximize, "maximize"), (objective.Minimize, "minimize"),
            (objective.Maximin, "maximin"), (objective.Parallel, "parallel"),
        }.Where(g => g.Item1 is not null).ToList();
        if (goals.Count + (objective.EvenUse is null ? 0 : 1) != 1 || objective.EvenUse == false) errors.Add(BlueprintErrors.OneObjective(path));
        foreach (var (measure, goal) in goals) CheckMeasure(measure!, goal, $"{path}.{goal}");
    }

    private void CheckMeasure(Measure measure, string goal, string path)
    {
        if (Given(measure.Count, measure.Sum, measure.Mean, measure.Distinct) != 1) errors.Add(BlueprintErrors.OneMeasure(path));
        CheckCounted(measure.Count, $"{path}.count");
        CheckNumbers(path, (measure.Sum, "sum"), (measure.Mean, "mean"), (measure.Weight, "weight"));
        if (measure.Weight is not null && measure.Mean is null) errors.Add(BlueprintErrors.WeightWithoutMean($"{path}.weight"));
        CheckWord(measure.Distinct, $"{path}.distinct");
        CheckWord(measure.Per, $"{path}.per");
        CheckFilter(measure.Where, path);
        foreach (var (given, member, place) in new[]
        {
            (measure.Mean is not null, "mean", "minimizeDeviation"), (measure.Target is not null, "target", "minimizeDeviation"),
            (measure.Distinct is not null, "distinct", "maximize"), (measure.Per is not null, "per", "parallel"),
        })
        {
            if (given && goal != place) errors.Add(BlueprintErrors.Misplaced($"{path}.{member}", member, place));
        }

        if (goal == "minimizeDeviation" && measure.Target is null) errors.Add(BlueprintErrors.Missing($"{path}.target"));
    }

    private void CheckCounted(RuleCount? count, string path)
    {
        if (count == RuleCount.Stimuli && document.Stimuli is null) errors.Add(BlueprintErrors.NoStimuli(path));
    }

    private void CheckNumbers(string path, params (string? Attribute, string Member)[] members)
    {
        foreach (var (attribute, member) in members)
            if (attribute is not null && !AttributeNames.Numeric.Contains(attribute))
                errors.Add(BlueprintErrors.UnknownAttribute($"{path}.{member}", attribute));
    }

    private void CheckWord(string? attribute, string path)
    {
        if (attribute is not null && !AttributeNames.Categorical.Contains(attribute)) errors.Add(BlueprintErrors.UnknownAttribute(path, attribute));
    }

    private void CheckFilter(IReadOnlyDictionary<string, AttributeFilter>? where, string path)
    {
        foreach (var (attribute, filter) in where ?? new Dictionary<string, AttributeFilter>())
        {
            var known = filter.Values is null ? AttributeNames.Numeric : AttributeNames.Categorical;
            if (filter.Values is { Count: 0 } || filter is { Values: null, Min: null, Max: null }) errors.Add(BlueprintErrors.EmptyFilter($"{path}.where.{attribute}"));
            if (!known.Contains(attribute)) errors.Add(BlueprintErrors.UnknownAttribute($"{path}.where.{attribute}", attribute));
        }
    }

    private static int Given(params object?[] members) => members.Count(m => m is not null);
}
