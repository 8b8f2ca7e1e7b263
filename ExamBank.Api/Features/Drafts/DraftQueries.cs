using System.ComponentModel;
using ExamBank.Api.Features.Drafts;
using ExamBank.Api.GraphQL.Paging;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using GraphQL;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.GraphQL;

/// <content>Draft papers.</content>
internal sealed partial class Query
{
    [Description("Draft papers, newest first. 试卷草稿列表")]
    public static async Task<IReadOnlyList<DraftPaperNode>> DraftPapersAsync(
        [FromServices] BankView bank,
        CancellationToken cancellationToken,
        [Description("Only those in this state. 状态")] DraftState? state = null,
        [Description("How many, 1 to 100; 20 when left out. 数量")] int? first = null)
    {
        var size = PageSize.Checked(first);
        var drafts = await bank.DraftPapers.Where(d => state == null || d.State == state).OrderByDescending(d => d.Number).Take(size).ToListAsync(cancellationToken);
        return drafts.ConvertAll(draft => new DraftPaperNode(draft));
    }

    [Description("The draft paper with this number; null when there is none. 按编号取试卷草稿")]
    public static async Task<DraftPaperNode?> DraftPaperAsync(
        [Description("Number such as D-000012. 草稿编号")] string number,
        [FromServices] BankView bank,
        CancellationToken cancellationToken) =>
        await DraftPapers.FindAsync(bank.DraftPapers, number, cancellationToken) is { } draft ? new DraftPaperNode(draft) : null;
}
