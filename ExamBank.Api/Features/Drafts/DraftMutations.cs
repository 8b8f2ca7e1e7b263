using System.ComponentModel;
using ExamBank.Api.Features.Drafts;
using ExamBank.Api.Features.Steps;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Domain.Papers;
using GraphQL;

namespace ExamBank.Api.GraphQL;

/// <content>Draft papers.</content>
internal sealed partial class Mutation
{
    [Description("Puts a question of a draft paper in the place of another, if every rule is kept in all forms. 换题")]
    public static async Task<DraftPayload> SwapQuestionAsync(
        [Description("Which questions. 换题要求")] SwapQuestionInput input,
        [FromServices] DraftPapers drafts,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken)
    {
        var swap = new QuestionSwap(input.ExpectedRevision, input.Form, input.Replace, input.By);
        return DraftPayload.Of(await drafts.SwapAsync(input.Number, swap, current.Actor, cancellationToken), errors);
    }

    [Description("Gives a draft paper up. 放弃草稿")]
    public static async Task<DraftPayload> DiscardDraftAsync(
        [Description("Which draft. 草稿")] DiscardDraftInput input,
        [FromServices] DraftPapers drafts,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken) =>
        DraftPayload.Of(await drafts.DiscardAsync(input.Number, input.ExpectedRevision, current.Actor, cancellationToken), errors);

    [Description("Locks a draft paper: an account asks another to confirm; the operator of a machine without accounts locks it at once. 锁定试卷")]
    public static async Task<JointPayload> LockDraftAsync(
        [Description("Which draft, and who confirms. 草稿与确认人")] LockDraftInput input,
        [FromServices] JointSteps steps,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken) => JointPayload.Of(
            await steps.AskAsync(JointStepKind.LockDraft, new DraftToLock(input.Number, input.ExpectedRevision), input.Partner, current.Actor, cancellationToken), errors);
}
