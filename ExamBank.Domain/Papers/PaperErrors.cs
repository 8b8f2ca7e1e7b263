using ExamBank.Domain.Errors;

namespace ExamBank.Domain.Papers;

/// <summary>Every failure of papers that a user can cause.</summary>
public static class PaperErrors
{
    /// <summary>There is no such paper.</summary>
    public static BankError NotFound(string path, string number) => BankError.Of("paper.not-found", path, ("number", number));

    /// <summary>The number of versions is out of bounds.</summary>
    public static BankError VersionsOutOfBounds(string path, int versions, int maximum) =>
        BankError.Of("paper.versions", path, ("versions", versions), ("maximum", maximum));

    /// <summary>The seed is out of bounds.</summary>
    public static BankError SeedOutOfBounds(string path, long maximum) => BankError.Of("paper.seed", path, ("maximum", maximum));

    /// <summary>The blueprint cannot be met; each clash is an error of its own beside this one.</summary>
    public static BankError Infeasible(string blueprint) => BankError.Of("paper.infeasible", "", ("blueprint", blueprint));

    /// <summary>One rule that clashes: what it needs and what there is.</summary>
    public static BankError Clash(string rule, string needed, string available) =>
        BankError.Of("paper.clash", "", ("rule", rule), ("needed", needed), ("available", available));

    /// <summary>Rules that clash only together.</summary>
    public static BankError ClashTogether(string rules) => BankError.Of("paper.clash-together", "", ("rules", rules));

    /// <summary>The search reached its limit of work without an answer.</summary>
    public static BankError Undecided(string blueprint) => BankError.Of("paper.undecided", "", ("blueprint", blueprint));

    /// <summary>The output folder holds other files under this paper's number.</summary>
    public static BankError OutputTaken(string folder, string paper) => BankError.Of("paper.output-taken", folder, ("paper", paper));

    /// <summary>The output folder cannot be written.</summary>
    public static BankError OutputUnwritable(string folder, string reason) => BankError.Of("paper.output-unwritable", folder, ("reason", reason));
}
