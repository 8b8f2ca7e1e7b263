using ExamBank.Domain.Errors;

namespace ExamBank.Domain.Coverage;

/// <summary>Every failure of coverage that a user can cause.</summary>
public static class CoverageErrors
{
    /// <summary>The moment has not come yet.</summary>
    public static BankError AsOfFuture(string path, string moment) => BankError.Of("coverage.future", path, ("moment", moment));

    /// <summary>The minimum is out of bounds.</summary>
    public static BankError Minimum(string path, int most) => BankError.Of("coverage.minimum", path, ("most", most));
}
