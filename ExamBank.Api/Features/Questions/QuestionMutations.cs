using System.ComponentModel;
using ExamBank.Api.Features.Questions;
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
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken)
    {
        var content = ContentReader.Read(input.Content);
        if (!content.Succeeded) return QuestionPayload.Failed(content.Errors.Select(error => error.Within("content")), errors);
        var created = await write.CreateAsync(input.Standard, input.Code, input.Published ?? false, content.Value, current.Actor, cancellationToken);
        return created.Succeeded ? QuestionPayload.Of(created, errors) : QuestionPayload.Failed(created.Errors.Select(error => ContentPaths.Of(error, input.Content)), errors);
    }

    [Description("Writes a new draft; an approved revision stays in use meanwhile. 修订试题")]
    public static async Task<QuestionPayload> ReviseQuestionAsync(
        [Description("The new text. 新内容")] ReviseQuestionInput input,
        [FromServices] WriteQuestions write,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken)
    {
        var content = ContentReader.Read(input.Content);
        if (!content.Succeeded) return QuestionPayload.Failed(content.Errors.Select(error => error.Within("content")), errors);
        var revised = await write.ReviseAsync(input.Number, input.ExpectedRevision, content.Value, current.Actor, cancellationToken);
        return revised.Succeeded ? QuestionPayload.Of(revised, errors) : QuestionPayload.Failed(revised.Errors.Select(error => ContentPaths.Of(error, input.Content)), errors);
    }

    [Description("Hands the newest draft to reviewers. 提交审核")]
    public static async Task<QuestionPayload> SubmitQuestionAsync(
        [Description("Which question. 试题")] QuestionStepInput input,
        [FromServices] ReviewQuestions review,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken) => QuestionPayload.Of(await review.SubmitAsync(input.By(current), cancellationToken), errors);

    [Description("Approves the revision in review; it takes the place of the approved one. 审核通过")]
    public static async Task<QuestionPayload> ApproveQuestionAsync(
        [Description("Which question. 试题")] QuestionStepInput input,
        [FromServices] ReviewQuestions review,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken) => QuestionPayload.Of(await review.ApproveAsync(input.By(current), cancellationToken), errors);

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
