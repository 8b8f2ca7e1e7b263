using System.ComponentModel;
using ExamBank.Api.Features.Media;
using ExamBank.Api.Features.Questions;
using ExamBank.Api.Features.Review;
using ExamBank.Api.GraphQL.Errors;
using GraphQL;

namespace ExamBank.Api.GraphQL;

/// <content>Questions.</content>
internal sealed partial class Mutation
{
    [Description("Creates a question with a first draft. 新建试题")]
    public static async Task<QuestionPayload> CreateQuestionAsync(
        [Description("The question. 试题")] CreateQuestionInput input,
        [FromServices] WriteQuestions write,
        [FromServices] NamedPictures pictures,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken)
    {
        var content = ContentReader.Read(input.Content);
        if (!content.Succeeded) return QuestionPayload.Failed(content.Errors.Select(error => error.Within("content")), errors);
        if (await pictures.HiddenAsync(content.Value, cancellationToken) is { Count: > 0 } hidden)
            return QuestionPayload.Failed(hidden.Select(error => ContentPaths.Of(error.Within("content"), input.Content)), errors);
        var created = await write.CreateAsync(input.Standard, input.Code, input.Published ?? false, content.Value, current.Actor, cancellationToken);
        return created.Succeeded ? QuestionPayload.Of(created, errors) : QuestionPayload.Failed(created.Errors.Select(error => ContentPaths.Of(error, input.Content)), errors);
    }

    [Description("Writes a new draft; an approved revision stays in use meanwhile. 修订试题")]
    public static async Task<QuestionPayload> ReviseQuestionAsync(
        [Description("The new text. 新内容")] ReviseQuestionInput input,
        [FromServices] WriteQuestions write,
        [FromServices] NamedPictures pictures,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken)
    {
        var content = ContentReader.Read(input.Content);
        if (!content.Succeeded) return QuestionPayload.Failed(content.Errors.Select(error => error.Within("content")), errors);
        if (await pictures.HiddenAsync(content.Value, cancellationToken) is { Count: > 0 } hidden)
            return QuestionPayload.Failed(hidden.Select(error => ContentPaths.Of(error.Within("content"), input.Content)), errors);
        var revised = await write.ReviseAsync(input.Number, input.ExpectedRevision, content.Value, current.Actor, cancellationToken);
        return revised.Succeeded ? QuestionPayload.Of(revised, errors) : QuestionPayload.Failed(revised.Errors.Select(error => ContentPaths.Of(error, input.Content)), errors, content.Value);
    }

    [Description("Writes the words of an earlier revision as a new draft; an approved revision stays in use meanwhile. 恢复修订")]
    public static async Task<QuestionPayload> RestoreRevisionAsync(
        [Description("Which revision. 修订")] RestoreRevisionInput input,
        [FromServices] WriteQuestions write,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken) => QuestionPayload.Of(
            await write.RestoreAsync(input.Number, input.Revision, input.ExpectedRevision, current.Actor, cancellationToken), errors);

    [Description("Hands the newest draft to reviewers. 提交审核")]
    public static async Task<QuestionPayload> SubmitQuestionAsync(
        [Description("Which question. 试题")] QuestionStepInput input,
        [FromServices] ReviewQuestions review,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken) => QuestionPayload.Of(await review.SubmitAsync(input.By(current), cancellationToken), errors);

    [Description("Approves the revision in review; it takes the place of the approved one. Nobody approves words of their own; a standard may ask for several people. 审核通过")]
    public static async Task<QuestionPayload> ApproveQuestionAsync(
        [Description("Which question. 试题")] QuestionStepInput input,
        [FromServices] ReviewQuestions review,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken,
        [Description("Every item of the checklist, answered; only the operator of the machine may leave it out. 审题清单")] IReadOnlyList<ChecklistAnswerInput>? checklist = null)
    {
        var read = ChecklistAnswerInput.Read(checklist);
        return read.Succeeded
            ? QuestionPayload.Of(await review.ApproveAsync(input.By(current), read.Value.Checklist, cancellationToken), errors)
            : QuestionPayload.Failed(read.Errors, errors);
    }

    [Description("Gives the revision in review back to its author: it becomes a draft again, with comments that say what to change. 要求修改")]
    public static async Task<QuestionPayload> RequestQuestionChangesAsync(
        [Description("Which question, and what to change. 试题与修改意见")] RequestChangesInput input,
        [FromServices] ReviewQuestions review,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken) => QuestionPayload.Of(
            await review.RequestChangesAsync(input.By(current), [.. (input.Comments ?? []).Select(c => new FieldComment(c.Field, c.Text))], cancellationToken), errors);

    [Description("Refuses the revision in review. 审核退回")]
    public static async Task<QuestionPayload> RejectQuestionAsync(
        [Description("Which question, and why. 试题与理由")] QuestionReasonInput input,
        [FromServices] ReviewQuestions review,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken) => QuestionPayload.Of(await review.RejectAsync(input.By(current), input.Reason, cancellationToken), errors);

    [Description("Takes a question out of use; its history stays. 停用试题")]
    public static async Task<QuestionPayload> RetireQuestionAsync(
        [Description("Which question, and why. 试题与理由")] QuestionReasonInput input,
        [FromServices] ReviewQuestions review,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken) => QuestionPayload.Of(await review.RetireAsync(input.By(current), input.Reason, cancellationToken), errors);

    [Description("Brings a retired question back into use. 恢复试题")]
    public static async Task<QuestionPayload> ReinstateQuestionAsync(
        [Description("Which question, and why. 试题与理由")] QuestionReasonInput input,
        [FromServices] ReviewQuestions review,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken) => QuestionPayload.Of(await review.ReinstateAsync(input.By(current), input.Reason, cancellationToken), errors);
}
