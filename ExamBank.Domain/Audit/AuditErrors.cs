using ExamBank.Domain.Errors;

namespace ExamBank.Domain.Audit;

/// <summary>Every failure of the audit that a user can cause.</summary>
public static class AuditErrors
{
    /// <summary>The file holds no head of a chain.</summary>
    public static BankError NotAHead(string path) => BankError.Of("audit.not-a-head", path);

    /// <summary>The log does not hold the locking of this paper.</summary>
    public static BankError NoLocking(string path, string paper) => BankError.Of("audit.no-locking", path, ("paper", paper));
}
