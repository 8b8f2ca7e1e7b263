namespace ExamBank.Domain.Access;

/// <summary>
/// What whoever asks may see and do: the roles of the account, narrowed by the token where one is used. Objects are narrowed by it in
/// <see cref="Persistence.BankView"/>, types and fields by the service's table of rules.
/// </summary>
/// <param name="Account">Name of the account; null for the operator of the machine.</param>
/// <param name="Roles">The roles.</param>
/// <param name="Scopes">What the token is for; everything without one.</param>
/// <param name="Standards">The standards it is limited to; null for all.</param>
/// <param name="Centre">The centre that it acts for.</param>
public sealed record Rights(string? Account, Roles Roles, TokenScopes Scopes, IReadOnlyList<StandardId>? Standards, CentreId? Centre)
{
    private const Roles Staff = Roles.Author | Roles.Reviewer | Roles.PaperSetter | Roles.Auditor;

    /// <summary>Nobody: no right at all.</summary>
    public static Rights Nobody { get; } = new("", Roles.None, TokenScopes.None, [], null);

    /// <summary>The operator of the machine, who holds the bank's file and so everything in it.</summary>
    public static Rights Operator { get; } = new(null, Roles.None, TokenScopes.ByHand, null, null) { IsOperator = true };

    /// <summary>Whether it is the operator of the machine.</summary>
    public bool IsOperator { get; private init; }

    /// <summary>Whether questions are seen at all, and blueprints with them.</summary>
    public bool SeesQuestions => IsOperator || Has(Staff);

    /// <summary>Whether revisions are seen that were never approved.</summary>
    public bool SeesDrafts => IsOperator || Has(Roles.Author | Roles.Reviewer | Roles.Auditor);

    /// <summary>Whether the texts of questions are read, of those revisions that are seen.</summary>
    public bool ReadsTexts => IsOperator || Has(Roles.Author | Roles.Reviewer | Roles.PaperSetter);

    /// <summary>Whether papers are seen, whoever assembled them.</summary>
    public bool SeesEveryPaper => IsOperator || Has(Roles.Auditor);

    /// <summary>
    /// Whether the audit log is seen: it is one chain over all standards, so an account that is limited to some of them does not get it.
    /// </summary>
    public bool SeesAudit => IsOperator || (Has(Roles.Auditor | Roles.Administrator) && Standards is null);

    /// <summary>
    /// Whether accounts, tokens and centres are kept: all of them or none, so an administrator who is limited to some standards does not, who
    /// could otherwise give somebody more than they have themselves.
    /// </summary>
    public bool KeepsAccounts => IsOperator || (Has(Roles.Administrator) && Standards is null);

    /// <summary>Whether at least one of these roles is held.</summary>
    public bool Has(Roles any) => (Roles & any) != Roles.None;
}
