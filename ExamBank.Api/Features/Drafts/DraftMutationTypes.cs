using System.ComponentModel;
using ExamBank.Api.GraphQL.Access;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using GraphQL;

namespace ExamBank.Api.Features.Drafts;

[Name("SwapQuestionInput")]
[Description("A question of a draft paper to replace. 换题")]
internal sealed class SwapQuestionInput
{
    [Description("Number such as D-000012. 草稿编号")]
    public required string Number { get; set; }

    [Description("The revision of the draft that you have seen. 所见修订号")]
    public required int ExpectedRevision { get; set; }

    [Description("Name of the form, such as A. 卷名")]
    public required string Form { get; set; }

    [Description("Code of the question that leaves. 换出的试题代码")]
    public required string Replace { get; set; }

    [Description("Code of the question that comes. 换入的试题代码")]
    public required string By { get; set; }
}

[Name("DiscardDraftInput")]
[Description("A draft paper to give up. 放弃草稿")]
internal sealed class DiscardDraftInput
{
    [Description("Number such as D-000012. 草稿编号")]
    public required string Number { get; set; }

    [Description("The revision of the draft that you have seen. 所见修订号")]
    public required int ExpectedRevision { get; set; }
}

[Name("LockDraftInput")]
[Description("A draft paper to lock. 锁定试卷")]
internal sealed class LockDraftInput
{
    [Description("Number such as D-000012. 草稿编号")]
    public required string Number { get; set; }

    [Description("The revision of the draft that you have seen; no other is locked. 所见修订号")]
    public required int ExpectedRevision { get; set; }

    [Description("Name of the other account, which confirms; not asked at the machine itself while there are no accounts. 确认人")]
    public string? Partner { get; set; }
}

[Name("DraftPayload")]
[Description("What became of a change to a draft paper. 结果")]
internal sealed class DraftPayload : IPayload<DraftPayload>
{
    private readonly string? number;

    private DraftPayload(string? number, IReadOnlyList<IUserError> errors) => (this.number, Errors) = (number, errors);

    [Description("Why nothing was changed; empty on success. 错误")]
    public IReadOnlyList<IUserError> Errors { get; }

    [Description("The draft as it is now; null when nothing was changed. 试卷草稿")]
    public async Task<DraftPaperNode?> DraftAsync([FromServices] BankView bank, CancellationToken cancellationToken) =>
        number is not null && await DraftPapers.FindAsync(bank.DraftPapers, number, cancellationToken) is { } draft ? new DraftPaperNode(draft) : null;

    /// <inheritdoc/>
    static DraftPayload IPayload<DraftPayload>.Refused(IReadOnlyList<IUserError> errors) => new(null, errors);

    /// <summary>The payload of a use case's result.</summary>
    internal static DraftPayload Of(Result<string> result, UserErrorFactory errors) =>
        result.Succeeded ? new DraftPayload(result.Value, []) : new DraftPayload(null, errors.From(result.Errors, "input"));
}
