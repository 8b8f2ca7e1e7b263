using System.ComponentModel;
using ExamBank.Api.Features.Review;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Api.GraphQL.Nodes;
using ExamBank.Domain.Questions.Review;
using GraphQL;

namespace ExamBank.Api.GraphQL;

/// <content>Review.</content>
internal sealed partial class Mutation
{
    [Description("Hands the newest drafts of many questions to reviewers. 批量提交审核")]
    public static async Task<BulkPayload> SubmitQuestionsAsync(
        [Description("Which questions. 试题")] QuestionsStepInput input,
        [FromServices] ReviewQuestions review,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken) => BulkPayload.Of(await review.SubmitAsync(input.Numbers, current.Caller, cancellationToken), errors);

    [Description("Approves the revisions in review of many questions, by one checklist for all of them. 批量审核通过")]
    public static async Task<BulkPayload> ApproveQuestionsAsync(
        [Description("Which questions. 试题")] QuestionsStepInput input,
        [FromServices] ReviewQuestions review,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken,
        [Description("Every item of the checklist, answered; only the operator of the machine may leave it out. 审题清单")] IReadOnlyList<ChecklistAnswerInput>? checklist = null)
    {
        var read = ChecklistAnswerInput.Read(checklist);
        return read.Succeeded
            ? BulkPayload.Of(await review.ApproveAsync(input.Numbers, read.Value.Checklist, current.Caller, cancellationToken), errors)
            : BulkPayload.Failed(read.Errors, errors);
    }

    [Description("Takes many questions out of use; their history stays. 批量停用")]
    public static async Task<BulkPayload> RetireQuestionsAsync(
        [Description("Which questions, and why. 试题与理由")] QuestionsReasonInput input,
        [FromServices] ReviewQuestions review,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken) => BulkPayload.Of(await review.RetireAsync(input.Numbers, input.Reason, current.Caller, cancellationToken), errors);

    [Description("Asks somebody to write or review questions. 分配任务")]
    public static async Task<BulkPayload> AssignQuestionsAsync(
        [Description("Which questions, who, until when. 试题、受托人与截止时间")] AssignQuestionsInput input,
        [FromServices] AssignWork assign,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken) => BulkPayload.Of(
            await assign.AssignAsync(input.Numbers, input.Role, new AssignmentTerms(input.Assignee, input.DueAt, input.Note), current.Caller, cancellationToken), errors);

    [Description("Asks somebody to write new questions for a requirement. 约稿")]
    public static async Task<AssignmentPayload> CommissionQuestionsAsync(
        [Description("For which requirement, how many, who, until when. 职业技能要求、题数、受托人与截止时间")] CommissionQuestionsInput input,
        [FromServices] AssignWork assign,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken) => AssignmentPayload.Of(
            await assign.CommissionAsync(input.Requirement, input.Count, new AssignmentTerms(input.Assignee, input.DueAt, input.Note), current.Caller, cancellationToken), errors);

    [Description("Ends an assignment as done or withdrawn. 结束任务")]
    public static async Task<AssignmentPayload> CloseAssignmentAsync(
        [Description("Which assignment, and how it ends. 任务与结果")] CloseAssignmentInput input,
        [FromServices] AssignWork assign,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken) => AssignmentPayload.Of(
            await assign.CloseAsync(NodeId.Parse(input.Assignment).Key, input.State, current.Caller, cancellationToken), errors);

    [Description("Begins a thread on a field of a question. 发起讨论")]
    public static async Task<ReviewThreadPayload> OpenReviewThreadAsync(
        [Description("Which field, and what there is to say. 字段与意见")] OpenThreadInput input,
        [FromServices] ReviewThreads threads,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken) => ReviewThreadPayload.Of(
            await threads.OpenAsync(input.Number, new FieldComment(input.Field, input.Text), current.Actor, cancellationToken), errors);

    [Description("Says something more in a thread. 回复讨论")]
    public static async Task<ReviewThreadPayload> ReplyToReviewThreadAsync(
        [Description("Which thread, and what there is to say. 讨论与回复")] ThreadReplyInput input,
        [FromServices] ReviewThreads threads,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken) => ReviewThreadPayload.Of(
            await threads.ReplyAsync(NodeId.Parse(input.Thread).Key, input.Text, current.Caller, cancellationToken), errors);

    [Description("Ends a thread. 解决讨论")]
    public static async Task<ReviewThreadPayload> ResolveReviewThreadAsync(
        [Description("Which thread. 讨论")] ThreadStepInput input,
        [FromServices] ReviewThreads threads,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken) => ReviewThreadPayload.Of(await threads.ResolveAsync(NodeId.Parse(input.Thread).Key, current.Caller, cancellationToken), errors);

    [Description("Opens a resolved thread again. 重新打开讨论")]
    public static async Task<ReviewThreadPayload> ReopenReviewThreadAsync(
        [Description("Which thread. 讨论")] ThreadStepInput input,
        [FromServices] ReviewThreads threads,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken) => ReviewThreadPayload.Of(await threads.ReopenAsync(NodeId.Parse(input.Thread).Key, current.Caller, cancellationToken), errors);
}
