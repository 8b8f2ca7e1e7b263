using ExamBank.Domain.Blueprints;
using ExamBank.Generator.Documents;

namespace ExamBank.Api.Features.Papers;

/// <summary>The rules of a blueprint that a specification table can set beside the paper.</summary>
internal static class PlannedRules
{
    private static readonly string[] Attributes =
        [AttributeNames.Level, AttributeNames.WorkArea, AttributeNames.Type, AttributeNames.CognitiveLevel, AttributeNames.FacilityBand];

    /// <summary>Rules about the number or the marks of questions with one value of each attribute they name.</summary>
    public static IReadOnlyList<PlannedShare> Shares(BlueprintDocument blueprint) =>
    [
        .. from rule in blueprint.Rules
           where rule.Per is null && rule.Across is not true && (rule.Count == RuleCount.Items || rule.Sum == AttributeNames.Marks)
           where rule.Where is { Count: > 0 } filters && filters.All(f => Attributes.Contains(f.Key) && f.Value.Values is { Count: 1 })
           select new PlannedShare(
               rule.Where!.ToDictionary(f => f.Key, f => f.Value.Values![0], StringComparer.Ordinal),
               rule.Count is null, rule.EqualTo ?? rule.Min, rule.EqualTo ?? rule.Max, rule.Forms),
    ];

    /// <summary>The rule and the objective about the mean facility of a whole form, weighted by marks.</summary>
    public static PlannedFacility? MeanFacility(BlueprintDocument blueprint)
    {
        var rule = blueprint.Rules.FirstOrDefault(r =>
            r.Mean == AttributeNames.Facility && r.Weight == AttributeNames.Marks && r.Where is null && r.Forms is null && r.Across is not true);
        var objective = (blueprint.Objectives ?? []).Select(o => o.MinimizeDeviation).FirstOrDefault(m =>
            m?.Mean == AttributeNames.Facility && m.Weight == AttributeNames.Marks && m.Where is null);
        return rule is null && objective is null ? null : new PlannedFacility(rule?.EqualTo ?? rule?.Min, rule?.EqualTo ?? rule?.Max, objective?.Target);
    }
}
