using System.ComponentModel;
using ExamBank.Api.Features.Drafts;
using ExamBank.Api.Features.Papers;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Domain.Audit;
using GraphQL;

namespace ExamBank.Api.GraphQL;

/// <content>Papers.</content>
internal sealed partial class Mutation
{
    [Complexity(FieldWeights.Solving)]
    [Description("Assembles and locks a paper, or finds the one that the same inputs gave before; as a draft where that is asked for, and for accounts. 组卷")]
    public static async Task<AssemblePaperPayload> AssemblePaperAsync(
        [Description("By which blueprint. 组卷要求")] AssemblePaperInput input,
        [FromServices] AssemblePaper assemble,
        [FromServices] ChooseLayout layouts,
        [FromServices] DraftPapers drafts,
        [FromServices] AssemblyProgress progress,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken)
    {
        var layout = await layouts.RunAsync(input.Layout, input.LayoutFile, cancellationToken);
        if (!layout.Succeeded) return AssemblePaperPayload.Of(layout.Failed<AssembledPaper>(), errors);
        var begun = progress.Begin(current.Actor, input.Progress);
        if (!begun.TryGet(out var run)) return AssemblePaperPayload.Of(begun.Failed<AssembledPaper>(), errors);
        using var telling = run;
        var request = new PaperRequest(input.Blueprint, input.Forms ?? 1, input.Versions ?? 1, input.Seed)
        {
            Keep = [.. input.Keep ?? []],
            Layout = layout.Value,
            Progress = run.Tell,
        };
        var payload = input.Draft == true || current.Actor.Kind == ActorKind.Account
            ? AssemblePaperPayload.Of(await drafts.AssembleAsync(request, current.Actor, cancellationToken), errors)
            : AssemblePaperPayload.Of(await assemble.RunAsync(request, current.Actor, cancellationToken), errors);
        if (payload.Errors.Count == 0) run.Tell(AssemblyStage.Done);
        return payload;
    }
}
