using System.ComponentModel;
using ExamBank.Api.Features.Keys;
using ExamBank.Api.Features.Steps;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Domain.Papers;
using GraphQL;

namespace ExamBank.Api.GraphQL;

/// <content>Keys of locked papers.</content>
internal sealed partial class Mutation
{
    [Description("Revises the key of a locked paper: an account asks another to confirm; the operator of a machine without accounts does it at once. 修订答案")]
    public static async Task<JointPayload> ReviseKeyAsync(
        [Description("Which changes, why, and who confirms. 答案变更")] ReviseKeyInput input,
        [FromServices] JointSteps steps,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken) =>
        JointPayload.Of(await steps.AskAsync(JointStepKind.ReviseKey, input.Wanted(), input.Partner, current.Actor, cancellationToken), errors);
}
