using System.ComponentModel;
using ExamBank.Api.GraphQL.Access;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Assembly.Papers;
using GraphQL;

namespace ExamBank.Api.Features.Papers;

[Name("BlueprintCheck")]
[Description("Whether the bank can meet a blueprint. 组卷方案检验")]
internal sealed class BlueprintCheckNode(BlueprintCheck check, UserErrorFactory errors)
{
    [Description("Name of the blueprint. 组卷方案名")]
    public string Blueprint => check.Blueprint;

    [Description("The number of forms that was asked for. 平行卷数")]
    public int Forms => check.Forms;

    [Description("Whether these forms can be assembled. 是否可行")]
    public bool Feasible => check.Feasible;

    [Description("Why not, rule by rule, and the ways out; empty when it can be met. 原因与解决办法")]
    public IReadOnlyList<IUserError> Reasons => errors.From(check.Reasons, "blueprint");

    [Description("The most forms without a common question that the bank can yield together, each keeping the rules that every form keeps. 可组不重复卷数")]
    public int DisjointForms => check.Disjoint.Count;

    [Description("The number of disjoint forms that was not looked beyond. 检验上限")]
    public int DisjointFormsLimit => check.Disjoint.Limit;

    [Description("Whether more are proven impossible, or the limit was reached. 已证明")]
    public bool DisjointFormsProven => check.Disjoint.IsProven;
}

[Name("CheckFormPayload")]
[Description("What a judge sees in a form that a person put together. 手工卷检验结果")]
internal sealed class CheckFormPayload : IPayload<CheckFormPayload>
{
    private CheckFormPayload(CheckedForm? form, IReadOnlyList<IUserError> errors) => (Form, Errors) = (form, errors);

    [Ignore]
    public CheckedForm? Form { get; }

    [Description("Why the form cannot be judged; empty on success. 错误")]
    public IReadOnlyList<IUserError> Errors { get; }

    [Description("Whether the form keeps the whole blueprint. 是否符合方案")]
    public bool Good => Form?.Judgement.IsGood == true;

    [Description("Each rule's value against its limits, sections first. 规则检验")]
    public IReadOnlyList<JudgedRuleNode> Rules =>
        [.. (Form?.Judgement.Rules ?? []).Select(r => new JudgedRuleNode(r.Rule, r.Value, r.Min, r.Max, r.IsKept))];

    [Description("What else is broken, such as enemies that meet. 其他不符之处")]
    public IReadOnlyList<string> OtherViolations => Form?.Judgement.OtherViolations ?? [];

    [Description("Each objective's value. 目标值")]
    public IReadOnlyList<FormObjectiveNode> Objectives => FormObjectiveNode.Of(Form?.Judgement.Objectives ?? []);

    [Description("The form's questions in the order of the blueprint. 试题")]
    public IReadOnlyList<JudgedQuestionNode> Questions => [.. (Form?.Questions ?? []).Select(q => new JudgedQuestionNode(q))];

    /// <inheritdoc/>
    static CheckFormPayload IPayload<CheckFormPayload>.Refused(IReadOnlyList<IUserError> errors) => new(null, errors);

    /// <summary>The payload of the use case's result.</summary>
    internal static CheckFormPayload Of(Domain.Errors.Result<CheckedForm> result, UserErrorFactory errors) =>
        result.Succeeded ? new(result.Value, []) : new(null, errors.From(result.Errors, "input"));
}

[Name("SwapCandidatesPayload")]
[Description("Questions that could stand in the place of another. 换题候选")]
internal sealed record SwapCandidatesPayload(
    [property: Description("How many there are. 候选总数")] int TotalCount,
    [property: Description("The best of them, best first. 候选试题")] IReadOnlyList<SwapCandidateNode> Candidates,
    [property: Description("Why there is no answer; empty on success. 错误")] IReadOnlyList<IUserError> Errors) : IPayload<SwapCandidatesPayload>
{
    /// <inheritdoc/>
    static SwapCandidatesPayload IPayload<SwapCandidatesPayload>.Refused(IReadOnlyList<IUserError> errors) => new(0, [], errors);

    /// <summary>The payload of the use case's result.</summary>
    internal static SwapCandidatesPayload Of(Domain.Errors.Result<IReadOnlyList<Replacement>> result, int first, UserErrorFactory errors) => result.Succeeded
        ? new(result.Value.Count, [.. result.Value.Take(first).Select(r => new SwapCandidateNode(r))], [])
        : new(0, [], errors.From(result.Errors, "input"));
}

