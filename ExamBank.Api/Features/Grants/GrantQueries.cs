using System.ComponentModel;
using ExamBank.Api.Features;
using ExamBank.Api.Features.Grants;
using ExamBank.Api.GraphQL.Paging;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using GraphQL;

namespace ExamBank.Api.GraphQL;

/// <content>Grants to read papers.</content>
internal sealed partial class Query
{
    private static readonly ListOrder<GrantRow> NewestGrants = ListOrder<GrantRow>.ByNumber("GRANTS", row => row.Grant.Number, descending: true);

    [Description("Grants by which auditors read papers, newest first; an auditor sees their own. 阅卷授权列表")]
    public static PaperGrantConnection PaperGrants(
        [FromServices] BankView bank,
        [Description("Only those of the paper with this number. 试卷编号")] string? paper = null,
        [Description(PageArguments.FirstText)] int? first = null,
        [Description(PageArguments.AfterText)] string? after = null,
        [Description(PageArguments.LastText)] int? last = null,
        [Description(PageArguments.BeforeText)] string? before = null)
    {
        var window = PageWindow.Of(NewestGrants.Name, new PageArguments(first, after, last, before));
        var grants = bank.RowsOf(bank.PaperGrants);
        if (paper is not null)
        {
            var number = PaperNumber.TryParse(paper, out var plain) ? plain : 0;
            grants = grants.Where(row => row.Paper == number);
        }

        return new PaperGrantConnection(new ListPages<GrantRow, PaperGrantNode, PaperGrantEdge>(
            grants, NewestGrants, window, GrantRows.ToNode, node => new PaperGrantEdge(NewestGrants.CursorOf(node.PlainNumber), node)));
    }
}
