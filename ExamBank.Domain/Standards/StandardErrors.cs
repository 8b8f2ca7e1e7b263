using ExamBank.Domain.Errors;

namespace ExamBank.Domain.Standards;

/// <summary>Every failure of standards that a user can cause.</summary>
public static class StandardErrors
{
    /// <summary>The imported text lacks a requirement that the bank's standard has.</summary>
    public static BankError RequirementMissing(string standard, string key) =>
        BankError.Of("standard.requirement-missing", key, ("standard", standard), ("key", key));

    /// <summary>The imported text has a requirement that the bank's standard lacks.</summary>
    public static BankError RequirementUnknown(string standard, string key) =>
        BankError.Of("standard.requirement-unknown", key, ("standard", standard), ("key", key));

    /// <summary>There is no such standard.</summary>
    public static BankError NotFound(string path, string code) => BankError.Of("standard.not-found", path, ("code", code));

    /// <summary>A key is meant in more than one standard.</summary>
    public static BankError KeyAmbiguous(string path, string key) => BankError.Of("standard.key-ambiguous", path, ("key", key));

    /// <summary>There is no place with this key.</summary>
    public static BankError KeyNotFound(string path, string key) => BankError.Of("standard.key-not-found", path, ("key", key));

    /// <summary>The standard has no such level.</summary>
    public static BankError LevelNotFound(string path, string level) => BankError.Of("standard.level-not-found", path, ("level", level));
}
