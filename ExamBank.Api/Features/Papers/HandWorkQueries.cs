using System.ComponentModel;
using ExamBank.Api.Features.Papers;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Api.GraphQL.Paging;
using GraphQL;

namespace ExamBank.Api.GraphQL;

/// <content>What can be asked before a paper is assembled, and of a form put together by hand.</content>
internal sealed partial class Query
{
    [Complexity(FieldWeights.Solving)]
    [Description("Whether the bank can meet a blueprint, why not, and how many disjoint forms it could yield. 检验组卷方案")]
    public static async Task<BlueprintCheckNode> CheckBlueprintAsync(
        [Description("Name of the blueprint. 组卷方案名")] string blueprint,
        [FromServices] CheckBlueprint check,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken,
        [Description("How many forms, 1 to 26. 平行卷数")] int forms = 1)
    {
        var found = await check.RunAsync(blueprint, forms, cancellationToken);
        return found.Succeeded ? new BlueprintCheckNode(found.Value, errors) : throw new BankExecutionError(found.Errors[0]);
    }

    [Complexity(FieldWeights.Solving)]
    [Description("Judges a form that a person put together. 检验手工卷")]
    public static async Task<CheckFormPayload> CheckFormAsync(
        [Description("The form. 手工卷")] CheckFormInput input,
        [FromServices] HandWork work,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken) =>
        CheckFormPayload.Of(await work.CheckAsync(input.Blueprint, [.. input.Questions], cancellationToken), errors);

    [Complexity(FieldWeights.Solving)]
    [Description("Questions that could stand in the place of one, every rule kept, best first. 换题")]
    public static async Task<SwapCandidatesPayload> SwapCandidatesAsync(
        [Description("The form and the question. 换题要求")] SwapCandidatesInput input,
        [FromServices] HandWork work,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken)
    {
        var first = PageSize.Checked(input.First, "first");
        return SwapCandidatesPayload.Of(await work.SwapAsync(input.Blueprint, [.. input.Questions], input.Replace, cancellationToken), first, errors);
    }
}
