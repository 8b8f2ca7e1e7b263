using ExamBank.Domain.Access;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Access;

/// <summary>A new token: the only moment at which its secret is known.</summary>
/// <param name="Number">Its number, such as <c>T-000001</c>.</param>
/// <param name="Secret">What the program sends.</param>
/// <param name="ExpiresAt">When it ends.</param>
internal sealed record NewToken(string Number, string Secret, DateTimeOffset ExpiresAt);

/// <summary>A token as a list shows it.</summary>
internal sealed record TokenLine(string Number, string Account, string Label, Roles Roles, TokenScopes Scopes, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt);

/// <summary>Makes tokens for programs, and revokes them.</summary>
internal sealed class ManageTokens(IDbContextFactory<BankContext> contexts, BankWriter writer, TimeProvider time)
{
    /// <summary>Makes a token.</summary>
    public Task<Result<NewToken>> CreateAsync(string accountName, TokenRequest request, Actor actor, CancellationToken cancellationToken) =>
        writer.WriteAsync<NewToken>(async bank =>
        {
            if (await ManageAccounts.FindAsync(bank, accountName, cancellationToken) is not { } account) return AccessErrors.AccountNotFound("account", accountName);
            var number = (await bank.AccessTokens.MaxAsync(t => (int?)t.Number, cancellationToken) ?? 0) + 1;
            var secret = Secret.Create(AccessToken.Prefix);
            var created = AccessToken.Create(account, number, request, secret, actor, time.GetUtcNow());
            if (!created.TryGet(out var token)) return created.Failed<NewToken>();
            bank.AccessTokens.Add(token);
            return new NewToken(token.DisplayNumber, secret, token.ExpiresAt);
        }, cancellationToken);

    /// <summary>Tokens of an account, or all, by number.</summary>
    public async Task<Result<IReadOnlyList<TokenLine>>> ListAsync(string? accountName, CancellationToken cancellationToken)
    {
        await using var bank = await contexts.CreateDbContextAsync(cancellationToken);
        var normalized = accountName is null ? null : AccessNames.Normalized(accountName);
        if (normalized is not null && !await bank.Accounts.AnyAsync(a => a.NormalizedName == normalized, cancellationToken))
            return AccessErrors.AccountNotFound("account", accountName!);
        var rows = await (
            from token in bank.AccessTokens.AsNoTracking()
            join account in bank.Accounts on token.AccountId equals account.Id
            where normalized == null || account.NormalizedName == normalized
            orderby token.Number
            select new { token.Number, account.Name, token.Label, token.Roles, token.Scopes, token.ExpiresAt, token.RevokedAt }).ToListAsync(cancellationToken);
        return rows.ConvertAll(t => new TokenLine(AccessToken.Format(t.Number), t.Name, t.Label, t.Roles, t.Scopes, t.ExpiresAt, t.RevokedAt));
    }

    /// <summary>Revokes a token.</summary>
    public Task<Result<AccessToken>> RevokeAsync(string number, Keeper by, CancellationToken cancellationToken) =>
        writer.WriteAsync<AccessToken>(async bank =>
        {
            if (await by.RefusalAsync("token.revoke") is { } refused) return refused;
            var plain = AccessToken.TryParse(number, out var parsed) ? parsed : 0;
            if (await bank.AccessTokens.FirstOrDefaultAsync(t => t.Number == plain, cancellationToken) is not { } token) return AccessErrors.TokenNotFound("number", number);
            token.Revoke(by.Actor, time.GetUtcNow());
            return token;
        }, cancellationToken);
}
