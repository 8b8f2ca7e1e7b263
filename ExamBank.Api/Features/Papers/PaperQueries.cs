using System.ComponentModel;
using ExamBank.Api.Features;
using ExamBank.Api.Features.Papers;
using ExamBank.Api.Features.Standards;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Api.GraphQL.Paging;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using GraphQL;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.GraphQL;

/// <content>Papers.</content>
internal sealed partial class Query
{
    private static readonly ListOrder<Paper> NewestPapers = ListOrder<Paper>.ByNumber("PAPERS", paper => paper.Number, descending: true);

    [Description("Papers, newest first, page by page. 试卷列表")]
    public static async Task<PaperConnection> PapersAsync(
        [FromServices] BankView bank,
        [FromServices] Places places,
        CancellationToken cancellationToken,
        [Description("Only those of the standard with this code. 标准代码")] string? standard = null,
        [Description("Only those for candidates of this level, such as L1. 等级代码")] string? level = null,
        [Description(PageArguments.FirstText)] int? first = null,
        [Description(PageArguments.AfterText)] string? after = null,
        [Description(PageArguments.LastText)] int? last = null,
        [Description(PageArguments.BeforeText)] string? before = null)
    {
        var window = PageWindow.Of(NewestPapers.Name, new PageArguments(first, after, last, before));
        var papers = bank.Papers.Where(p => level == null || p.LevelCode == level);
        if (standard is not null)
        {
            var found = await places.StandardAsync(standard, "standard", cancellationToken);
            if (!found.TryGet(out var id)) throw new BankExecutionError(found.Errors[0]);
            papers = papers.Where(p => p.StandardId == id);
        }

        return new PaperConnection(new ListPages<Paper, PaperNode, PaperEdge>(
            papers, NewestPapers, window, PaperLoader.ToPaper, node => new PaperEdge(NewestPapers.CursorOf(node.PlainNumber), node)));
    }

    [Description("The paper with this number; null when there is none. 按编号取试卷")]
    public static async Task<PaperNode?> PaperAsync(
        [Description("Number such as P-000045. 试卷编号")] string number,
        [FromServices] BankView bank,
        CancellationToken cancellationToken) => PaperNumber.TryParse(number, out var plain)
            ? await bank.Papers.Where(p => p.Number == plain).Select(PaperLoader.ToPaper).SingleOrDefaultAsync(cancellationToken)
            : null;
}
