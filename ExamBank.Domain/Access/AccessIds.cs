namespace ExamBank.Domain.Access;

/// <summary>Id of an account.</summary>
public readonly record struct AccountId(Guid Value) : ITypedId<AccountId>
{
    /// <inheritdoc/>
    public static AccountId From(Guid value) => new(value);

    /// <inheritdoc/>
    public int CompareTo(AccountId other) => Value.CompareTo(other.Value);
}

/// <summary>Id of a centre.</summary>
public readonly record struct CentreId(Guid Value) : ITypedId<CentreId>
{
    /// <inheritdoc/>
    public static CentreId From(Guid value) => new(value);

    /// <inheritdoc/>
    public int CompareTo(CentreId other) => Value.CompareTo(other.Value);
}

/// <summary>Id of a token.</summary>
public readonly record struct AccessTokenId(Guid Value) : ITypedId<AccessTokenId>
{
    /// <inheritdoc/>
    public static AccessTokenId From(Guid value) => new(value);

    /// <inheritdoc/>
    public int CompareTo(AccessTokenId other) => Value.CompareTo(other.Value);
}

/// <summary>Id of a sign-in link.</summary>
public readonly record struct SignInLinkId(Guid Value) : ITypedId<SignInLinkId>
{
    /// <inheritdoc/>
    public static SignInLinkId From(Guid value) => new(value);

    /// <inheritdoc/>
    public int CompareTo(SignInLinkId other) => Value.CompareTo(other.Value);
}

/// <summary>Id of a grant to read a paper.</summary>
public readonly record struct PaperGrantId(Guid Value) : ITypedId<PaperGrantId>
{
    /// <inheritdoc/>
    public static PaperGrantId From(Guid value) => new(value);

    /// <inheritdoc/>
    public int CompareTo(PaperGrantId other) => Value.CompareTo(other.Value);
}
