using ExamBank.Domain.Errors;

namespace ExamBank.Domain.Questions.Review;

/// <summary>Every failure of review and of assignments that a user can cause.</summary>
public static class ReviewErrors
{
    /// <summary>The code of <see cref="OwnRevision"/>.</summary>
    public const string OwnRevisionCode = "review.own-revision";

    /// <summary>Nobody approves words that they have written.</summary>
    public static BankError OwnRevision(string path, string code, int revision, string name) =>
        BankError.Of(OwnRevisionCode, path, ("code", code), ("revision", revision), ("name", name));

    /// <summary>The same person has approved the revision before.</summary>
    public static BankError AlreadyApproved(string code, int revision) => BankError.Of("review.already-approved", "", ("code", code), ("revision", revision));

    /// <summary>An account approves with a checklist.</summary>
    public static BankError ChecklistMissing(string path) => BankError.Of("review.checklist-missing", path);

    /// <summary>An item of the checklist is answered twice or not at all.</summary>
    public static BankError ItemNotAnsweredOnce(string path, ChecklistItem item) => BankError.Of("review.item-not-answered-once", path, ("item", item));

    /// <summary>An item of the checklist is answered no: nothing is approved.</summary>
    public static BankError ItemNotPassed(string path, ChecklistItem item) => BankError.Of("review.item-not-passed", path, ("item", item));

    /// <summary>Changes are requested, and nothing says which.</summary>
    public static BankError NothingRequested(string path) => BankError.Of("review.nothing-requested", path);

    /// <summary>The text has no such field.</summary>
    public static BankError UnknownField(string path, string field) => BankError.Of("review.unknown-field", path, ("field", field));

    /// <summary>There is no such thread.</summary>
    public static BankError ThreadNotFound(string path) => BankError.Of("review.thread-not-found", path);

    /// <summary>The thread is resolved.</summary>
    public static BankError ThreadResolved() => BankError.Of("review.thread-resolved", "");

    /// <summary>The thread is open.</summary>
    public static BankError ThreadOpen() => BankError.Of("review.thread-open", "");

    /// <summary>A step for no question, or for too many at once.</summary>
    public static BankError TooManyAtOnce(string path, int given, int most) => BankError.Of("review.too-many-at-once", path, ("given", given), ("most", most));

    /// <summary>A number of approvals that a standard cannot ask for.</summary>
    public static BankError ApprovalsOutOfRange(string path, int given, int most) => BankError.Of("review.approvals-out-of-range", path, ("given", given), ("most", most));

    /// <summary>Whoever reviews the questions of a standard does not lower the number of approvals that they need.</summary>
    public static BankError OwnApprovals(string path, string standard) => BankError.Of("review.own-approvals", path, ("standard", standard));

    /// <summary>The same person has the same work on the question already.</summary>
    public static BankError AlreadyAssigned(string code, string name) => BankError.Of("assignment.already", "", ("code", code), ("name", name));

    /// <summary>The assignment names nobody who has the role and the standard for it.</summary>
    public static BankError InvalidAssignee(string path, string name) => BankError.Of("assignment.assignee", path, ("name", name));

    /// <summary>The due date has passed.</summary>
    public static BankError DueInThePast(string path) => BankError.Of("assignment.due-past", path);

    /// <summary>A number of questions that nobody can be asked for.</summary>
    public static BankError CountOutOfRange(string path, int given, int most) => BankError.Of("assignment.count", path, ("given", given), ("most", most));

    /// <summary>There is no such assignment.</summary>
    public static BankError AssignmentNotFound(string path) => BankError.Of("assignment.not-found", path);

    /// <summary>The assignment is done or withdrawn.</summary>
    public static BankError AssignmentClosed() => BankError.Of("assignment.closed", "");
}
