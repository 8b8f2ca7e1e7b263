using ExamBank.Domain.Errors;

namespace ExamBank.Domain.Coverage;

/// <summary>Every failure of coverage that a user can cause.</summary>
public static class CoverageErrors
{
    /// <summary>The moment has not come yet.</summary>
    public static BankError AsOfFuture(string path, string moment) => BankError.Of("coverage.future", path, ("moment", moment));

    /// <summary>The bank did not have the standard then.</summary>
    /// <param name="path">Where the moment stands in the request.</param>
    /// <param name="standard">Code of the standard.</param>
    /// <param name="since">Since when the bank has it.</param>
    public static BankError BeforeStandard(string path, string standard, string since) =>
        BankError.Of("coverage.before-standard", path, ("standard", standard), ("since", since));

    /// <summary>The minimum is out of bounds.</summary>
    public static BankError Minimum(string path, int most) => BankError.Of("coverage.minimum", path, ("most", most));
}
