using System.Globalization;
using System.Text.Json.Nodes;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;

namespace ExamBank.Domain.Access;

/// <summary>Who may use the service (账号): a person, or a program through its tokens. It is never deleted, only disabled: events name it for ever.</summary>
public sealed class Account : EventSource
{
    private readonly List<AccountStandard> standards = [];
    private readonly List<SignInLink> links = [];

    private Account()
    {
    }

    /// <summary>The id.</summary>
    public AccountId Id { get; private set; }

    /// <summary>Permanent name, as it was first written.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The name as it is compared; see <see cref="AccessNames.Normalized"/>.</summary>
    public string NormalizedName { get; private set; } = "";

    /// <summary>What it may do.</summary>
    public Roles Roles { get; private set; }

    /// <summary>The centre that it acts for; null unless it has that role.</summary>
    public CentreId? CentreId { get; private set; }

    /// <summary>The standards that it is limited to; empty for all.</summary>
    public IReadOnlyList<AccountStandard> Standards => standards;

    /// <summary>Links that were made for it, as far as they are loaded.</summary>
    public IReadOnlyList<SignInLink> Links => links;

    /// <summary>Hash of the password; null while there is none.</summary>
    public string? PasswordHash { get; private set; }

    /// <summary>Changes with whatever ends all sessions: password, roles, disabling.</summary>
    public string SecurityStamp { get; private set; } = "";

    /// <summary>The OpenID Connect provider that knows its holder (its <c>iss</c>); null when none does.</summary>
    public string? Issuer { get; private set; }

    /// <summary>Who this is at that provider (its <c>sub</c>); null when nobody there.</summary>
    public string? Subject { get; private set; }

    /// <summary>Wrong passwords since the last right one.</summary>
    public int FailedSignIns { get; private set; }

    /// <summary>Until when nobody can sign in by password; null when not locked.</summary>
    public DateTimeOffset? LockedUntil { get; private set; }

