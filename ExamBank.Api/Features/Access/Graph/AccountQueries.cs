using System.ComponentModel;
using ExamBank.Api.Features;
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
    private static readonly ListOrder<Account> AccountsByName = ListOrder<Account>.ByName("ACCOUNTS", account => account.NormalizedName);

    private static readonly ListOrder<Centre> CentresByCode = ListOrder<Centre>.ByName("CENTRES", centre => centre.Code);

    [Description("Accounts by name, page by page. 账号列表")]
    public static AccountConnection Accounts(
        [FromServices] BankView bank,
        [Description("Only the account with this name. 账号名")] string? name = null,
        [Description(PageArguments.FirstText)] int? first = null,
        [Description(PageArguments.AfterText)] string? after = null,
        [Description(PageArguments.LastText)] int? last = null,
        [Description(PageArguments.BeforeText)] string? before = null)
    {
        var window = PageWindow.Of(AccountsByName.Name, new PageArguments(first, after, last, before));
        var accounts = name is null ? bank.Accounts : AccountRows.Named(bank, name);
        return new AccountConnection(new ListPages<Account, AccountRow, AccountEdge>(
            accounts.AsSingleQuery(),
            AccountsByName,
            window,
            AccountRows.ToRow(bank),
            row => new AccountEdge(AccountsByName.CursorOf(AccessNames.Normalized(row.Name)), new AccountNode(row))));
    }

    [Description("Centres by code, page by page. 考点列表")]
    public static CentreConnection Centres(
        [FromServices] BankView bank,
        [Description(PageArguments.FirstText)] int? first = null,
        [Description(PageArguments.AfterText)] string? after = null,
        [Description(PageArguments.LastText)] int? last = null,
        [Description(PageArguments.BeforeText)] string? before = null)
    {
        var window = PageWindow.Of(CentresByCode.Name, new PageArguments(first, after, last, before));
        return new CentreConnection(new ListPages<Centre, CentreNode, CentreEdge>(
            bank.Centres, CentresByCode, window, CentreRows.ToNode(bank), node => new CentreEdge(CentresByCode.CursorOf(node.Code), node)));
    }
}
