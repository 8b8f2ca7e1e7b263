using ExamBank.Domain.Errors;

namespace ExamBank.Domain.Access;

/// <summary>Every failure about grants to read papers that a user can cause.</summary>
public static class GrantErrors
{
    /// <summary>Who is to read is no auditor, or none who can sign in.</summary>
    public static BankError NotAuditor(string path, string name) => BankError.Of("grant.not-auditor", path, ("name", name));

    /// <summary>The auditor is limited to other standards.</summary>
    public static BankError OtherStandard(string path, string name, string paper) => BankError.Of("grant.other-standard", path, ("name", name), ("paper", paper));

    /// <summary>Somebody grants it to themselves.</summary>
    public static BankError Own(string path) => BankError.Of("grant.own", path);

    /// <summary>It would hold for too long or not at all.</summary>
    public static BankError Days(string path, int days, int most) => BankError.Of("grant.days", path, ("days", days), ("most", most));

    /// <summary>The auditor may read that paper already.</summary>
    public static BankError Already(string path, string number) => BankError.Of("grant.already", path, ("number", number));

    /// <summary>There is no such grant.</summary>
    public static BankError NotFound(string path, string number) => BankError.Of("grant.not-found", path, ("number", number));

    /// <summary>It is revoked, or its time is over.</summary>
    public static BankError Ended(string path, string number) => BankError.Of("grant.ended", path, ("number", number));

    /// <summary>The auditor sees the paper, but nobody has granted its text and key.</summary>
    public static BankError Needed(string path, string paper) => BankError.Of("grant.needed", path, ("paper", paper));
}
