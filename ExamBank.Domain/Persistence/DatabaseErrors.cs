using ExamBank.Domain.Errors;

namespace ExamBank.Domain.Persistence;

/// <summary>Every failure of the database file that a user can cause.</summary>
public static class DatabaseErrors
{
    /// <summary>The code of <see cref="Unusable"/>: the file may be a sound bank.</summary>
    public const string UnusableCode = "database.unusable";

    /// <summary>A newer build has changed the file.</summary>
    public static BankError Newer(string path, string migration) => BankError.Of("database.newer", path, ("migration", migration));

    /// <summary>The file is no ExamBank database, or is damaged.</summary>
    public static BankError NotABank(string path) => BankError.Of("database.not-a-bank", path);

    /// <summary>The file or its folder cannot be read or written.</summary>
    public static BankError Unusable(string path, Word reason) => BankError.Of(UnusableCode, path, ("reason", reason));

    /// <summary>There is no such file.</summary>
    public static BankError Missing(string path) => BankError.Of("database.missing", path);

    /// <summary>A bank cannot be restored from itself.</summary>
    public static BankError SameFile(string path) => BankError.Of("database.same-file", path);

    /// <summary>The backup would overwrite a file.</summary>
    public static BankError TargetExists(string path) => BankError.Of("database.target-exists", path);
}
