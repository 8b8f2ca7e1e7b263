namespace ExamBank.Domain.Access;

/// <summary>A link by which the holder of an account chooses a password, once and soon. Nobody else ever knows a password of theirs.</summary>
public sealed class SignInLink
{
    /// <summary>How long a link is good for.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private SignInLink()
    {
    }

    internal SignInLink(AccountId account, string secret, DateTimeOffset at) =>
        (Id, AccountId, Hash, ExpiresAt) = (NewId.Of<SignInLinkId>(at), account, Secret.HashOf(secret), at + Lifetime);

    /// <summary>The id.</summary>
    public SignInLinkId Id { get; private set; }

    /// <summary>The account.</summary>
    public AccountId AccountId { get; private set; }

    /// <summary>SHA-256 of the secret in it.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>From this moment on it is good for nothing.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>When it was used, or another took its place; null while it is good.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Whether it is still good.</summary>
    public bool IsGood(DateTimeOffset at) => EndedAt is null && at < ExpiresAt;

    internal void End(DateTimeOffset at) => EndedAt ??= at;
}
