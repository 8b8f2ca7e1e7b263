using System.ComponentModel;
using ExamBank.Api.Features.Questions;
using ExamBank.Api.GraphQL.Access;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Domain;
using ExamBank.Domain.Errors;
using GraphQL;
using GraphQL.DataLoader;

namespace ExamBank.Api.Features.Review;

[Name("BulkPayload")]
[Description("What became of a step of many questions. What is told as done is stored together. 批量结果")]
internal sealed class BulkPayload : IPayload<BulkPayload>
{
    private BulkPayload(IReadOnlyList<BulkResult> results, IReadOnlyList<IUserError> errors) => (Results, Errors) = (results, errors);

    [Description("Each question in the order asked for. 各题结果")]
    public IReadOnlyList<BulkResult> Results { get; }

    [Description("Why nothing was done at all; empty otherwise. 错误")]
    public IReadOnlyList<IUserError> Errors { get; }

    /// <inheritdoc/>
    static BulkPayload IPayload<BulkPayload>.Refused(IReadOnlyList<IUserError> errors) => new([], errors);

    /// <summary>The payload of a use case's result.</summary>
    internal static BulkPayload Of(Result<IReadOnlyList<StepOutcome>> result, UserErrorFactory errors) => result.TryGet(out var outcomes)
        ? new BulkPayload([.. outcomes.Select((outcome, i) => new BulkResult(outcome, errors.From(outcome.Errors, $"input.numbers[{i}]")))], [])
        : Failed(result.Errors, errors);

    /// <summary>The payload of a failure; paths are relative to the input.</summary>
    internal static BulkPayload Failed(IEnumerable<BankError> failures, UserErrorFactory errors) => new([], errors.From(failures, "input"));
}

[Name("BulkResult")]
[Description("What became of one question of many. 单题结果")]
internal sealed class BulkResult(StepOutcome outcome, IReadOnlyList<IUserError> errors)
{
    [Description("Number as it was asked for. 试题编号")]
    public string Number => outcome.Number;

    [Description("Whether the step was taken. 是否完成")]
    public bool Done => errors.Count == 0;

    [Description("Why it was not; empty when it was. 错误")]
    public IReadOnlyList<IUserError> Errors => errors;

    [Description("The question as it is now; null when there is none. 试题")]
    public IDataLoaderResult<QuestionNode?>? Question([FromServices] QuestionLoader questions) => outcome.Question is { } id ? questions.Load(id.Value) : null;
}

[Name("ReviewThreadPayload")]
[Description("What became of a change to a thread. 结果")]
internal sealed class ReviewThreadPayload : IPayload<ReviewThreadPayload>
{
    private readonly ReviewThreadId? id;

    private ReviewThreadPayload(ReviewThreadId? id, IReadOnlyList<IUserError> errors) => (this.id, Errors) = (id, errors);

    [Description("Why nothing was changed; empty on success. 错误")]
    public IReadOnlyList<IUserError> Errors { get; }

    [Description("The thread as it is now; null when nothing was changed. 讨论")]
    public IDataLoaderResult<ReviewThreadNode?>? Thread([FromServices] ReviewThreadLoader threads) => id is { } key ? threads.Load(key.Value) : null;

    /// <inheritdoc/>
    static ReviewThreadPayload IPayload<ReviewThreadPayload>.Refused(IReadOnlyList<IUserError> errors) => new(null, errors);

    /// <summary>The payload of a use case's result.</summary>
    internal static ReviewThreadPayload Of(Result<ReviewThreadId> result, UserErrorFactory errors) =>
        result.Succeeded ? new ReviewThreadPayload(result.Value, []) : new ReviewThreadPayload(null, errors.From(result.Errors, "input"));
}

[Name("AssignmentPayload")]
[Description("What became of a change to an assignment. 结果")]
internal sealed class AssignmentPayload : IPayload<AssignmentPayload>
{
    private readonly AssignmentId? id;

    private AssignmentPayload(AssignmentId? id, IReadOnlyList<IUserError> errors) => (this.id, Errors) = (id, errors);

    [Description("Why nothing was changed; empty on success. 错误")]
    public IReadOnlyList<IUserError> Errors { get; }

    [Description("The assignment as it is now; null when nothing was changed. 任务")]
    public IDataLoaderResult<AssignmentNode?>? Assignment([FromServices] AssignmentLoader assignments) => id is { } key ? assignments.Load(key.Value) : null;

    /// <inheritdoc/>
    static AssignmentPayload IPayload<AssignmentPayload>.Refused(IReadOnlyList<IUserError> errors) => new(null, errors);

    /// <summary>The payload of a use case's result.</summary>
    internal static AssignmentPayload Of(Result<AssignmentId> result, UserErrorFactory errors) =>
        result.Succeeded ? new AssignmentPayload(result.Value, []) : new AssignmentPayload(null, errors.From(result.Errors, "input"));
}
