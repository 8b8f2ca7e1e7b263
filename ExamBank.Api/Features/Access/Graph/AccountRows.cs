using System.Linq.Expressions;
using ExamBank.Api.GraphQL.Loading;
using ExamBank.Domain.Access;
using ExamBank.Domain.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Access.Graph;

/// <summary>An account as it is shown.</summary>
internal sealed record AccountRow(
    AccountId Id,
    string Name,
    Roles Roles,
    IReadOnlyList<string> Standards,
    string? Centre,
    bool IsDisabled,
    bool HasPassword,
    DateTimeOffset? LockedUntil,
    string? Issuer,
    string? Subject,
    DateTimeOffset CreatedAt,
    int Version)
{
    /// <summary>Whether its holder can sign in, by a password or by who they are at a provider.</summary>
    public bool CanSignIn => HasPassword || Subject is not null;
}

/// <summary>Reads accounts as they are shown.</summary>
internal static class AccountRows
{
    /// <summary>How an account becomes a row; one statement where the query is a single one.</summary>
    /// <param name="bank">Whose eyes.</param>
    public static Expression<Func<Account, AccountRow>> ToRow(BankView bank) => account => new AccountRow(
        account.Id,
        account.Name,
        account.Roles,
        account.Standards.Join(bank.Standards, own => own.StandardId, standard => standard.Id, (_, standard) => standard.Code).OrderBy(code => code).ToList(),
        bank.Centres.Where(c => c.Id == account.CentreId).Select(c => c.Code).FirstOrDefault(),
        account.IsDisabled,
        account.PasswordHash != null,
        account.LockedUntil,
        account.Issuer,
        account.Subject,
        account.CreatedAt,
        account.Version);

    /// <summary>Accounts by name, in the order of <see cref="Account.NormalizedName"/>. One statement.</summary>
    /// <param name="bank">Whose eyes.</param>
    /// <param name="accounts">Which.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<IReadOnlyList<AccountRow>> ReadAsync(BankView bank, IQueryable<Account> accounts, int most, CancellationToken cancellationToken) =>
        await accounts.OrderBy(a => a.NormalizedName).Take(most).Select(ToRow(bank)).AsSingleQuery().ToListAsync(cancellationToken);

    /// <summary>The account with this name; null when there is none.</summary>
    public static Task<AccountRow?> FindAsync(BankView bank, string name, CancellationToken cancellationToken) =>
        Named(bank, name).Select(ToRow(bank)).AsSingleQuery().SingleOrDefaultAsync(cancellationToken);

    /// <summary>The account with this name, or none.</summary>
    public static IQueryable<Account> Named(BankView bank, string name)
    {
        var normalized = AccessNames.Normalized(name);
        return bank.Accounts.Where(a => a.NormalizedName == normalized);
    }

    /// <summary>Accounts named after <paramref name="name"/>, which need not be one: the next page.</summary>
    public static IQueryable<Account> After(IQueryable<Account> accounts, string? name)
    {
        if (string.IsNullOrEmpty(name)) return accounts;
        var last = AccessNames.Normalized(name);
        return accounts.Where(a => a.NormalizedName.CompareTo(last) > 0);
    }
}

/// <summary>The tokens of accounts, by number.</summary>
internal sealed class TokensOfAccount(BankView bank) : ListLoader<AccountId, AccessToken>
{
    protected override async Task<IReadOnlyList<KeyValuePair<AccountId, AccessToken>>> FetchRowsAsync(IReadOnlyList<AccountId> keys, CancellationToken cancellationToken) =>
        (await Of(bank, keys).ToListAsync(cancellationToken)).ConvertAll(token => KeyValuePair.Create(token.AccountId, token));

    /// <summary>Those of some accounts, by number.</summary>
    public static IQueryable<AccessToken> Of(BankView bank, IReadOnlyList<AccountId> accounts) =>
        bank.AccessTokens.Where(t => accounts.Contains(t.AccountId)).OrderBy(t => t.Number);
}

/// <summary>Reads centres as they are shown.</summary>
internal static class CentreRows
{
    /// <summary>How a centre becomes a node.</summary>
    /// <param name="bank">Whose eyes.</param>
    public static Expression<Func<Centre, CentreNode>> ToNode(BankView bank) => centre =>
        new CentreNode(centre.Code, centre.Name, bank.Accounts.Count(a => a.CentreId == centre.Id));

    /// <summary>Centres by code. One statement.</summary>
    /// <param name="bank">Whose eyes.</param>
    /// <param name="centres">Which.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<IReadOnlyList<CentreNode>> ReadAsync(BankView bank, IQueryable<Centre> centres, int most, CancellationToken cancellationToken) =>
        await centres.OrderBy(c => c.Code).Take(most).Select(ToNode(bank)).ToListAsync(cancellationToken);
}
