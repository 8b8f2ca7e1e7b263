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

    [Description("The number of stimuli. 材料数")]
    CountStimuli,

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
    public IReadOnlyList<RuleConditionNode> Where => RuleConditionNode.Of(rule.Where);

    [Description("Attribute for each value of which it holds by itself. 逐项属性")]
    public string? Per => rule.Per;

    [Description("What it measures. 统计方式")]
    public RuleMeasure Measure => MeasureOf(rule.Count, rule.Sum, rule.Mean);

    [Description("Attribute of the sum or mean; null for a count. 统计属性")]
    public string? Attribute => rule.Mean ?? rule.Sum;

    [Description("Attribute that weights the mean. 权重属性")]
    public string? Weight => rule.Weight;

    [Description("Least value. 最小值")]
    public decimal? Min => rule.EqualTo ?? rule.Min;

    [Description("Greatest value. 最大值")]
    public decimal? Max => rule.EqualTo ?? rule.Max;

    [Description("Numbers, from 1, of the forms it holds in; null for every form. 适用的卷")]
    public IReadOnlyList<int>? Forms => rule.Forms;

    [Description("Whether it is about its forms taken together instead of each by itself. 各卷合计")]
    public bool Across => rule.Across == true;

    /// <summary>Which of its measures a rule or an objective has.</summary>
    internal static RuleMeasure MeasureOf(RuleCount? count, string? sum, string? mean) =>
        mean is not null ? RuleMeasure.Mean : sum is not null ? RuleMeasure.Sum : count == RuleCount.Stimuli ? RuleMeasure.CountStimuli : RuleMeasure.Count;
}

[Name("RuleCondition")]
[Description("What an attribute must be: one of some values, or within limits. 条件")]
internal sealed record RuleConditionNode(
    [property: Description("The attribute. 属性")] string Attribute,
    [property: Description("One of these values; null for limits. 取值")] IReadOnlyList<string>? Values,
    [property: Description("Least number. 最小值")] decimal? Min,
    [property: Description("Greatest number. 最大值")] decimal? Max)
{
    /// <summary>The conditions of a filter.</summary>
    internal static IReadOnlyList<RuleConditionNode> Of(IReadOnlyDictionary<string, AttributeFilter>? where) =>
        [.. (where ?? new Dictionary<string, AttributeFilter>()).Select(w => new RuleConditionNode(w.Key, w.Value.Values, w.Value.Min, w.Value.Max))];
}

[Name("ObjectiveKind")]
[Description("What an objective strives for. 目标类型")]
internal enum ObjectiveKind
{
    [Description("Each form as close to a target as can be. 偏差最小")]
    MinimizeDeviation,

    [Description("As many different values as can be. 种类最多")]
    MaximizeDistinct,

    [Description("As much as can be, over all forms together. 合计最大")]
    Maximize,

    [Description("As little as can be, over all forms together. 合计最小")]
    Minimize,

    [Description("The form that has least has as much as can be. 最小者最大")]
    Maximin,

    [Description("Forms alike: the least spread between them. 平行")]
    Parallel,

    [Description("Questions used as evenly as can be. 均匀使用")]
    EvenUse,
}

[Name("Objective")]
[Description("An objective of the assembly. 优化目标")]
internal sealed record ObjectiveNode(
    [property: Description("What it strives for. 目标类型")] ObjectiveKind Kind,
    [property: Description("What it measures; null for even use and for different values. 统计方式")] RuleMeasure? Measure,
    [property: Description("The attribute; null for a number of questions or stimuli and for even use. 属性")] string? Attribute,
    [property: Description("Attribute that weights the mean. 权重属性")] string? Weight,
    [property: Description("Attribute for each value of which the spread is taken. 逐项属性")] string? Per,
    [property: Description("Which questions it looks at; all when empty. 条件")] IReadOnlyList<RuleConditionNode> Where,
    [property: Description("Where the number should lie; null for kinds without one. 目标值")] decimal? Target)
{
    /// <summary>The objective as clients see it.</summary>
    internal static ObjectiveNode Of(Objective objective) => objective switch
    {
        { MinimizeDeviation: { } measure } => Of(ObjectiveKind.MinimizeDeviation, measure),
        { Maximize: { } measure } => Of(measure.Distinct is null ? ObjectiveKind.Maximize : ObjectiveKind.MaximizeDistinct, measure),
        { Minimize: { } measure } => Of(ObjectiveKind.Minimize, measure),
        { Maximin: { } measure } => Of(ObjectiveKind.Maximin, measure),
        { Parallel: { } measure } => Of(ObjectiveKind.Parallel, measure),
        _ => new ObjectiveNode(ObjectiveKind.EvenUse, null, null, null, null, [], null),
    };

    private static ObjectiveNode Of(ObjectiveKind kind, Measure measure) => new(
        kind,
        measure.Distinct is null ? RuleNode.MeasureOf(measure.Count, measure.Sum, measure.Mean) : null,
        measure.Mean ?? measure.Sum ?? measure.Distinct,
        measure.Weight,
        measure.Per,
        RuleConditionNode.Of(measure.Where),
        measure.Target);
}
