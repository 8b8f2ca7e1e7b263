using ExamBank.Domain.Errors;

namespace ExamBank.Domain.Papers;

/// <summary>Every failure of key revisions that a user can cause.</summary>
public static class KeyErrors
{
    /// <summary>Somebody else has revised the key meanwhile.</summary>
    public static BankError Conflict(string path, int expected, int actual) => BankError.Of("key.conflict", path, ("expected", expected), ("actual", actual));

    /// <summary>No change at all.</summary>
    public static BankError Nothing(string path) => BankError.Of("key.nothing", path);

    /// <summary>The paper has no such question, part, option or blank.</summary>
    public static BankError NotInPaper(string path, string name) => BankError.Of("key.not-in-paper", path, ("name", name));

    /// <summary>A change that says neither void nor one further answer, or both.</summary>
    public static BankError OneChange(string path) => BankError.Of("key.one-change", path);

    /// <summary>A further answer of a kind that the question does not take.</summary>
    public static BankError Unsuited(string path, string question) => BankError.Of("key.unsuited", path, ("question", question));

    /// <summary>The answer counts as right already.</summary>
    public static BankError Unchanged(string path, string question) => BankError.Of("key.unchanged", path, ("question", question));

    /// <summary>The paper has no such key revision.</summary>
    public static BankError NotFound(string path, string paper, int revision) => BankError.Of("key.not-found", path, ("paper", paper), ("revision", revision));
}
