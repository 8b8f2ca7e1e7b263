using System.ComponentModel;
using ExamBank.Api.Features.Papers;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Generator.Documents.Layouts;
using ExamBank.Generator.Exchange.Layouts;
using GraphQL;

namespace ExamBank.Api.GraphQL;

/// <content>Papers.</content>
internal sealed partial class Mutation
{
    [Complexity(FieldWeights.Solving)]
    [Description("Assembles and locks a paper, or finds the one that the same inputs gave before. 组卷")]
    public static async Task<AssemblePaperPayload> AssemblePaperAsync(
        [Description("By which blueprint. 组卷要求")] AssemblePaperInput input,
        [FromServices] AssemblePaper assemble,
        [FromServices] AssemblyProgress progress,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken)
    {
        var layout = LayoutCatalogue.Find(input.Layout ?? LayoutProfile.Default.Name, "layout");
        if (!layout.Succeeded) return AssemblePaperPayload.Of(layout.Failed<AssembledPaper>(), errors);
        if (Features.Papers.AssemblyProgress.Check(input.Progress) is { } wrong) return AssemblePaperPayload.Of(wrong, errors);
        using var run = progress.Begin(current.Actor, input.Progress);
        var request = new PaperRequest(input.Blueprint, input.Forms ?? 1, input.Versions ?? 1, input.Seed)
        {
            Keep = [.. input.Keep ?? []],
            Layout = layout.Value,
            Progress = run.Tell,
        };
        var assembled = await assemble.RunAsync(request, current.Actor, cancellationToken);
        if (assembled.Succeeded) run.Tell(AssemblyStage.Done);
        return AssemblePaperPayload.Of(assembled, errors);
    }
}