[Name("JudgedRule")]
[Description("A rule's value on a form. 规则检验")]
internal sealed record JudgedRuleNode(
    [property: Description("Name of the rule. 规则")] string Rule,
    [property: Description("The value; null for the mean of nothing. 实际值")] decimal? Value,
    [property: Description("Least value; null for none. 最小值")] decimal? Min,
    [property: Description("Greatest value; null for none. 最大值")] decimal? Max,
    [property: Description("Whether it is kept. 是否满足")] bool Kept);

[Name("FormObjective")]
[Description("An objective's value on a form. 目标值")]
internal sealed record FormObjectiveNode(
    [property: Description("The objective. 目标")] string Objective,
    [property: Description("The value. 值")] decimal Value)
{
    internal static IReadOnlyList<FormObjectiveNode> Of(IEnumerable<JudgedObjective> objectives) =>
        [.. objectives.Select(o => new FormObjectiveNode(o.Objective, o.Value))];
}

[Name("JudgedQuestion")]
[Description("A question of a form that was judged. 已检验试题")]
internal sealed class JudgedQuestionNode(JudgedQuestion judged)
{
    [Description("Permanent code. 代码")]
    public string Code => judged.Question.Code;

    [Description("Section of the blueprint, from 1. 大题序号")]
    public int Section => judged.Section + 1;

    [Description("Names of the rules that it serves: those that look at it and not at every question. 所服务的规则")]
    public IReadOnlyList<string> Rules => judged.Rules;

    [Description("How many other questions could stand in its place, every rule kept. 可替换题数")]
    public int Others => judged.Others;
}

[Name("SwapCandidate")]
[Description("A question that could stand in the place of another, every rule kept. 换题候选试题")]
internal sealed class SwapCandidateNode(Replacement replacement)
{
    [Description("Permanent code. 代码")]
    public string Code => replacement.Question.Code;

    [Description("Key of its primary requirement. 主要技能要求")]
    public string Requirement => replacement.Question.Place.Requirement;

    [Description("Cognitive level. 认知层次")]
    public CognitiveLevel CognitiveLevel => replacement.Question.CognitiveLevel;

    [Description("Facility for candidates of the blueprint's level. 难度系数")]
    public decimal Facility => replacement.Question.Facility.Value;

    [Description("Working time in minutes. 作答时间")]
    public decimal Minutes => replacement.Question.Minutes.Value;

    [Description("Values of the objectives on the form with it. 目标值")]
    public IReadOnlyList<FormObjectiveNode> Objectives => FormObjectiveNode.Of(replacement.Objectives);
}

[Name("CheckFormInput")]
[Description("A form that a person put together. 手工卷")]
internal sealed class CheckFormInput
{
    [Description("Name of the blueprint. 组卷方案名")]
    public required string Blueprint { get; set; }

    [Description("Codes of its questions, each once. 试题代码")]
    public required IEnumerable<string> Questions { get; set; }
}

[Name("SwapCandidatesInput")]
[Description("A form, and the question in it to replace. 换题要求")]
internal sealed class SwapCandidatesInput
{
    [Description("Name of the blueprint. 组卷方案名")]
    public required string Blueprint { get; set; }

    [Description("Codes of the form's questions, each once. 试题代码")]
    public required IEnumerable<string> Questions { get; set; }

    [Description("Code of the question to replace. 被替换的试题代码")]
    public required string Replace { get; set; }

    [Description("How many candidates to give, 1 to 100; 20 when left out. 数量")]
    public int? First { get; set; }
}
