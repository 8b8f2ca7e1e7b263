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

    /// <summary>The marks of all sections together are more than marks can be.</summary>
    public static BankError TotalTooLarge(string path, decimal total, Marks maximum) =>
        BankError.Of("blueprint.total", path, ("total", ScaledNumber.Format(total)), ("maximum", maximum));

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

    /// <summary>A condition that names neither values nor limits.</summary>
    public static BankError EmptyFilter(string path) => BankError.Of("blueprint.empty-filter", path);

    /// <summary>An objective that names none or several goals.</summary>
    public static BankError OneObjective(string path) => BankError.Of("blueprint.objective", path);

    /// <summary>A measure that has none or several of count, sum, mean and distinct.</summary>
    public static BankError OneMeasure(string path) => BankError.Of("blueprint.measure", path);

    /// <summary>A member that belongs to another kind of objective.</summary>
    public static BankError Misplaced(string path, string member, string objective) =>
        BankError.Of("blueprint.misplaced", path, ("member", member), ("objective", objective));

    /// <summary>Stimuli are counted, but the blueprint does not say what they are.</summary>
    public static BankError NoStimuli(string path) => BankError.Of("blueprint.no-stimuli", path);

    /// <summary>Forms of a rule that are none, repeated or beyond the letters.</summary>
    public static BankError RuleForms(string path, int maximum) => BankError.Of("blueprint.rule-forms", path, ("maximum", maximum));

    /// <summary>A list of enemies with fewer than two questions.</summary>
    public static BankError TooFewEnemies(string path) => BankError.Of("blueprint.enemies", path);

    /// <summary>A question that must and must not stand in a form.</summary>
    public static BankError IncludedAndExcluded(string path, string code) => BankError.Of("blueprint.included-and-excluded", path, ("code", code));

    /// <summary>Anchors beside other limits of what forms share.</summary>
    public static BankError AnchorsAlone(string path) => BankError.Of("blueprint.anchors-alone", path);

    /// <summary>Something that two sections of one type do not go with.</summary>
    public static BankError SectionsOfOneType(string path, string member) => BankError.Of("blueprint.sections-of-one-type", path, ("member", member));

    /// <summary>A whole number that is out of bounds.</summary>
    public static BankError OutOfBounds(string path, int number, int minimum, int maximum) =>
        BankError.Of("blueprint.out-of-bounds", path, ("number", number), ("minimum", minimum), ("maximum", maximum));

    /// <summary>There is no such blueprint.</summary>
    public static BankError NotFound(string path, string name) => BankError.Of("blueprint.not-found", path, ("name", name));

    /// <summary>The blueprint belongs to another level or standard than the one asked for.</summary>
    public static BankError Elsewhere(string path, string name, string place, string asked) =>
        BankError.Of("blueprint.elsewhere", path, ("name", name), ("place", place), ("asked", asked));

    /// <summary>The level has no blueprint.</summary>
    public static BankError NoneForLevel(string standard, string level) => BankError.Of("blueprint.none-for-level", "", ("standard", standard), ("level", level));

    /// <summary>A name that another blueprint has.</summary>
    public static BankError NameTaken(string path, string name) => BankError.Of("blueprint.name-taken", path, ("name", name));

    /// <summary>A revision that would rename the blueprint.</summary>
    public static BankError NameStays(string path, string name) => BankError.Of("blueprint.name-stays", path, ("name", name));

    /// <summary>A revision that would move the blueprint to another level.</summary>
    public static BankError LevelStays(string path, string level) => BankError.Of("blueprint.level-stays", path, ("level", level));

    /// <summary>A revision that would move the blueprint to another standard.</summary>
    public static BankError StandardStays(string path) => BankError.Of("blueprint.standard-stays", path);

    /// <summary>A revision that says what the newest one says.</summary>
    public static BankError Unchanged(string name) => BankError.Of("blueprint.unchanged", "", ("name", name));

    /// <summary>Somebody else has revised it meanwhile.</summary>
    public static BankError Conflict(string path, int expected, int actual) => BankError.Of("blueprint.conflict", path, ("expected", expected), ("actual", actual));

    /// <summary>It is out of use.</summary>
    public static BankError Retired(string name) => BankError.Of("blueprint.retired", "", ("name", name));

    /// <summary>A document that is too long to be a blueprint.</summary>
    public static BankError DocumentTooLong(string path, int length, int longest) => BankError.Of("blueprint.document-too-long", path, ("length", length), ("longest", longest));
}
