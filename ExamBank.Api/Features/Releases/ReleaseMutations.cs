using System.ComponentModel;
using ExamBank.Api.Features.Releases;
using ExamBank.Api.Features.Steps;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Domain.Papers;
using GraphQL;

namespace ExamBank.Api.GraphQL;

/// <content>Releases.</content>
internal sealed partial class Mutation
{
    [Description("Releases a locked paper to centres: an account asks another to confirm; the operator of a machine without accounts releases it at once. 发布试卷")]
    public static async Task<JointPayload> ReleasePaperAsync(
        [Description("Which paper, to whom and when. 发布要求")] ReleasePaperInput input,
        [FromServices] JointSteps steps,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken) =>
        JointPayload.Of(await steps.AskAsync(JointStepKind.ReleasePaper, input.Plan(), input.Partner, current.Actor, cancellationToken), errors);

    [Description("Takes a release back: from now on no centre fetches anything of it. 撤回发布")]
    public static async Task<ReleasePayload> WithdrawReleaseAsync(
        [Description("Which release, and why. 发布与理由")] WithdrawReleaseInput input,
        [FromServices] ReleasePapers releases,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken) => ReleasePayload.Of(await releases.WithdrawAsync(input.Number, input.Reason, current.Actor, cancellationToken), errors);

    [Description("Opens a sealed spare paper: an account of the centre asks, another one of it confirms. 启用备用卷")]
    public static async Task<JointPayload> OpenSpareAsync(
        [Description("Which release, why, and who confirms. 备用卷、理由与确认人")] OpenSpareInput input,
        [FromServices] JointSteps steps,
        [FromServices] CurrentActor current,
        [FromServices] CurrentCentre centre,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken)
    {
        var own = await centre.CodeAsync(cancellationToken) ?? "";
        return JointPayload.Of(
            await steps.AskAsync(JointStepKind.OpenSpare, new SpareToOpen(input.Release, own, input.Reason), input.Partner, current.Actor, cancellationToken), errors);
    }
}
