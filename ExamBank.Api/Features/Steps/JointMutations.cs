using System.ComponentModel;
using ExamBank.Api.Features.Steps;
using ExamBank.Api.GraphQL.Errors;
using GraphQL;

namespace ExamBank.Api.GraphQL;

/// <content>Steps that two accounts take together.</content>
internal sealed partial class Mutation
{
    [Description("Confirms a step that another account has asked for, and does it. 确认双人操作")]
    public static async Task<JointPayload> ConfirmStepAsync(
        [Description("Which step. 双人操作")] JointStepInput input,
        [FromServices] JointSteps steps,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken) => JointPayload.Of(await steps.ConfirmAsync(input.Number, current.Actor, cancellationToken), errors);

    [Description("Takes a step back before it is confirmed; either of the two accounts may. 取消双人操作")]
    public static async Task<JointPayload> CancelStepAsync(
        [Description("Which step. 双人操作")] JointStepInput input,
        [FromServices] JointSteps steps,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken) => JointPayload.Of(await steps.CancelAsync(input.Number, current.Actor, cancellationToken), errors);
}
