using ExamBank.Domain.Access;
using ExamBank.Domain.Errors;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Domain.Persistence;

/// <summary>
/// Accounts for ASP.NET Core Identity, which knows how to hash, compare and lock. Its own stores save behind the writer's back and leave no
/// events; accounts are made and changed by their verbs, so that this store keeps only what happens while somebody signs in.
/// </summary>
public sealed class AccountStore(IDbContextFactory<BankContext> contexts, BankWriter writer, TimeProvider time)
    : IUserPasswordStore<Account>, IUserSecurityStampStore<Account>, IUserLockoutStore<Account>
{
    private const string ByItsVerbs = "Accounts are changed by their verbs.";

    /// <inheritdoc/>
    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        var id = AccountId.From(Guid.TryParse(userId, out var plain) ? plain : Guid.Empty);
        return FindAsync(accounts => accounts.Where(a => a.Id == id), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken)
    {
        var name = AccessNames.Normalized(normalizedUserName);
        return FindAsync(accounts => accounts.Where(a => a.NormalizedName == name), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        await ChangeAsync(
            user,
            stored =>
            {
                if (user.FailedSignIns == 0) stored.ForgetFailures();
                stored.LockUntil(user.LockedUntil, time.GetUtcNow());
                // Signing in may hash the same password anew; another password would come with another stamp.
                if (user.PasswordHash is { } hash && stored.SecurityStamp == user.SecurityStamp) stored.Rehash(hash);
            },
            cancellationToken);
        return IdentityResult.Success;
    }

    /// <inheritdoc/>
    public async Task<int> IncrementAccessFailedCountAsync(Account user, CancellationToken cancellationToken)
    {
        // Counted in the bank at once: of two guesses at the same time neither goes uncounted.
        ArgumentNullException.ThrowIfNull(user);
        var count = 0;
        await ChangeAsync(user, stored => count = stored.CountFailure(), cancellationToken);
        while (user.FailedSignIns < count) user.CountFailure();
        return count;
    }

    /// <inheritdoc/>
    public Task ResetAccessFailedCountAsync(Account user, CancellationToken cancellationToken) => Done(user, user.ForgetFailures);

    /// <inheritdoc/>
    public Task<int> GetAccessFailedCountAsync(Account user, CancellationToken cancellationToken) => Of(user, user.FailedSignIns);

    /// <inheritdoc/>
    public Task<bool> GetLockoutEnabledAsync(Account user, CancellationToken cancellationToken) => Of(user, true);

    /// <inheritdoc/>
    public Task SetLockoutEnabledAsync(Account user, bool enabled, CancellationToken cancellationToken) => throw new NotSupportedException(ByItsVerbs);

    /// <inheritdoc/>
    public Task<DateTimeOffset?> GetLockoutEndDateAsync(Account user, CancellationToken cancellationToken) => Of(user, user.LockedUntil);

    /// <inheritdoc/>
    public Task SetLockoutEndDateAsync(Account user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken) =>
        Done(user, () => user.LockUntil(lockoutEnd, time.GetUtcNow()));

    /// <inheritdoc/>
    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Of(user, user.Id.Value.ToString("N"));

    /// <inheritdoc/>
    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Of<string?>(user, user.Name);

    /// <inheritdoc/>
    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => throw new NotSupportedException(ByItsVerbs);

    /// <inheritdoc/>
    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Of<string?>(user, user.NormalizedName);

    /// <inheritdoc/>
    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken cancellationToken) => Of(user, user.PasswordHash);

    /// <inheritdoc/>
    public Task<bool> HasPasswordAsync(Account user, CancellationToken cancellationToken) => Of(user, user.PasswordHash is not null);

    /// <inheritdoc/>
    public Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken cancellationToken) =>
        Done(user, () => user.Rehash(passwordHash ?? throw new NotSupportedException(ByItsVerbs)));

    /// <inheritdoc/>
    public Task<string?> GetSecurityStampAsync(Account user, CancellationToken cancellationToken) => Of<string?>(user, user.SecurityStamp);

    /// <summary>Does nothing: a password that is only hashed anew ends no session, and whatever does changes the stamp by itself.</summary>
    public Task SetSecurityStampAsync(Account user, string stamp, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException(ByItsVerbs);

    /// <inheritdoc/>
    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException(ByItsVerbs);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private async Task<Account?> FindAsync(Func<IQueryable<Account>, IQueryable<Account>> which, CancellationToken cancellationToken)
    {
        await using var bank = await contexts.CreateDbContextAsync(cancellationToken);
        return await which(bank.Accounts.AsNoTracking()).FirstOrDefaultAsync(cancellationToken);
    }

    private Task<Result<bool>> ChangeAsync(Account user, Action<Account> change, CancellationToken cancellationToken) =>
        writer.WriteAsync<bool>(
            async bank =>
            {
                change(await bank.Accounts.SingleAsync(a => a.Id == user.Id, cancellationToken));
                return Result.Of(true);
            },
            cancellationToken);

    private static Task<T> Of<T>(Account user, T value)
    {
        ArgumentNullException.ThrowIfNull(user);
        return Task.FromResult(value);
    }

    private static Task Done(Account user, Action change)
    {
        ArgumentNullException.ThrowIfNull(user);
        change();
        return Task.CompletedTask;
    }
}
