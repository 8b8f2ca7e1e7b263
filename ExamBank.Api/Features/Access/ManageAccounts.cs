using ExamBank.Api.Features.Access.Graph;
using ExamBank.Domain;
using ExamBank.Domain.Access;
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
    public Task<Result<AccountId>> CreateAsync(string name, RightsRequest request, Keeper by, CancellationToken cancellationToken) =>
        writer.WriteAsync<AccountId>(async bank =>
        {
            var made = await MakeAsync(bank, name, request, by, cancellationToken);
            return made.Succeeded ? made.Value.Id : made.Failed<AccountId>();
        }, cancellationToken);

    /// <summary>Makes an account and a link for its holder at once.</summary>
    public Task<Result<NewAccount>> CreateWithLinkAsync(string name, RightsRequest request, Keeper by, CancellationToken cancellationToken) =>
        writer.WriteAsync<NewAccount>(async bank =>
        {
            var made = await MakeAsync(bank, name, request, by, cancellationToken);
            if (!made.TryGet(out var account)) return made.Failed<NewAccount>();
            var secret = Secret.Create("");
            account.Reset(secret, by.Actor, time.GetUtcNow());
            return new NewAccount(account.Name, secret);
        }, cancellationToken);

    /// <summary>All accounts, by name, for the operator of the machine.</summary>
    public async Task<IReadOnlyList<AccountRow>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var bank = new BankView(context, Rights.Operator, time.GetUtcNow());
        return await AccountRows.ReadAsync(bank, bank.Accounts, int.MaxValue, cancellationToken);
    }

    /// <summary>Gives an account other rights.</summary>
    public Task<Result<Account>> ChangeRightsAsync(SeenAccount seen, RightsRequest request, Keeper by, CancellationToken cancellationToken) =>
        ChangeAsync(seen, by, async (bank, account) =>
        {
            var rights = await ResolveAsync(bank, request, cancellationToken);
            if (!rights.TryGet(out var allowed)) return rights.Failed<Account>();
            if (!(allowed.Roles.HasFlag(Roles.Administrator) && allowed.Standards.Count == 0) && await IsLastAdministratorAsync(bank, account, cancellationToken)) return AccessErrors.LastAdministrator("name", account.Name);
            var before = await FactsAsync(bank, account, cancellationToken);
            return account.ChangeRights(allowed, before.Facts(), by.Actor, time.GetUtcNow());
        }, cancellationToken);

    /// <summary>Disables an account.</summary>
    public Task<Result<Account>> DisableAsync(SeenAccount seen, Keeper by, CancellationToken cancellationToken) =>
        ChangeAsync(
            seen,
            by,
            async (bank, account) => await IsLastAdministratorAsync(bank, account, cancellationToken)
                ? AccessErrors.LastAdministrator("name", account.Name)
                : account.Disable(by.Actor, time.GetUtcNow()),
            cancellationToken);

    /// <summary>Enables a disabled account.</summary>
    public Task<Result<Account>> EnableAsync(SeenAccount seen, Keeper by, CancellationToken cancellationToken) =>
        ChangeAsync(seen, by, (_, account) => Task.FromResult(account.Enable(by.Actor, time.GetUtcNow())), cancellationToken);

    /// <summary>Takes its password away and gives the secret of a link by which its holder chooses another one. It is known only now.</summary>
    public async Task<Result<string>> ResetAsync(SeenAccount seen, Keeper by, CancellationToken cancellationToken)
    {
        var secret = Secret.Create("");
        var changed = await ChangeAsync(
            seen,
            by,
            (_, account) =>
            {
                var link = account.Reset(secret, by.Actor, time.GetUtcNow());
                return Task.FromResult(link.Succeeded ? account : link.Failed<Account>());
            },
            cancellationToken);
        return changed.Succeeded ? secret : changed.Failed<string>();
    }

    /// <summary>Lets an account sign in again that was locked for wrong passwords.</summary>
    public Task<Result<Account>> UnlockAsync(SeenAccount seen, Keeper by, CancellationToken cancellationToken) =>
        ChangeAsync(seen, by, (_, account) => Task.FromResult(account.Unlock(by.Actor, time.GetUtcNow())), cancellationToken);

    /// <summary>Says who an account is at an OpenID Connect provider.</summary>
    public Task<Result<Account>> LinkAsync(SeenAccount seen, string issuer, string subject, Keeper by, CancellationToken cancellationToken) =>
        ChangeAsync(
            seen,
            by,
            async (bank, account) =>
            {
                var taken = await bank.Accounts.AsNoTracking().Where(a => a.Issuer == issuer && a.Subject == subject && a.Id != account.Id).Select(a => a.Name).FirstOrDefaultAsync(cancellationToken);
                return taken is null ? account.Link(issuer, subject, by.Actor, time.GetUtcNow()) : AccessErrors.SubjectTaken("subject", taken);
            },
            cancellationToken);

    /// <summary>Takes back <see cref="LinkAsync"/>.</summary>
    public Task<Result<Account>> UnlinkAsync(SeenAccount seen, Keeper by, CancellationToken cancellationToken) =>
        ChangeAsync(
            seen,
            by,
            async (bank, account) => account.Subject is not null && account.PasswordHash is null && await IsLastAdministratorAsync(bank, account, cancellationToken)
                ? AccessErrors.LastAdministrator("name", account.Name)
                : account.Unlink(by.Actor, time.GetUtcNow()),
            cancellationToken);

    /// <summary>Where the secret of a link is taken.</summary>
    public static string LinkTo(string address, string secret) => $"{address.TrimEnd('/')}/account/link?key={secret}";

    /// <summary>
    /// The first administrator of a bank that has no account: made without a password, with a link to choose one. Null when there is an account.
    /// </summary>
    public async Task<string?> FirstAdministratorAsync(Keeper by, CancellationToken cancellationToken)
    {
        await using (var bank = await contexts.CreateDbContextAsync(cancellationToken))
            if (await bank.Accounts.AnyAsync(cancellationToken)) return null;
        var made = await CreateAsync(FirstAdministrator, new RightsRequest(Roles.Administrator, [], null), by, cancellationToken);
        return made.Succeeded ? (await ResetAsync(FirstAdministrator, by, cancellationToken)).Value : null;
    }

    /// <summary>The account of this name with all that hangs on it, to be changed; null when there is none.</summary>
    internal static Task<Account?> FindAsync(BankContext bank, string name, CancellationToken cancellationToken)
    {
        var normalized = AccessNames.Normalized(name);
        return bank.Accounts.Include(a => a.Standards).Include(a => a.Links.Where(l => l.EndedAt == null)).FirstOrDefaultAsync(a => a.NormalizedName == normalized, cancellationToken);
    }

    private Task<Result<Account>> ChangeAsync(SeenAccount seen, Keeper by, Func<BankContext, Account, Task<Result<Account>>> change, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            async bank => await by.RefusalAsync($"account.{seen.Name}") is { } refused ? refused
                : await FindAsync(bank, seen.Name, cancellationToken) is not { } account ? AccessErrors.AccountNotFound("name", seen.Name)
                : seen.Version is { } version && version != account.Version ? AccessErrors.Conflict("expectedVersion", account.Name, version, account.Version)
                : await change(bank, account),
            cancellationToken);

    private async Task<Result<Account>> MakeAsync(BankContext bank, string name, RightsRequest request, Keeper by, CancellationToken cancellationToken)
    {
        if (await by.RefusalAsync($"account.{name}") is { } refused) return refused;
        var rights = await ResolveAsync(bank, request, cancellationToken);
        if (!rights.TryGet(out var allowed)) return rights.Failed<Account>();
        var created = Account.Create(name, allowed, by.Actor, time.GetUtcNow());
        if (!created.TryGet(out var account)) return created;
        if (await bank.Accounts.AnyAsync(a => a.NormalizedName == account.NormalizedName, cancellationToken)) return AccessErrors.NameTaken("name", name);
        bank.Accounts.Add(account);
        return account;
    }

    /// <summary>
    /// Whether nobody else keeps accounts: an administrator who is limited to some standards does not, see <see cref="Rights.KeepsAccounts"/>,
    /// nor does one who cannot sign in because they have chosen no password yet and no provider knows them.
    /// </summary>
    private static async Task<bool> IsLastAdministratorAsync(BankContext bank, Account account, CancellationToken cancellationToken)
    {
        if (!account.Roles.HasFlag(Roles.Administrator) || account.IsDisabled || account.Standards.Count > 0) return false;
        var others = await bank.Accounts.AsNoTracking().Where(a => a.Id != account.Id && !a.IsDisabled && !a.Standards.Any() && (a.PasswordHash != null || a.Subject != null)).Select(a => a.Roles).ToListAsync(cancellationToken);
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
