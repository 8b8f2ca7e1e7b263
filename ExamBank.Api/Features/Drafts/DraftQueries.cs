using System.ComponentModel;
using ExamBank.Api.Features;
using ExamBank.Api.Features.Drafts;
using ExamBank.Api.GraphQL.Paging;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using GraphQL;

namespace ExamBank.Api.GraphQL;

/// <content>Draft papers.</content>
internal sealed partial class Query
{
    private static readonly ListOrder<DraftPaper> NewestDrafts = ListOrder<DraftPaper>.ByNumber("DRAFTS", draft => draft.Number, descending: true);

    [Description("Draft papers, newest first, page by page. 试卷草稿列表")]
    public static DraftPaperConnection DraftPapers(
        [FromServices] BankView bank,
        [Description("Only those in this state. 状态")] DraftState? state = null,
        [Description(PageArguments.FirstText)] int? first = null,
        [Description(PageArguments.AfterText)] string? after = null,
        [Description(PageArguments.LastText)] int? last = null,
        [Description(PageArguments.BeforeText)] string? before = null)
    {
        var window = PageWindow.Of(NewestDrafts.Name, new PageArguments(first, after, last, before));
        return new DraftPaperConnection(new ListPages<DraftPaper, DraftPaper, DraftPaperEdge>(
            bank.DraftPapers.Where(d => state == null || d.State == state),
            NewestDrafts,
            window,
            draft => draft,
            draft => new DraftPaperEdge(NewestDrafts.CursorOf(draft.Number), new DraftPaperNode(draft))));
    }

    [Description("The draft paper with this number; null when there is none. 按编号取试卷草稿")]
    public static async Task<DraftPaperNode?> DraftPaperAsync(
        [Description("Number such as D-000012. 草稿编号")] string number,
        [FromServices] BankView bank,
        CancellationToken cancellationToken) =>
        await Features.Drafts.DraftPapers.FindAsync(bank.DraftPapers, number, cancellationToken) is { } draft ? new DraftPaperNode(draft) : null;
}
