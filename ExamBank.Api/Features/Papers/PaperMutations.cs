using System.ComponentModel;
using ExamBank.Api.Features.Papers;
using ExamBank.Api.GraphQL.Errors;
using GraphQL;

namespace ExamBank.Api.GraphQL;

/// <content>Papers.</content>
internal sealed partial class Mutation
{
    [Description("Assembles and locks a paper, or finds the one that the same inputs gave before. 组卷")]
    public static async Task<AssemblePaperPayload> AssemblePaperAsync(
        [Description("By which blueprint. 组卷要求")] AssemblePaperInput input,
        [FromServices] AssemblePaper assemble,
        [FromServices] ChooseLayout layouts,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken)
    {
        var layout = await layouts.RunAsync(input.Layout, input.LayoutFile, cancellationToken);
        if (!layout.Succeeded) return AssemblePaperPayload.Of(layout.Failed<AssembledPaper>(), errors);
        var request = new PaperRequest(input.Blueprint, input.Forms ?? 1, input.Versions ?? 1, input.Seed) { Keep = [.. input.Keep ?? []], Layout = layout.Value };
        return AssemblePaperPayload.Of(await assemble.RunAsync(request, current.Actor, cancellationToken), errors);
    }
}
