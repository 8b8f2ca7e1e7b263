using ExamBank.Domain.Access;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Access;

/// <summary>Signs people in by password, by link or by what an identity provider says, and takes their passwords. Whether an account exists shows neither in words nor in time.</summary>
internal sealed class SignIn(
    UserManager<Account> users,
    SignInManager<Account> sessions,
    IPasswordHasher<Account> hasher,
    IDbContextFactory<BankContext> contexts,
    BankWriter writer,
    TimeProvider time,
    NobodysPassword nobody)
{
    /// <summary>Fewest characters of a password.</summary>
    public const int Shortest = 12;

    /// <summary>Most characters of a password: hashing a book would keep the processor busy.</summary>
    public const int Longest = 128;

    /// <summary>Signs in; null when that is done.</summary>
    public async Task<BankError?> ByPasswordAsync(string name, string password, CancellationToken cancellationToken)
    {
        var account = name.Length is 0 or > AccessNames.LongestName || password.Length > Longest ? null : await users.FindByNameAsync(name);
        cancellationToken.ThrowIfCancellationRequested();
        if (account is not { PasswordHash: not null, IsDisabled: false } || await users.IsLockedOutAsync(account))
        {
            // The same work as for a password that is compared.
            nobody.Compare(password.Length > Longest ? "" : password);
            return AccessErrors.WrongPassword();
        }

        var result = await sessions.PasswordSignInAsync(account, password, isPersistent: false, lockoutOnFailure: true);
        return result.Succeeded ? null : AccessErrors.WrongPassword();
    }

    /// <summary>Takes the password that the holder of a link chooses, and signs in; empty when that is done.</summary>
    public async Task<IReadOnlyList<BankError>> ByLinkAsync(string secret, string password, string address, CancellationToken cancellationToken)
    {
        var chosen = await writer.WriteAsync<Account>(
            async bank =>
            {
                var hash = Secret.HashOf(secret);
                var account = await bank.Accounts.Include(a => a.Links).FirstOrDefaultAsync(a => a.Links.Any(l => l.Hash == hash && l.EndedAt == null), cancellationToken);
                if (account is null) return AccessErrors.LinkEnded();
                if (Weakness(account.Name, password) is { } weakness) return weakness;
                return account.ChoosePassword(secret, hasher.HashPassword(account, password), address, time.GetUtcNow());
            },
            cancellationToken);
        if (!chosen.TryGet(out var known)) return chosen.Errors;
        await sessions.SignInAsync(known, isPersistent: false);
        return [];
    }

    /// <summary>Signs in who has proven to be somebody at an OpenID Connect provider; false where that is no account, or a disabled one.</summary>
    /// <param name="issuer">The provider.</param>
    /// <param name="subject">Who it is there.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<bool> ByIdentityAsync(string issuer, string subject, CancellationToken cancellationToken)
    {
        await using var bank = await contexts.CreateDbContextAsync(cancellationToken);
        var account = await bank.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.Issuer == issuer && a.Subject == subject && !a.IsDisabled, cancellationToken);
        if (account is null) return false;
        await sessions.SignInAsync(account, isPersistent: false);
        return true;
    }

    /// <summary>Takes another password from somebody who knows the old one; empty when that is done.</summary>
    public async Task<IReadOnlyList<BankError>> ChangePasswordAsync(string name, string old, string password, string address, CancellationToken cancellationToken)
    {
        if (await ByPasswordAsync(name, old, cancellationToken) is { } refused) return [refused];
        if (Weakness(name, password) is { } weakness) return [weakness];
        var changed = await writer.WriteAsync<Account>(
            async bank =>
            {
                if (await ManageAccounts.FindAsync(bank, name, cancellationToken) is not { } account) return AccessErrors.WrongPassword();
                account.ChangePassword(hasher.HashPassword(account, password), address, time.GetUtcNow());
                return account;
            },
            cancellationToken);
        if (!changed.TryGet(out var known)) return changed.Errors;
        await sessions.SignInAsync(known, isPersistent: false);
        return [];
    }

    /// <summary>Ends the session.</summary>
    public Task OutAsync() => sessions.SignOutAsync();

    /// <summary>Length is what counts; the rest keeps out what nobody would call a password.</summary>
    private static BankError? Weakness(string name, string password) =>
        password.Length is < Shortest or > Longest || password.Distinct().Count() < 3 || AccessNames.Normalized(password) == AccessNames.Normalized(name)
            ? AccessErrors.WeakPassword("password", Shortest, Longest)
            : null;
}

/// <summary>A password that nobody has, to be compared with where there is no account: it takes as long.</summary>
internal sealed class NobodysPassword(IServiceScopeFactory scopes)
{
    private readonly Lazy<string> hash = new(() =>
    {
        using var scope = scopes.CreateScope();
        return scope.ServiceProvider.GetRequiredService<IPasswordHasher<Account>>().HashPassword(null!, Secret.Create(""));
    });

    /// <summary>Compares and forgets.</summary>
    public void Compare(string password)
    {
        using var scope = scopes.CreateScope();
        _ = scope.ServiceProvider.GetRequiredService<IPasswordHasher<Account>>().VerifyHashedPassword(null!, hash.Value, password);
    }
}
