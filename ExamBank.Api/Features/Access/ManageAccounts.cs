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

/// <summary>An account as somebody has seen it who changes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">The version that they have seen; null where they change it whatever it is.</param>
internal readonly record struct SeenAccount(string Name, int? Version = null)
{
    public static implicit operator SeenAccount(string name) => new(name);
}

/// <summary>A new account, and the secret of the link by which its holder chooses a password. It is known only now.</summary>
internal sealed record NewAccount(string Name, string Secret);

/// <summary>Makes accounts and changes what they may do.</summary>
internal sealed class ManageAccounts(IDbContextFactory<BankContext> contexts, BankWriter writer, TimeProvider time)
{
    private const string FirstAdministrator = "administrator";

    /// <summary>Makes an account.</summary>
    public Task<Result<AccountId>> CreateAsync(string name, RightsRequest request, Actor actor, CancellationToken cancellationToken) =>
        writer.WriteAsync<AccountId>(async bank =>
        {
            var made = await MakeAsync(bank, name, request, actor, cancellationToken);
            return made.Succeeded ? made.Value.Id : made.Failed<AccountId>();
        }, cancellationToken);

    /// <summary>Makes an account and a link for its holder at once.</summary>
    public Task<Result<NewAccount>> CreateWithLinkAsync(string name, RightsRequest request, Actor actor, CancellationToken cancellationToken) =>
        writer.WriteAsync<NewAccount>(async bank =>
        {
            var made = await MakeAsync(bank, name, request, actor, cancellationToken);
            if (!made.TryGet(out var account)) return made.Failed<NewAccount>();
            var secret = Secret.Create("");
            account.Reset(secret, actor, time.GetUtcNow());
            return new NewAccount(account.Name, secret);
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
    public Task<Result<Account>> ChangeRightsAsync(SeenAccount seen, RightsRequest request, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(seen, async (bank, account) =>
        {
            var rights = await ResolveAsync(bank, request, cancellationToken);
            if (!rights.TryGet(out var allowed)) return rights.Failed<Account>();
            if (!(allowed.Roles.HasFlag(Roles.Administrator) && allowed.Standards.Count == 0) && await IsLastAdministratorAsync(bank, account, cancellationToken)) return AccessErrors.LastAdministrator("name", account.Name);
            var before = await FactsAsync(bank, account, cancellationToken);
            return account.ChangeRights(allowed, before.Facts(), actor, time.GetUtcNow());
        }, cancellationToken);

    /// <summary>Disables an account.</summary>
    public Task<Result<Account>> DisableAsync(SeenAccount seen, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(
            seen,
            async (bank, account) => await IsLastAdministratorAsync(bank, account, cancellationToken)
                ? AccessErrors.LastAdministrator("name", account.Name)
                : account.Disable(actor, time.GetUtcNow()),
            cancellationToken);

    /// <summary>Enables a disabled account.</summary>
    public Task<Result<Account>> EnableAsync(SeenAccount seen, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(seen, (_, account) => Task.FromResult(account.Enable(actor, time.GetUtcNow())), cancellationToken);

    /// <summary>Takes its password away and gives the secret of a link by which its holder chooses another one. It is known only now.</summary>
    public async Task<Result<string>> ResetAsync(SeenAccount seen, Actor actor, CancellationToken cancellationToken)
    {
        var secret = Secret.Create("");
        var changed = await ChangeAsync(
            seen,
            (_, account) =>
            {
                var link = account.Reset(secret, actor, time.GetUtcNow());
                return Task.FromResult(link.Succeeded ? account : link.Failed<Account>());
            },
            cancellationToken);
        return changed.Succeeded ? secret : changed.Failed<string>();
    }

    /// <summary>Lets an account sign in again that was locked for wrong passwords.</summary>
    public Task<Result<Account>> UnlockAsync(SeenAccount seen, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(seen, (_, account) => Task.FromResult(account.Unlock(actor, time.GetUtcNow())), cancellationToken);

    /// <summary>Says who an account is at an OpenID Connect provider.</summary>
    public Task<Result<Account>> LinkAsync(SeenAccount seen, string issuer, string subject, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(
            seen,
            async (bank, account) =>
            {
                var taken = await bank.Accounts.AsNoTracking().Where(a => a.Issuer == issuer && a.Subject == subject && a.Id != account.Id).Select(a => a.Name).FirstOrDefaultAsync(cancellationToken);
                return taken is null ? account.Link(issuer, subject, actor, time.GetUtcNow()) : AccessErrors.SubjectTaken("subject", taken);
            },
            cancellationToken);

    /// <summary>Takes back <see cref="LinkAsync"/>.</summary>
    public Task<Result<Account>> UnlinkAsync(SeenAccount seen, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(seen, (_, account) => Task.FromResult(account.Unlink(actor, time.GetUtcNow())), cancellationToken);

    /// <summary>Where the secret of a link is taken.</summary>
    public static string LinkTo(string address, string secret) => $"{address.TrimEnd('/')}/account/link?key={secret}";

    /// <summary>
    /// The first administrator of a bank that has no account: made without a password, with a link to choose one. Null when there is an account.
    /// </summary>
    public async Task<string?> FirstAdministratorAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using (var bank = await contexts.CreateDbContextAsync(cancellationToken))
            if (await bank.Accounts.AnyAsync(cancellationToken)) return null;
        var made = await CreateAsync(FirstAdministrator, new RightsRequest(Roles.Administrator, [], null), actor, cancellationToken);
        return made.Succeeded ? (await ResetAsync(FirstAdministrator, actor, cancellationToken)).Value : null;
    }

    /// <summary>The account of this name with all that hangs on it, to be changed; null when there is none.</summary>
    internal static Task<Account?> FindAsync(BankContext bank, string name, CancellationToken cancellationToken)
    {
        var normalized = AccessNames.Normalized(name);
        return bank.Accounts.Include(a => a.Standards).Include(a => a.Links.Where(l => l.EndedAt == null)).FirstOrDefaultAsync(a => a.NormalizedName == normalized, cancellationToken);
    }

    private Task<Result<Account>> ChangeAsync(SeenAccount seen, Func<BankContext, Account, Task<Result<Account>>> change, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            async bank => await FindAsync(bank, seen.Name, cancellationToken) is not { } account ? AccessErrors.AccountNotFound("name", seen.Name)
                : seen.Version is { } version && version != account.Version ? AccessErrors.Conflict("expectedVersion", account.Name, version, account.Version)
                : await change(bank, account),
            cancellationToken);

    private async Task<Result<Account>> MakeAsync(BankContext bank, string name, RightsRequest request, Actor actor, CancellationToken cancellationToken)
    {
        var rights = await ResolveAsync(bank, request, cancellationToken);
        if (!rights.TryGet(out var allowed)) return rights.Failed<Account>();
        var created = Account.Create(name, allowed, actor, time.GetUtcNow());
        if (!created.TryGet(out var account)) return created;
        if (await bank.Accounts.AnyAsync(a => a.NormalizedName == account.NormalizedName, cancellationToken)) return AccessErrors.NameTaken("name", name);
        bank.Accounts.Add(account);
        return account;
    }

    /// <summary>Whether nobody else keeps accounts: an administrator who is limited to some standards does not, see <see cref="Rights.KeepsAccounts"/>.</summary>
    private static async Task<bool> IsLastAdministratorAsync(BankContext bank, Account account, CancellationToken cancellationToken)
    {
        if (!account.Roles.HasFlag(Roles.Administrator) || account.IsDisabled || account.Standards.Count > 0) return false;
        var others = await bank.Accounts.AsNoTracking().Where(a => a.Id != account.Id && !a.IsDisabled && !a.Standards.Any()).Select(a => a.Roles).ToListAsync(cancellationToken);
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
