using System.ComponentModel;
using ExamBank.Api.GraphQL;
using ExamBank.Api.GraphQL.Access;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Domain;
using ExamBank.Domain.Errors;
using GraphQL;
using GraphQL.DataLoader;

namespace ExamBank.Api.Features.Questions;

[Name("CreateQuestionInput")]
[Description("A new question. 新试题")]
internal sealed class CreateQuestionInput
{
    [Description("Code of the standard, such as SECO-2021. 标准代码")]
    public required string Standard { get; set; }

    [Description("Permanent code; made when left out. 试题代码")]
    public string? Code { get; set; }

    [Description("Whether the text is public; false when left out. 已公开")]
    public bool? Published { get; set; }

    [Description("The text. 内容")]
    public required QuestionContentInput Content { get; set; }
}

[Name("ReviseQuestionInput")]
[Description("A new text of a question. 修订")]
internal sealed class ReviseQuestionInput
{
    [Description("Number such as Q-000123. 试题编号")]
    public required string Number { get; set; }

    [Description("The newest revision that you have seen. 所见最新修订号")]
    public required int ExpectedRevision { get; set; }

    [Description("The text. 内容")]
    public required QuestionContentInput Content { get; set; }
}

[Name("QuestionStepInput")]
[Description("A step of one question. 操作对象")]
internal class QuestionStepInput
{
    [Description("Number such as Q-000123. 试题编号")]
    public required string Number { get; set; }

    [Description("The newest revision that you have seen; not asked when left out. 所见最新修订号")]
    public int? ExpectedRevision { get; set; }

    /// <summary>The step, taken by the current actor.</summary>
    public QuestionStep By(CurrentActor current) => new(Number, ExpectedRevision, current.Actor);
}

[Name("QuestionReasonInput")]
[Description("A step of one question that needs a reason. 操作对象与理由")]
internal sealed class QuestionReasonInput : QuestionStepInput
{
    [Description("Why. 理由")]
    public required string Reason { get; set; }
}

[Name("QuestionPayload")]
[Description("What became of a change to a question. 结果")]
internal sealed class QuestionPayload : IPayload<QuestionPayload>
{
    private readonly QuestionId? id;

    private QuestionPayload(QuestionId? id, IReadOnlyList<IUserError> errors) => (this.id, Errors) = (id, errors);

    [Description("Why nothing was changed; empty on success. 错误")]
    public IReadOnlyList<IUserError> Errors { get; }

    [Description("The question as it is now; null when nothing was changed. 试题")]
    public IDataLoaderResult<QuestionNode?>? Question([FromServices] QuestionLoader questions) => id is { } key ? questions.Load(key.Value) : null;

    /// <inheritdoc/>
    static QuestionPayload IPayload<QuestionPayload>.Refused(IReadOnlyList<IUserError> errors) => new(null, errors);

    /// <summary>The payload of a use case's result.</summary>
    internal static QuestionPayload Of(Result<QuestionId> result, UserErrorFactory errors) =>
        result.Succeeded ? new QuestionPayload(result.Value, []) : Failed(result.Errors, errors);

    /// <summary>The payload of a failure; paths are relative to the input.</summary>
    internal static QuestionPayload Failed(IEnumerable<BankError> failures, UserErrorFactory errors) => new(null, errors.From(failures, "input"));
}
