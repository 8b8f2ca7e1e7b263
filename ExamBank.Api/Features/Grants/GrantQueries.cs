using System.ComponentModel;
using ExamBank.Api.Features.Grants;
using ExamBank.Api.GraphQL.Paging;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using GraphQL;

namespace ExamBank.Api.GraphQL;

/// <content>Grants to read papers.</content>
internal sealed partial class Query
{
    [Description("Grants by which auditors read papers, newest first; an auditor sees their own. 阅卷授权列表")]
    public static Task<IReadOnlyList<PaperGrantNode>> PaperGrantsAsync(
        [FromServices] BankView bank,
        CancellationToken cancellationToken,
        [Description("Only those of the paper with this number. 试卷编号")] string? paper = null,
        [Description("Only those numbered below this one, such as G-000003: the next page. 起始编号")] string? before = null,
        [Description("How many, 1 to 100; 20 when left out. 数量")] int? first = null)
    {
        var size = PageSize.Checked(first, "first");
        var grants = bank.PaperGrants;
        if (GrantNumber.TryParse(before, out var last)) grants = grants.Where(g => g.Number < last);
        if (paper is not null)
        {
            var number = PaperNumber.TryParse(paper, out var plain) ? plain : 0;
            grants = grants.Where(g => bank.PapersOfReleases.Any(p => p.Id == g.PaperId && p.Number == number));
        }

        return GrantRows.ReadAsync(bank, grants, size, cancellationToken);
    }
}
