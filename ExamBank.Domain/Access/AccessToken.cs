using System.Globalization;
using System.Text.Json.Nodes;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;

namespace ExamBank.Domain.Access;

/// <summary>A bearer token (访问令牌) by which a program acts for an account: with some of its roles, for some purposes, for some time.</summary>
public sealed class AccessToken : EventSource
{
    /// <summary>Most days that a token is good for.</summary>
    public const int MostDays = 366;

    /// <summary>How every token begins.</summary>
    public const string Prefix = "exb_";

    private AccessToken()
    {
    }

    /// <summary>The id.</summary>
    public AccessTokenId Id { get; private set; }

    /// <summary>Number in this bank, shown as <c>T-000001</c>.</summary>
    public int Number { get; private set; }

    /// <summary>The account that it acts for.</summary>
    public AccountId AccountId { get; private set; }

    /// <summary>What people call it.</summary>
    public string Label { get; private set; } = "";

    /// <summary>SHA-256 of the secret.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>The roles that it has, as long as the account has them too.</summary>
    public Roles Roles { get; private set; }

    /// <summary>What it is for.</summary>
    public TokenScopes Scopes { get; private set; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>From this moment on it is good for nothing.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>When it was revoked; null while it is good.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>The number as people see it.</summary>
    public string DisplayNumber => Format(Number);

    /// <summary>A new token for <paramref name="account"/>; the secret stays with the caller, who shows it once.</summary>
    public static Result<AccessToken> Create(Account account, int number, TokenRequest request, string secret, Actor actor, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(request);
        if (!AccessNames.IsLabel(request.Label)) return AccessErrors.Label("label", AccessNames.LongestLabel);
        if (request.Scopes == TokenScopes.None) return AccessErrors.NoScope("scopes");
        if (request.Days is < 1 or > MostDays) return AccessErrors.TokenDays("days", request.Days, MostDays);
        if ((request.Roles & ~account.Roles) is not Roles.None and var foreign) return AccessErrors.RoleNotHeld("roles", account.Name, AccessWords.Of(foreign));
        if (account.IsDisabled) return AccessErrors.Disabled("account", account.Name);
        var token = new AccessToken
        {
            Id = NewId.Of<AccessTokenId>(at),
            Number = number,
            AccountId = account.Id,
            Label = request.Label.Trim(),
            Hash = Secret.HashOf(secret),
            Roles = request.Roles == Roles.None ? account.Roles : request.Roles,
            Scopes = request.Scopes,
            CreatedAt = at,
            ExpiresAt = at.AddDays(request.Days),
        };
        token.Record("token.created", $"token:{token.DisplayNumber}", actor, at, null, new JsonObject
        {
            ["account"] = account.Name,
            ["label"] = token.Label,
            ["roles"] = AccessWords.Of(token.Roles),
            ["scopes"] = AccessWords.Of(token.Scopes),
            ["expires"] = token.ExpiresAt.ToString("O", CultureInfo.InvariantCulture),
        });
        return token;
    }

    /// <summary>Makes it good for nothing from now on; a second time changes nothing.</summary>
    public void Revoke(Actor actor, DateTimeOffset at)
    {
        if (RevokedAt is not null) return;
        RevokedAt = at;
        Record("token.revoked", $"token:{DisplayNumber}", actor, at, null, null);
    }

    /// <summary>Writes a number as people see it.</summary>
    public static string Format(int number) => string.Create(CultureInfo.InvariantCulture, $"T-{number:000000}");

    /// <summary>Reads <c>T-000001</c>; false when the text is not of that form.</summary>
    public static bool TryParse(string? text, out int number)
    {
        number = 0;
        return text is not null
            && text.StartsWith("T-", StringComparison.OrdinalIgnoreCase)
            && int.TryParse(text.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}

/// <summary>What is wanted of a token.</summary>
/// <param name="Label">What people call it.</param>
/// <param name="Roles">Some of the account's roles; none for all that it has now.</param>
/// <param name="Scopes">What it is for.</param>
/// <param name="Days">How many days it is good for.</param>
public sealed record TokenRequest(string Label, Roles Roles, TokenScopes Scopes, int Days);
