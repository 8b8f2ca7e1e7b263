using System.ComponentModel;
using ExamBank.Domain.Blueprints;
using GraphQL;

namespace ExamBank.Api.Features.Blueprints;

[Name("RuleMeasure")]
[Description("What a rule measures. 统计方式")]
internal enum RuleMeasure
{
    [Description("The number of questions. 题数")]
    Count,

    [Description("The sum of an attribute. 合计")]
    Sum,

    [Description("The mean of an attribute. 平均")]
    Mean,
}

[Name("Rule")]
[Description("A rule: the count, sum or mean over the matching questions lies within limits. 规则")]
internal sealed class RuleNode(Rule rule)
{
    [Description("Name that people see. 名称")]
    public string Name => rule.Name;

    [Description("Which questions it looks at; all when empty. 条件")]
    public IReadOnlyList<RuleConditionNode> Where =>
        [.. (rule.Where ?? new Dictionary<string, AttributeFilter>()).Select(w => new RuleConditionNode(w.Key, w.Value.Values, w.Value.Min, w.Value.Max))];

    [Description("Attribute for each value of which it holds by itself. 逐项属性")]
    public string? Per => rule.Per;

    [Description("What it measures. 统计方式")]
    public RuleMeasure Measure => rule.Mean is not null ? RuleMeasure.Mean : rule.Sum is not null ? RuleMeasure.Sum : RuleMeasure.Count;

    [Description("Attribute of the sum or mean; null for a count. 统计属性")]
    public string? Attribute => rule.Mean ?? rule.Sum;

    [Description("Attribute that weights the mean. 权重属性")]
    public string? Weight => rule.Weight;

    [Description("Least value. 最小值")]
    public decimal? Min => rule.EqualTo ?? rule.Min;

    [Description("Greatest value. 最大值")]
    public decimal? Max => rule.EqualTo ?? rule.Max;
}

[Name("RuleCondition")]
[Description("What an attribute must be: one of some values, or within limits. 条件")]
internal sealed record RuleConditionNode(
    [property: Description("The attribute. 属性")] string Attribute,
    [property: Description("One of these values; null for limits. 取值")] IReadOnlyList<string>? Values,
    [property: Description("Least number. 最小值")] decimal? Min,
    [property: Description("Greatest number. 最大值")] decimal? Max);

[Name("ObjectiveKind")]
[Description("What an objective strives for. 目标类型")]
internal enum ObjectiveKind
{
    [Description("As close to a target as can be. 偏差最小")]
    MinimizeDeviation,

    [Description("As many different values as can be. 种类最多")]
    MaximizeDistinct,
}

[Name("Objective")]
[Description("An objective of the assembly. 优化目标")]
internal sealed record ObjectiveNode(
    [property: Description("What it strives for. 目标类型")] ObjectiveKind Kind,
    [property: Description("The attribute. 属性")] string Attribute,
    [property: Description("Attribute that weights the mean. 权重属性")] string? Weight,
    [property: Description("Where the mean should lie; null for kinds without one. 目标值")] decimal? Target)
{
    /// <summary>The objective as clients see it.</summary>
    internal static ObjectiveNode Of(Objective objective) => objective.MinimizeDeviation is { } deviation
        ? new ObjectiveNode(ObjectiveKind.MinimizeDeviation, deviation.Mean, deviation.Weight, deviation.Target)
        : new ObjectiveNode(ObjectiveKind.MaximizeDistinct, objective.Maximize!.Distinct, null, null);
}
