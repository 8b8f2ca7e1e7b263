using ExamBank.Domain.Errors;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;

namespace ExamBank.Domain.Blueprints;

/// <summary>Every failure of blueprints that a user can cause.</summary>
public static class BlueprintErrors
{
    /// <summary>The name has a form that names cannot have.</summary>
    public static BankError InvalidName(string path, string name) => BankError.Of("blueprint.invalid-name", path, ("name", name));

    /// <summary>Something needed is absent or empty.</summary>
    public static BankError Missing(string path) => BankError.Of("blueprint.missing", path);

    /// <summary>A number that must be above nought.</summary>
    public static BankError NotPositive(string path) => BankError.Of("blueprint.not-positive", path);

    /// <summary>A section with no questions or with more than 500.</summary>
    public static BankError CountOutOfBounds(string path, int count) => BankError.Of("blueprint.count", path, ("count", count));

    /// <summary>A scoring rule that the question type cannot have.</summary>
    public static BankError ScoringUnsuited(string path, QuestionType type) => BankError.Of("blueprint.scoring", path, ("type", type));

    /// <summary>Partial marks that are missing, unwanted, or not below the full marks.</summary>
    public static BankError PartialMarks(string path, Marks full) => BankError.Of("blueprint.partial-marks", path, ("full", full));

    /// <summary>Two rules with one name.</summary>
    public static BankError DuplicateRule(string path, string name) => BankError.Of("blueprint.duplicate-rule", path, ("name", name));

    /// <summary>A rule that has none or several of count, sum and mean.</summary>
    public static BankError OneOfCountSumMean(string path) => BankError.Of("blueprint.rule-kind", path);

    /// <summary>An attribute that questions do not have, or not of that kind.</summary>
    public static BankError UnknownAttribute(string path, string attribute) => BankError.Of("blueprint.unknown-attribute", path, ("attribute", attribute));

    /// <summary>A weight on a rule that is no mean.</summary>
    public static BankError WeightWithoutMean(string path) => BankError.Of("blueprint.weight", path);

    /// <summary>Limits that are missing, doubled or crossed.</summary>
    public static BankError Limits(string path) => BankError.Of("blueprint.limits", path);

    /// <summary>An objective that names none or several goals.</summary>
    public static BankError OneObjective(string path) => BankError.Of("blueprint.objective", path);

    /// <summary>There is no such blueprint.</summary>
    public static BankError NotFound(string path, string name) => BankError.Of("blueprint.not-found", path, ("name", name));

    /// <summary>The level has no blueprint.</summary>
    public static BankError NoneForLevel(string standard, string level) => BankError.Of("blueprint.none-for-level", "", ("standard", standard), ("level", level));
}
