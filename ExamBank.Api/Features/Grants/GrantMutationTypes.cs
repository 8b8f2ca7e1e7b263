using System.ComponentModel;
using ExamBank.Api.GraphQL.Access;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using GraphQL;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Grants;

[Name("GrantPaperInput")]
[Description("A paper that an auditor is to read. 阅卷授权要求")]
internal sealed class GrantPaperInput
{
    [Description("Number of the paper, such as P-000045. 试卷编号")]
    public required string Paper { get; set; }

    [Description("Account of the auditor, who is somebody else. 审核员账号")]
    public required string Auditor { get; set; }

    [Description("Why; it stands in the audit log. 理由")]
    public required string Reason { get; set; }

    [Description("For how many days, 1 to 31; 7 when left out. 有效天数")]
    public int? Days { get; set; }
}

[Name("RevokePaperGrantInput")]
[Description("A grant to take back. 撤销授权")]
internal sealed class RevokePaperGrantInput
{
    [Description("Number such as G-000002. 授权编号")]
    public required string Number { get; set; }

    [Description("Why; it stands in the audit log. 理由")]
    public required string Reason { get; set; }
}

[Name("PaperGrantPayload")]
[Description("What became of a change to a grant. 结果")]
internal sealed class PaperGrantPayload : IPayload<PaperGrantPayload>
{
    private readonly string? number;

    private PaperGrantPayload(string? number, IReadOnlyList<IUserError> errors) => (this.number, Errors) = (number, errors);

    [Description("Why nothing was changed; empty on success. 错误")]
    public IReadOnlyList<IUserError> Errors { get; }

    [Description("The grant as it is now; null when nothing was changed. 授权")]
    public async Task<PaperGrantNode?> GrantAsync([FromServices] BankView bank, CancellationToken cancellationToken) => GrantNumber.TryParse(number, out var plain)
        ? await bank.RowsOf(bank.PaperGrants.Where(g => g.Number == plain)).Select(GrantRows.ToNode).SingleOrDefaultAsync(cancellationToken)
        : null;

    /// <inheritdoc/>
    static PaperGrantPayload IPayload<PaperGrantPayload>.Refused(IReadOnlyList<IUserError> errors) => new(null, errors);

    /// <summary>The payload of a use case's result.</summary>
    internal static PaperGrantPayload Of(Result<string> result, UserErrorFactory errors) =>
        result.Succeeded ? new PaperGrantPayload(result.Value, []) : new PaperGrantPayload(null, errors.From(result.Errors, "input"));
}
