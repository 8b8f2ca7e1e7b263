using System.ComponentModel;
using ExamBank.Api.Features.Papers;
using ExamBank.Api.Features.Releases;
using ExamBank.Api.GraphQL.Access;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Api.GraphQL.Paging;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using GraphQL;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Steps;

[Name("JointStep")]
[Description("A step that two accounts take together: one asks, the other confirms before it expires. 双人操作")]
internal sealed class JointStepNode(JointStep step, DateTimeOffset now)
{
    [Description("Number such as S-000007. 操作编号")]
    public string Number => step.DisplayNumber;

    [Description("What is to be done. 操作")]
    public JointStepKind Kind => step.Kind;

    [Description("To what: number of a draft, paper or release. 对象编号")]
    public string Target => step.Target;

    [Description("How exactly, as JSON. 内容")]
    public string Content => step.ContentText;

    [Description("The account that asks. 申请人")]
    public string RequestedBy => step.RequestedBy;

    [Description("The account that is to confirm. 确认人")]
    public string Partner => step.Partner;

    [Description("When it was asked for, UTC. 申请时间")]
    public DateTimeOffset RequestedAt => step.RequestedAt;

    [Description("From this moment on nobody can confirm it, UTC. 失效时间")]
    public DateTimeOffset ExpiresAt => step.ExpiresAt;

    [Description("What became of it. 状态")]
    public JointStepState State => step.State;

    [Description("Whether it was not confirmed in time. 已失效")]
    public bool Expired => step.State == JointStepState.Pending && now >= step.ExpiresAt;

    [Description("When it was confirmed or cancelled, UTC. 处理时间")]
    public DateTimeOffset? DecidedAt => step.DecidedAt;
}

[Name("JointStepEdge")]
[Description("A step in a list. 双人操作列表项")]
internal sealed record JointStepEdge(string Cursor, JointStepNode Node) : Edge<JointStepNode>(Cursor, Node);

[Name("JointStepConnection")]
[Description("A page of steps (Relay). 双人操作分页")]
internal sealed class JointStepConnection(Pages<JointStepEdge> pages) : Connection<JointStepNode, JointStepEdge>(pages);

[Name("JointStepInput")]
[Description("A step that two accounts take together. 双人操作")]
internal sealed class JointStepInput
{
    [Description("Number such as S-000007. 操作编号")]
    public required string Number { get; set; }
}

[Name("JointPayload")]
[Description("What became of a step that two accounts take together. 双人操作结果")]
internal sealed class JointPayload : IPayload<JointPayload>
{
    private readonly JointAnswer? answer;

    private JointPayload(JointAnswer? answer, IReadOnlyList<IUserError> errors) => (this.answer, Errors) = (answer, errors);

    [Description("Why nothing was changed; empty on success. 错误")]
    public IReadOnlyList<IUserError> Errors { get; }

    [Description("Whether it is done; false while it waits for the other account. 已完成")]
    public bool Done => answer?.Outcome is not null;

    [Description("The step; null where the operator of the machine took it alone. 双人操作")]
    public async Task<JointStepNode?> StepAsync([FromServices] BankView bank, [FromServices] TimeProvider time, CancellationToken cancellationToken) =>
        StepNumber.TryParse(answer?.Step, out var number)
            ? new JointStepNode(await bank.JointSteps.SingleAsync(s => s.Number == number, cancellationToken), time.GetUtcNow())
            : null;

    [Description("The paper that was locked, or whose key was revised; null for other steps. 试卷")]
    public async Task<PaperNode?> PaperAsync([FromServices] BankView bank, CancellationToken cancellationToken) =>
        PaperNumber.TryParse(answer?.Outcome?.Paper, out var number)
            ? await bank.Papers.Where(p => p.Number == number).Select(PaperLoader.ToPaper).SingleOrDefaultAsync(cancellationToken)
            : null;

    [Description("The release that was made or opened; null for other steps. 发布")]
    public async Task<PaperReleaseNode?> ReleaseAsync([FromServices] BankView bank, [FromServices] CurrentCentre centre, CancellationToken cancellationToken) =>
        ReleaseNumber.TryParse(answer?.Outcome?.Release, out var number)
            ? await ReleaseRows.FindAsync(bank, number, centre, cancellationToken)
            : null;

    [Description("Number of the new key revision; null for other steps. 答案修订号")]
    public int? KeyRevision => answer?.Outcome?.KeyRevision;

    /// <inheritdoc/>
    static JointPayload IPayload<JointPayload>.Refused(IReadOnlyList<IUserError> errors) => new(null, errors);

    /// <summary>The payload of the use case's result.</summary>
    internal static JointPayload Of(Result<JointAnswer> result, UserErrorFactory errors) =>
        result.Succeeded ? new JointPayload(result.Value, []) : new JointPayload(null, errors.From(result.Errors, "input"));
}
