using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Errors;

namespace ExamBank.Generator.Assembly;

/// <summary>The part of <see cref="SpecificationChecks"/> about rules and objectives.</summary>
internal sealed class SpecificationRuleChecks(ItemPool pool, AssemblySpecification specification, List<BankError> errors)
{
    private readonly SpecificationColumnChecks columns = new(pool, errors);

    public void Run()
    {
        var rules = specification.Rules ?? [];
        if (rules.Count > SpecificationChecks.MostRules) errors.Add(SpecificationErrors.TooMany("rules", rules.Count, SpecificationChecks.MostRules));
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Min(rules.Count, SpecificationChecks.MostRules); i++)
        {
            if (string.IsNullOrWhiteSpace(rules[i].Name)) errors.Add(SpecificationErrors.NoName($"rules[{i}].name"));
            else if (!names.Add(rules[i].Name)) errors.Add(SpecificationErrors.DuplicateName($"rules[{i}].name", rules[i].Name));
            CheckRule(rules[i], $"rules[{i}]");
        }

        var objectives = specification.Objectives ?? [];
        if (objectives.Count > SpecificationChecks.MostObjectives)
            errors.Add(SpecificationErrors.TooMany("objective", objectives.Count, SpecificationChecks.MostObjectives));
        for (var i = 0; i < objectives.Count; i++) CheckObjective(objectives[i], $"objective[{i}]");
    }

    private void CheckRule(Rule rule, string path)
    {
        if (Given(rule.Count, rule.Sum, rule.Mean) != 1) errors.Add(SpecificationErrors.RuleKind(path));
        CheckCounted(rule.Count, $"{path}.count");
        columns.Number(rule.Sum, $"{path}.sum");
        columns.Number(rule.Mean, $"{path}.mean");
        columns.Number(rule.Weight, $"{path}.weight");
        columns.Any(rule.Per, $"{path}.per");
        columns.Filter(rule.Where, $"{path}.where");
        if (rule.Weight is not null && rule.Mean is null) errors.Add(SpecificationErrors.WeightWithoutMean($"{path}.weight"));
        if (Given(rule.Min, rule.Max, rule.EqualTo) == 0) errors.Add(SpecificationErrors.NoLimits(path));
        SpecificationChecks.CheckLimits(rule.Min, rule.Max, rule.EqualTo, path, errors);
        if (rule.Forms is { } forms) CheckForms(forms, $"{path}.forms");
    }

    private void CheckForms(IReadOnlyList<int> forms, string path)
    {
        var made = specification.Forms ?? 1;
        if (forms.Count == 0) errors.Add(SpecificationErrors.NoForms(path));
        if (forms.Count > SpecificationChecks.MostForms)
        {
            errors.Add(SpecificationErrors.TooMany(path, forms.Count, SpecificationChecks.MostForms));
            return;
        }

        var named = new HashSet<int>();
        for (var i = 0; i < forms.Count; i++)
        {
            if (forms[i] < 1 || forms[i] > made) errors.Add(SpecificationErrors.UnknownForm($"{path}[{i}]", forms[i], made));
            else if (!named.Add(forms[i])) errors.Add(SpecificationErrors.RepeatedForm($"{path}[{i}]", forms[i]));
        }
    }

    private void CheckObjective(Objective objective, string path)
    {
        var goals = new[]
        {
            (objective.MinimizeDeviation, "minimizeDeviation"), (objective.Maximize, "maximize"), (objective.Minimize, "minimize"),
            (objective.Maximin, "maximin"), (objective.Parallel, "parallel"),
        }.Where(goal => goal.Item1 is not null).ToList();
        if (goals.Count + (objective.EvenUse is null ? 0 : 1) != 1 || objective.EvenUse == false) errors.Add(SpecificationErrors.ObjectiveKind(path));
        foreach (var (measure, name) in goals) CheckMeasure(measure!, name, $"{path}.{name}");
    }

    private void CheckMeasure(Measure measure, string objective, string path)
    {
        if (Given(measure.Count, measure.Sum, measure.Mean, measure.Distinct) != 1) errors.Add(SpecificationErrors.MeasureKind(path));
        CheckCounted(measure.Count, $"{path}.count");
        columns.Number(measure.Sum, $"{path}.sum");
        columns.Number(measure.Mean, $"{path}.mean");
        columns.Number(measure.Weight, $"{path}.weight");
        columns.Any(measure.Distinct, $"{path}.distinct");
        columns.Any(measure.Per, $"{path}.per");
        columns.Filter(measure.Where, $"{path}.where");
        if (measure.Weight is not null && measure.Mean is null) errors.Add(SpecificationErrors.WeightWithoutMean($"{path}.weight"));
        SpecificationChecks.CheckSize(measure.Target, $"{path}.target", errors);
        var places = new[]
        {
            (measure.Mean is not null, "mean", "minimizeDeviation"), (measure.Target is not null, "target", "minimizeDeviation"),
            (measure.Distinct is not null, "distinct", "maximize"), (measure.Per is not null, "per", "parallel"),
        };
        foreach (var (given, member, place) in places)
            if (given && place != objective)
                errors.Add(SpecificationErrors.Misplaced($"{path}.{member}", objective));
        if (objective == "minimizeDeviation" && measure.Target is null) errors.Add(SpecificationErrors.NoTarget(path));
    }

    private void CheckCounted(RuleCount? count, string path)
    {
        if (count == RuleCount.Stimuli && specification.Stimuli is null) errors.Add(SpecificationErrors.NoStimuli(path));
    }

    private static int Given(params object?[] members) => members.Count(m => m is not null);
}
