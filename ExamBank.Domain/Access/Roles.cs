namespace ExamBank.Domain.Access;

/// <summary>What a person or program may do; an account holds one or several.</summary>
[Flags]
public enum Roles
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>命题员: writes questions and hands them to reviewers.</summary>
    Author = 1,

    /// <summary>审题员: approves, refuses and retires questions.</summary>
    Reviewer = 2,

    /// <summary>组卷员: assembles papers, and sees those that they have assembled.</summary>
    PaperSetter = 4,

    /// <summary>考点: receives the papers that are released to it.</summary>
    Centre = 8,

    /// <summary>审核员: sees coverage, what papers are made of, and every change, but no text and no key.</summary>
    Auditor = 16,

    /// <summary>管理员: keeps accounts, centres and tokens; reads no questions.</summary>
    Administrator = 32,
}

/// <summary>What a token may be used for.</summary>
[Flags]
public enum TokenScopes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Ask.</summary>
    Read = 1,

    /// <summary>Change.</summary>
    Write = 2,

    /// <summary>Fetch files of papers.</summary>
    Download = 4,

    /// <summary>Everything that the account may; what somebody has who signs in by hand.</summary>
    All = Read | Write | Download,
}

/// <summary>Reads and writes sets of roles and scopes as people type them: <c>author,reviewer</c>, <c>paper-setter</c>.</summary>
public static class AccessWords
{
    private static readonly (string Word, Roles Role)[] RoleWords =
    [
        ("author", Roles.Author), ("reviewer", Roles.Reviewer), ("paper-setter", Roles.PaperSetter),
        ("centre", Roles.Centre), ("auditor", Roles.Auditor), ("administrator", Roles.Administrator),
    ];

    private static readonly (string Word, TokenScopes Scope)[] ScopeWords =
        [("read", TokenScopes.Read), ("write", TokenScopes.Write), ("download", TokenScopes.Download)];

    /// <summary>Every role by itself, in the order of <see cref="Roles"/>.</summary>
    public static IReadOnlyList<Roles> EachRole { get; } = [.. RoleWords.Select(w => w.Role)];

    /// <summary>The words of a set, separated by commas.</summary>
    public static string Of(Roles roles) => string.Join(',', RoleWords.Where(w => roles.HasFlag(w.Role)).Select(w => w.Word));

    /// <summary>The words of a set, separated by commas.</summary>
    public static string Of(TokenScopes scopes) => string.Join(',', ScopeWords.Where(w => scopes.HasFlag(w.Scope)).Select(w => w.Word));

    /// <summary>Reads words separated by commas; false where one is unknown, which <paramref name="unknown"/> then is.</summary>
    public static bool TryRead(string text, out Roles roles, out string unknown)
    {
        roles = Roles.None;
        foreach (var word in Split(text))
        {
            unknown = word;
            if (Array.Find(RoleWords, w => w.Word.Equals(word, StringComparison.OrdinalIgnoreCase)) is not { Word: not null } found) return false;
            roles |= found.Role;
        }

        unknown = "";
        return true;
    }

    /// <summary>The same for scopes.</summary>
    public static bool TryRead(string text, out TokenScopes scopes, out string unknown)
    {
        scopes = TokenScopes.None;
        foreach (var word in Split(text))
        {
            unknown = word;
            if (Array.Find(ScopeWords, w => w.Word.Equals(word, StringComparison.OrdinalIgnoreCase)) is not { Word: not null } found) return false;
            scopes |= found.Scope;
        }

        unknown = "";
        return true;
    }

    private static string[] Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
