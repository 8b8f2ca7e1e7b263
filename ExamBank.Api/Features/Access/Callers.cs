using ExamBank.Domain;
using ExamBank.Domain.Access;
using ExamBank.Domain.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Access;

/// <summary>Finds out whom a token acts for. One statement.</summary>
internal sealed class Callers(IDbContextFactory<BankContext> contexts, TimeProvider time)
{
    /// <summary>The rights of a token; null when it is good for nothing, whatever the reason.</summary>
    public async Task<Rights?> ByTokenAsync(string secret, CancellationToken cancellationToken)
    {
        if (!secret.StartsWith(AccessToken.Prefix, StringComparison.Ordinal)) return null;
        var hash = Secret.HashOf(secret);
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await (
            from token in context.AccessTokens.AsNoTracking()
            where token.Hash == hash && token.RevokedAt == null && token.ExpiresAt > now
            join account in context.Accounts on token.AccountId equals account.Id
            where !account.IsDisabled
            select new
            {
                account.Name,
                Held = account.Roles,
                account.CentreId,
                token.Roles,
                token.Scopes,
                Standards = account.Standards.Select(s => s.StandardId).ToList(),
            }).AsSingleQuery().FirstOrDefaultAsync(cancellationToken);
        return found is null ? null : Of(found.Name, found.Roles & found.Held, found.Scopes, found.Standards, found.CentreId);
    }

    private static Rights Of(string name, Roles roles, TokenScopes scopes, List<StandardId> standards, CentreId? centre) =>
        new(name, roles, scopes, standards.Count == 0 ? null : standards, centre);
}
