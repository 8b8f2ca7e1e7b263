using System.ComponentModel;
using ExamBank.Api.GraphQL.Access;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using GraphQL;

namespace ExamBank.Api.Features.Releases;

[Name("ReleasePaperInput")]
[Description("A locked paper to give to centres. 发布要求")]
internal sealed class ReleasePaperInput
{
    [Description("Number of the paper, such as P-000045. 试卷编号")]
    public required string Paper { get; set; }

    [Description("From this moment on papers may be fetched. 试卷开放时间")]
    public required DateTimeOffset PapersFrom { get; set; }

    [Description("Until before this moment papers may be fetched. 试卷截止时间")]
    public required DateTimeOffset PapersTo { get; set; }

    [Description("From this moment on keys may be fetched; not before papersTo. 答案开放时间")]
    public required DateTimeOffset KeysFrom { get; set; }

    [Description("Until before this moment keys may be fetched. 答案截止时间")]
    public required DateTimeOffset KeysTo { get; set; }

    [Description("The centres and the forms that each of them gets. 考点与卷别")]
    public required IEnumerable<ReleaseCentreInput> Centres { get; set; }

    [Description("Whether it is a sealed spare, which two accounts of a centre open together; false when left out. 备用卷")]
    public bool? Spare { get; set; }

    [Description("Whether each centre gets copies that are marked with its code; false when left out. 考点标记")]
    public bool? Marked { get; set; }

    [Description("Name of the other account, which confirms; not asked at the machine itself while there are no accounts. 确认人")]
    public string? Partner { get; set; }

    /// <summary>The plan, all times in UTC.</summary>
    internal ReleasePlan Plan() => new(
        PaperNumber.TryParse(Paper, out var number) ? PaperNumber.Format(number) : Paper,
        PapersFrom.ToUniversalTime(), PapersTo.ToUniversalTime(), KeysFrom.ToUniversalTime(), KeysTo.ToUniversalTime(),
        [.. Centres.Select(c => new CentrePlan(c.Centre, [.. c.Forms.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]))],
        Spare ?? false,
        Marked ?? false);
}

[Name("ReleaseCentreInput")]
[Description("A centre of a release. 发布考点")]
internal sealed class ReleaseCentreInput
{
    [Description("Permanent code of the centre. 考点代码")]
    public required string Centre { get; set; }

    [Description("Names of the forms that it gets, such as A. 卷别")]
    public required IEnumerable<string> Forms { get; set; }
}

[Name("WithdrawReleaseInput")]
[Description("A release to take back. 撤回发布")]
internal sealed class WithdrawReleaseInput
{
    [Description("Number such as R-000003. 发布编号")]
    public required string Number { get; set; }

    [Description("Why. 理由")]
    public required string Reason { get; set; }
}

[Name("OpenSpareInput")]
[Description("A sealed spare paper to open at the account's centre. 启用备用卷")]
internal sealed class OpenSpareInput
{
    [Description("Number of the release, such as R-000003. 发布编号")]
    public required string Release { get; set; }

    [Description("Why. 理由")]
    public required string Reason { get; set; }

    [Description("Name of the other account of the centre, which confirms. 确认人")]
    public required string Partner { get; set; }
}

[Name("ReleasePayload")]
[Description("What became of a change to a release. 结果")]
internal sealed class ReleasePayload : IPayload<ReleasePayload>
{
    private readonly string? number;

    private ReleasePayload(string? number, IReadOnlyList<IUserError> errors) => (this.number, Errors) = (number, errors);

    [Description("Why nothing was changed; empty on success. 错误")]
    public IReadOnlyList<IUserError> Errors { get; }

    [Description("The release as it is now; null when nothing was changed. 发布")]
    public async Task<PaperReleaseNode?> ReleaseAsync([FromServices] BankView bank, [FromServices] CurrentCentre centre, CancellationToken cancellationToken) =>
        ReleaseNumber.TryParse(number, out var plain)
            ? await ReleaseRows.FindAsync(bank, plain, centre, cancellationToken)
            : null;

    /// <inheritdoc/>
    static ReleasePayload IPayload<ReleasePayload>.Refused(IReadOnlyList<IUserError> errors) => new(null, errors);

    /// <summary>The payload of a use case's result.</summary>
    internal static ReleasePayload Of(Result<string> result, UserErrorFactory errors) =>
        result.Succeeded ? new ReleasePayload(result.Value, []) : new ReleasePayload(null, errors.From(result.Errors, "input"));
}
