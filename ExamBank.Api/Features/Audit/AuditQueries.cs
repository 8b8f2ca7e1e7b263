using System.ComponentModel;
using ExamBank.Api.Features.Audit;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Api.GraphQL.Paging;
using ExamBank.Domain.Access;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Persistence;
using GraphQL;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.GraphQL;

/// <content>The audit log.</content>
internal sealed partial class Query
{
    private const string NewestEntries = "AUDIT";

    [Description("The audit log, newest first, page by page: every change and every download, who, when, from where, before and after. 审计日志")]
    public static AuditEntryConnection AuditLog(
        [FromServices] BankView bank,
        [Description("Which entries; all when left out. 筛选条件")] AuditFilter? filter = null,
        [Description("How many rows, 1 to 100; 20 when left out. 每页数量")] int? first = null,
        [Description("Cursor of the row after which to begin. 起始游标")] string? after = null)
    {
        var size = PageSize.Checked(first);
        var start = Cursor.Parse(after, NewestEntries);
        var entries = (filter ?? new AuditFilter()).Of(bank.AuditEvents);
        return new AuditEntryConnection(
            async cancelled =>
            {
                var rest = start is { } last ? entries.Where(e => e.Sequence < last.Number) : entries;
                var nodes = await rest.OrderByDescending(e => e.Sequence).Take(size + 1).Select(AuditEntryNode.ToNode).ToListAsync(cancelled);
                return Page<AuditEntryEdge>.Of(
                    [.. nodes.Select(node => new AuditEntryEdge(new Cursor(NewestEntries, node.Place, node.Place).ToString(), node))], size, start is not null);
            },
            cancelled => entries.CountAsync(cancelled));
    }

    [Description("Walks the whole audit chain and names the first broken entry. 验证审计链")]
    public static async Task<AuditVerificationNode> AuditVerificationAsync(
        [FromServices] CheckAudit check,
        [FromServices] CurrentActor current,
        CancellationToken cancellationToken,
        [Description("A head that was noted down earlier, to be looked for. 所记位置")] AuditHeadInput? noted = null) => current.Rights.SeesAudit
            ? new(await check.RunAsync(noted is null ? null : new AuditHead((long)Math.Clamp(decimal.Truncate(noted.Sequence), 0, long.MaxValue), noted.Hash), cancellationToken))
            : throw new BankExecutionError(AccessErrors.Denied("Query.auditVerification"));
}
