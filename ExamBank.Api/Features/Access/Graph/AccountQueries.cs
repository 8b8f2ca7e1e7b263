using System.ComponentModel;
using ExamBank.Api.Features.Access.Graph;
using ExamBank.Api.GraphQL.Paging;
using ExamBank.Domain.Access;
using ExamBank.Domain.Persistence;
using GraphQL;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.GraphQL;

/// <content>Accounts and centres.</content>
internal sealed partial class Query
{
    [Description("Accounts by name, page by page. 账号列表")]
    public static async Task<IReadOnlyList<AccountNode>> AccountsAsync(
        [FromServices] BankView bank,
        CancellationToken cancellationToken,
        [Description("Only the account with this name. 账号名")] string? name = null,
        [Description("Only those named after this one: the next page. 起始账号名")] string? after = null,
        [Description("How many, 1 to 100; 20 when left out. 数量")] int? first = null)
    {
        var size = PageSize.Checked(first, "first");
        var accounts = AccountRows.After(bank.Accounts, after);
        if (name is not null)
        {
            var normalized = AccessNames.Normalized(name);
            accounts = accounts.Where(a => a.NormalizedName == normalized);
        }

        return [.. (await AccountRows.ReadAsync(bank, accounts, size, cancellationToken)).Select(row => new AccountNode(row))];
    }

    [Description("Centres by code, page by page. 考点列表")]
    public static async Task<IReadOnlyList<CentreNode>> CentresAsync(
        [FromServices] BankView bank,
        CancellationToken cancellationToken,
        [Description("Only those whose codes come after this one: the next page. 起始考点代码")] string? after = null,
        [Description("How many, 1 to 100; 20 when left out. 数量")] int? first = null)
    {
        var size = PageSize.Checked(first, "first");
        var centres = string.IsNullOrEmpty(after) ? bank.Centres : bank.Centres.Where(c => c.Code.CompareTo(after) > 0);
        return await centres.OrderBy(c => c.Code).Take(size)
            .Select(c => new CentreNode(c.Code, c.Name, bank.Accounts.Count(a => a.CentreId == c.Id))).ToListAsync(cancellationToken);
    }
}
