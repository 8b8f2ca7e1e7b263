using ExamBank.Domain.Errors;

namespace ExamBank.Domain.Papers;

/// <summary>Every failure of joint steps that a user can cause.</summary>
public static class JointStepErrors
{
    /// <summary>There is no such step.</summary>
    public static BankError NotFound(string path, string number) => BankError.Of("step.not-found", path, ("number", number));

    /// <summary>The step needs a second account, and none is named.</summary>
    public static BankError PartnerMissing(string path) => BankError.Of("step.partner-missing", path);

    /// <summary>Nobody confirms their own request.</summary>
    public static BankError Yourself(string path) => BankError.Of("step.yourself", path);

    /// <summary>There is no account of this name that may confirm the step.</summary>
    public static BankError PartnerNotFound(string path, string name) => BankError.Of("step.partner-not-found", path, ("name", name));

    /// <summary>Another account was asked to confirm it.</summary>
    public static BankError NotYours(string path, string number, string partner) => BankError.Of("step.not-yours", path, ("number", number), ("partner", partner));

    /// <summary>It is confirmed or cancelled already.</summary>
    public static BankError Decided(string number, JointStepState state) => BankError.Of("step.decided", "", ("number", number), ("state", state));

    /// <summary>It was not confirmed in time.</summary>
    public static BankError Expired(string number) => BankError.Of("step.expired", "", ("number", number));

    /// <summary>A step that accounts take, which the operator of the machine is not.</summary>
    public static BankError AccountsOnly(string path) => BankError.Of("step.accounts-only", path);

    /// <summary>A reason that is missing or too long.</summary>
    public static BankError Reason(string path, int longest) => BankError.Of("step.reason", path, ("longest", longest));
}
