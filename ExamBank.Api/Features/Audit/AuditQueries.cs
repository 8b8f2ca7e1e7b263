using System.ComponentModel;
using ExamBank.Api.Features;
using ExamBank.Api.Features.Audit;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Api.GraphQL.Paging;
using ExamBank.Domain.Access;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Persistence;
using GraphQL;

namespace ExamBank.Api.GraphQL;

/// <content>The audit log.</content>
internal sealed partial class Query
{
    private static readonly ListOrder<AuditEvent> NewestEntries = ListOrder<AuditEvent>.ByNumber("AUDIT", entry => entry.Sequence, descending: true);

    [Description("The audit log, newest first, page by page: every change and every download, who, when, from where, before and after. 审计日志")]
    public static AuditEntryConnection AuditLog(
        [FromServices] BankView bank,
        [Description("Which entries; all when left out. 筛选条件")] AuditFilter? filter = null,
        [Description(PageArguments.FirstText)] int? first = null,
        [Description(PageArguments.AfterText)] string? after = null,
        [Description(PageArguments.LastText)] int? last = null,
        [Description(PageArguments.BeforeText)] string? before = null)
    {
        var window = PageWindow.Of(NewestEntries.Name, new PageArguments(first, after, last, before));
        return new AuditEntryConnection(new ListPages<AuditEvent, AuditEntryNode, AuditEntryEdge>(
            (filter ?? new AuditFilter()).Of(bank.AuditEvents), NewestEntries, window, AuditEntryNode.ToNode, node => new AuditEntryEdge(NewestEntries.CursorOf(node.Place), node)));
    }

    [Complexity(FieldWeights.Solving)]
    [Description("Walks the whole audit chain and names the first broken entry. 验证审计链")]
    public static async Task<AuditVerificationNode> AuditVerificationAsync(
        [FromServices] CheckAudit check,
        [FromServices] CurrentActor current,
        CancellationToken cancellationToken,
        [Description("A head that was noted down earlier, to be looked for. 所记位置")] AuditHeadInput? noted = null) => current.Rights.SeesAudit
            ? new(await check.RunAsync(noted is null ? null : new AuditHead((long)Math.Clamp(decimal.Truncate(noted.Sequence), 0, long.MaxValue), noted.Hash), cancellationToken))
            : throw new BankExecutionError(AccessErrors.Denied("Query.auditVerification"));
}
