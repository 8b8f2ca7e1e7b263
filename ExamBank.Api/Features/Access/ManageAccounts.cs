using ExamBank.Domain;
using ExamBank.Domain.Access;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Standards;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Access;

/// <summary>What an account is to be allowed, as a person writes it.</summary>
/// <param name="Roles">The roles.</param>
/// <param name="Standards">Codes of the standards that it is limited to; none for all.</param>
/// <param name="Centre">Code of its centre; null for none.</param>
internal sealed record RightsRequest(Roles Roles, IReadOnlyList<string> Standards, string? Centre);

/// <summary>An account as a list shows it.</summary>
internal sealed record AccountLine(string Name, Roles Roles, IReadOnlyList<string> Standards, string? Centre, bool IsDisabled, bool HasPassword);

/// <summary>Makes accounts and changes what they may do.</summary>
internal sealed class ManageAccounts(IDbContextFactory<BankContext> contexts, BankWriter writer, TimeProvider time)
{
    /// <summary>Makes an account.</summary>
    public Task<Result<AccountId>> CreateAsync(string name, RightsRequest request, Actor actor, CancellationToken cancellationToken) =>
        writer.WriteAsync<AccountId>(async bank =>
        {
            var rights = await ResolveAsync(bank, request, cancellationToken);
            if (!rights.TryGet(out var allowed)) return rights.Failed<AccountId>();
            var created = Account.Create(name, allowed, actor, time.GetUtcNow());
            if (!created.TryGet(out var account)) return created.Failed<AccountId>();
            if (await bank.Accounts.AnyAsync(a => a.NormalizedName == account.NormalizedName, cancellationToken)) return AccessErrors.NameTaken("name", name);
            bank.Accounts.Add(account);
            return account.Id;
        }, cancellationToken);

    /// <summary>All accounts, by name.</summary>
    public async Task<IReadOnlyList<AccountLine>> ListAsync(CancellationToken cancellationToken)
    {
        await using var bank = await contexts.CreateDbContextAsync(cancellationToken);
        return await (
            from account in bank.Accounts.AsNoTracking()
            orderby account.Name
            select new AccountLine(
                account.Name,
                account.Roles,
                account.Standards.Join(bank.Standards, own => own.StandardId, standard => standard.Id, (_, standard) => standard.Code).OrderBy(code => code).ToList(),
                bank.Centres.Where(c => c.Id == account.CentreId).Select(c => c.Code).FirstOrDefault(),
                account.IsDisabled,
                account.PasswordHash != null)).AsSingleQuery().ToListAsync(cancellationToken);
    }

    /// <summary>Gives an account other rights.</summary>
    public Task<Result<Account>> ChangeRightsAsync(string name, RightsRequest request, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(name, async (bank, account) =>
        {
            var rights = await ResolveAsync(bank, request, cancellationToken);
            if (!rights.TryGet(out var allowed)) return rights.Failed<Account>();
            if (!allowed.Roles.HasFlag(Roles.Administrator) && await IsLastAdministratorAsync(bank, account, cancellationToken)) return AccessErrors.LastAdministrator("name", account.Name);
            var before = await FactsAsync(bank, account, cancellationToken);
            return account.ChangeRights(allowed, before.Facts(), actor, time.GetUtcNow());
        }, cancellationToken);

    /// <summary>Disables an account.</summary>
    public Task<Result<Account>> DisableAsync(string name, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(
            name,
            async (bank, account) => await IsLastAdministratorAsync(bank, account, cancellationToken)
                ? AccessErrors.LastAdministrator("name", account.Name)
                : account.Disable(actor, time.GetUtcNow()),
            cancellationToken);

    /// <summary>Enables a disabled account.</summary>
    public Task<Result<Account>> EnableAsync(string name, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(name, (_, account) => Task.FromResult(account.Enable(actor, time.GetUtcNow())), cancellationToken);

    /// <summary>The account of this name with all that hangs on it, to be changed; null when there is none.</summary>
    internal static Task<Account?> FindAsync(BankContext bank, string name, CancellationToken cancellationToken)
    {
        var normalized = AccessNames.Normalized(name);
        return bank.Accounts.Include(a => a.Standards).Include(a => a.Links.Where(l => l.EndedAt == null)).FirstOrDefaultAsync(a => a.NormalizedName == normalized, cancellationToken);
    }

    private Task<Result<Account>> ChangeAsync(string name, Func<BankContext, Account, Task<Result<Account>>> change, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            async bank => await FindAsync(bank, name, cancellationToken) is { } account ? await change(bank, account) : AccessErrors.AccountNotFound("name", name),
            cancellationToken);

    private static async Task<bool> IsLastAdministratorAsync(BankContext bank, Account account, CancellationToken cancellationToken)
    {
        if (!account.Roles.HasFlag(Roles.Administrator) || account.IsDisabled) return false;
        var others = await bank.Accounts.AsNoTracking().Where(a => a.Id != account.Id && !a.IsDisabled).Select(a => a.Roles).ToListAsync(cancellationToken);
        return !others.Exists(roles => roles.HasFlag(Roles.Administrator));
    }

    private static async Task<Result<AccountRights>> ResolveAsync(BankContext bank, RightsRequest request, CancellationToken cancellationToken)
    {
        var standards = new List<(StandardId, string)>();
        foreach (var code in request.Standards.Distinct(StringComparer.Ordinal))
        {
            var found = await bank.Standards.AsNoTracking().Where(s => s.Code == code).Select(s => s.Id).ToListAsync(cancellationToken);
            if (found.Count == 0) return StandardErrors.NotFound("standards", code);
            standards.Add((found[0], code));
        }

        var centre = request.Centre is { } wanted ? await bank.Centres.FirstOrDefaultAsync(c => c.Code == wanted, cancellationToken) : null;
        return request.Centre is { } missing && centre is null
            ? AccessErrors.CentreNotFound("centre", missing)
            : new AccountRights(request.Roles, standards, centre);
    }

    private static async Task<AccountRights> FactsAsync(BankContext bank, Account account, CancellationToken cancellationToken)
    {
        var ids = account.Standards.Select(s => s.StandardId).ToList();
        var standards = await bank.Standards.AsNoTracking().Where(s => ids.Contains(s.Id)).Select(s => new { s.Id, s.Code }).ToListAsync(cancellationToken);
        var centre = await bank.Centres.AsNoTracking().FirstOrDefaultAsync(c => c.Id == account.CentreId, cancellationToken);
        return new AccountRights(account.Roles, standards.ConvertAll(s => (s.Id, s.Code)), centre);
    }
}
