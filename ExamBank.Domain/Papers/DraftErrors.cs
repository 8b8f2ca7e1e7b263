using ExamBank.Domain.Errors;

namespace ExamBank.Domain.Papers;

/// <summary>Every failure of draft papers that a user can cause.</summary>
public static class DraftErrors
{
    /// <summary>There is no such draft.</summary>
    public static BankError NotFound(string path, string number) => BankError.Of("draft.not-found", path, ("number", number));

    /// <summary>Another account had it assembled; whoever is asked to confirm that it is locked sees it and changes nothing.</summary>
    public static BankError NotYours(string path, string number) => BankError.Of("draft.not-yours", path, ("number", number));

    /// <summary>The draft has no such form.</summary>
    public static BankError FormNotFound(string path, string number, string form) => BankError.Of("draft.form-not-found", path, ("number", number), ("form", form));

    /// <summary>The draft is locked or given up.</summary>
    public static BankError Closed(string number, DraftState state) => BankError.Of("draft.closed", "", ("number", number), ("state", state));

    /// <summary>Somebody else has changed it meanwhile.</summary>
    public static BankError Conflict(string path, int expected, int actual) => BankError.Of("draft.conflict", path, ("expected", expected), ("actual", actual));

    /// <summary>A question was revised or retired since it was drawn.</summary>
    public static BankError Stale(string form, string code) => BankError.Of("draft.stale", "", ("form", form), ("code", code));

    /// <summary>A swap would break this rule.</summary>
    public static BankError Broken(string path, string rule) => BankError.Of("draft.broken", path, ("rule", rule));
}