    /// <summary>Whether it may do nothing at present.</summary>
    public bool IsDisabled { get; private set; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>1, 2, 3, …: grows with every change that an administrator makes, so that of two at once the second is told.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>Whether it has a role for a standard; its standards are loaded.</summary>
    public bool Works(Roles role, StandardId standard) =>
        !IsDisabled && Roles.HasFlag(role) && (standards.Count == 0 || standards.Any(s => s.StandardId == standard));

    /// <summary>A new account, which has no password until its holder chooses one.</summary>
    public static Result<Account> Create(string name, AccountRights rights, Actor actor, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(rights);
        if (!AccessNames.IsName(name)) return AccessErrors.Name("name", name);
        if (rights.Problem() is { } problem) return problem;
        var account = new Account
        {
            Id = NewId.Of<AccountId>(at),
            Name = name,
            NormalizedName = AccessNames.Normalized(name),
            CreatedAt = at,
        };
        account.Take(rights);
        account.Record("account.created", account.Told, actor, at, null, rights.Facts());
        return account;
    }

    /// <summary>Gives it other rights; who is signed in has to sign in again.</summary>
    public Result<Account> ChangeRights(AccountRights rights, JsonObject before, Actor actor, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(rights);
        if (rights.Problem() is { } problem) return problem;
        Take(rights);
        Version++;
        Record("account.rights-changed", Told, actor, at, before, rights.Facts());
        return this;
    }

    /// <summary>Lets it do nothing from now on.</summary>
    public Result<Account> Disable(Actor actor, DateTimeOffset at)
    {
        if (IsDisabled) return AccessErrors.Disabled("name", Name);
        IsDisabled = true;
        EndSessions();
        EndLinks(at);
        Version++;
        Record("account.disabled", Told, actor, at, State(disabled: false), State(disabled: true));
        return this;
    }

    /// <summary>Takes back <see cref="Disable"/>.</summary>
    public Result<Account> Enable(Actor actor, DateTimeOffset at)
    {
        if (!IsDisabled) return AccessErrors.NotDisabled("name", Name);
        IsDisabled = false;
        Version++;
        Record("account.enabled", Told, actor, at, State(disabled: true), State(disabled: false));
        return this;
    }

    /// <summary>Takes its password away and makes a link to choose another one; earlier links end. The links must be loaded.</summary>
    /// <param name="secret">The secret in the link, which the caller shows once.</param>
    /// <param name="actor">Who asks for it.</param>
    /// <param name="at">When, in UTC.</param>
    public Result<SignInLink> Reset(string secret, Actor actor, DateTimeOffset at)
    {
        if (IsDisabled) return AccessErrors.Disabled("name", Name);
        EndLinks(at);
        PasswordHash = null;
        EndSessions();
        var link = new SignInLink(Id, secret, at);
        links.Add(link);
        Version++;
        Record("account.reset", Told, actor, at, null, null);
        return link;
    }

    /// <summary>Forgets wrong passwords, and lets it sign in again that was locked for them.</summary>
    public Result<Account> Unlock(Actor actor, DateTimeOffset at)
    {
        if (LockedUntil is not { } until || until <= at) return AccessErrors.NotLocked("name", Name);
        (FailedSignIns, LockedUntil) = (0, null);
        Version++;
        Record("account.unlocked", Told, actor, at, new JsonObject { ["lockedUntil"] = until.ToString("O", CultureInfo.InvariantCulture) }, new JsonObject { ["lockedUntil"] = null });
        return this;
    }

    /// <summary>Says who this is at an OpenID Connect provider: whoever signs in there as that one signs in here as this account.</summary>
    /// <param name="issuer">The provider's address, as it names itself (<c>iss</c>).</param>
    /// <param name="subject">Who it is there (<c>sub</c>); it is compared letter by letter.</param>
    /// <param name="actor">Who says so.</param>
    /// <param name="at">When, in UTC.</param>
    public Result<Account> Link(string issuer, string subject, Actor actor, DateTimeOffset at)
    {
        if (!AccessNames.IsIssuer(issuer)) return AccessErrors.Issuer("issuer", issuer);
        if (!AccessNames.IsSubject(subject)) return AccessErrors.Subject("subject", AccessNames.LongestSubject);
        return Identify(issuer, subject, "account.linked", actor, at);
    }

    /// <summary>Takes back <see cref="Link"/>; who is signed in has to sign in again.</summary>
    public Result<Account> Unlink(Actor actor, DateTimeOffset at) =>
        Subject is null ? AccessErrors.NotLinked("name", Name) : Identify(null, null, "account.unlinked", actor, at);

    /// <summary>Takes the password that the holder of a link has chosen; the link ends with it. The links must be loaded.</summary>
    /// <param name="secret">The secret in the link.</param>
    /// <param name="hash">Hash of the password.</param>
    /// <param name="address">From where.</param>
    /// <param name="at">When, in UTC.</param>
    public Result<Account> ChoosePassword(string secret, string hash, string address, DateTimeOffset at)
    {
        var link = links.Find(l => l.Hash == Secret.HashOf(secret));
        if (IsDisabled || link?.IsGood(at) != true) return AccessErrors.LinkEnded();
        EndLinks(at);
        SetPassword(hash, address, at);
        return this;
    }

    /// <summary>Takes another password of the holder, who has proven to know the old one. Other sessions end.</summary>
    public void ChangePassword(string hash, string address, DateTimeOffset at) => SetPassword(hash, address, at);

    /// <summary>Counts a wrong password.</summary>
    internal int CountFailure() => ++FailedSignIns;

    /// <summary>Forgets wrong passwords.</summary>
    internal void ForgetFailures() => FailedSignIns = 0;

    /// <summary>Locks signing in by password; null unlocks.</summary>
    internal void LockUntil(DateTimeOffset? until, DateTimeOffset at)
    {
        if (until == LockedUntil) return;
        LockedUntil = until;
        if (until is not null) Record("account.locked", Told, Actor.Account(Name, "sign-in"), at, null, null);
    }

    /// <summary>Takes the same password, hashed anew by today's method.</summary>
    internal void Rehash(string hash) => PasswordHash = hash;

    private void SetPassword(string hash, string address, DateTimeOffset at)
    {
        PasswordHash = hash;
        (FailedSignIns, LockedUntil) = (0, null);
        EndSessions();
        Record("account.password-set", Told, Actor.Account(Name, address), at, null, null);
    }

    private string Told => $"account:{Name}";

    private Account Identify(string? issuer, string? subject, string verb, Actor actor, DateTimeOffset at)
    {
        var before = Identity();
        (Issuer, Subject) = (issuer, subject);
        EndSessions();
        Version++;
        Record(verb, Told, actor, at, before, Identity());
        return this;
    }

    private JsonObject Identity() => new() { ["issuer"] = Issuer, ["subject"] = Subject };

    private static JsonObject State(bool disabled) => new() { ["disabled"] = disabled };

    private void Take(AccountRights rights)
    {
        Roles = rights.Roles;
        CentreId = rights.Centre?.Id;
        var wanted = rights.Standards.Select(s => s.Id).ToHashSet();
        standards.RemoveAll(s => !wanted.Contains(s.StandardId));
        standards.AddRange(wanted.Except(standards.Select(s => s.StandardId)).Order().Select(id => new AccountStandard(Id, id)).ToList());
        EndSessions();
    }

    private void EndSessions() => SecurityStamp = Secret.Create("");

    private void EndLinks(DateTimeOffset at) => links.ForEach(link => link.End(at));
}

/// <summary>A standard that an account is limited to.</summary>
public sealed record AccountStandard(AccountId AccountId, StandardId StandardId);

/// <summary>What an account may do, and for what.</summary>
/// <param name="Roles">The roles.</param>
/// <param name="Standards">The standards that it is limited to, with their codes; empty for all.</param>
/// <param name="Centre">The centre of the role <see cref="Roles.Centre"/>.</param>
public sealed record AccountRights(Roles Roles, IReadOnlyList<(StandardId Id, string Code)> Standards, Centre? Centre)
{
    private const Roles WhatAuditorsJudge = Roles.Author | Roles.Reviewer | Roles.PaperSetter;

    /// <summary>
    /// Why nobody may hold these; null when somebody may. An auditor judges the work of authors, reviewers and paper setters, so is none of
    /// them, and a centre is nothing else: then whoever sees an object may read the same of every object of its type.
    /// </summary>
    public BankError? Problem()
    {
        if (Roles == Roles.None) return AccessErrors.NoRole("roles");
        if (Roles.HasFlag(Roles.Centre) != Centre is not null) return AccessErrors.CentreAndRole("centre");
        if (Roles.HasFlag(Roles.Centre) && Roles != Roles.Centre) return Apart(Roles.Centre, Roles & ~Roles.Centre);
        return Roles.HasFlag(Roles.Auditor) && (Roles & WhatAuditorsJudge) != Roles.None ? Apart(Roles.Auditor, Roles & WhatAuditorsJudge) : null;
    }

    /// <summary>The facts for an event.</summary>
    public JsonObject Facts() => new()
    {
        ["roles"] = AccessWords.Of(Roles),
        ["standards"] = string.Join(',', Standards.Select(s => s.Code).Order(StringComparer.Ordinal)),
        ["centre"] = Centre?.Code,
    };

    private static BankError Apart(Roles role, Roles others) => AccessErrors.RolesApart("roles", AccessWords.Of(role), AccessWords.Of(others));
}
