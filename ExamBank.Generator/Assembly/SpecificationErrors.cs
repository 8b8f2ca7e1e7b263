using ExamBank.Domain.Errors;

namespace ExamBank.Generator.Assembly;

/// <summary>Everything that can be wrong with a specification, by itself or beside the pool it is to draw from.</summary>
public static class SpecificationErrors
{
    /// <summary>Numbers so large or so fine that their sums over the pool do not fit exact whole numbers.</summary>
    public static BankError TooFine() => BankError.Of("specification.too-fine", "");

    /// <summary>No form, or too many.</summary>
    public static BankError Forms(string path, int forms, int most) => BankError.Of("specification.forms", path, ("forms", forms), ("most", most));

    /// <summary>A rule or an earlier form without a name.</summary>
    public static BankError NoName(string path) => BankError.Of("specification.no-name", path);

    /// <summary>A name that another rule or earlier form has.</summary>
    public static BankError DuplicateName(string path, string name) => BankError.Of("specification.duplicate-name", path, ("name", name));

    /// <summary>A rule with none or several of count, sum and mean.</summary>
    public static BankError RuleKind(string path) => BankError.Of("specification.rule-kind", path);

    /// <summary>A measure with none or several of count, sum, mean and distinct.</summary>
    public static BankError MeasureKind(string path) => BankError.Of("specification.measure-kind", path);

    /// <summary>A weight beside something that is no mean.</summary>
    public static BankError WeightWithoutMean(string path) => BankError.Of("specification.weight", path);

    /// <summary>A rule without any limit.</summary>
    public static BankError NoLimits(string path) => BankError.Of("specification.no-limits", path);

    /// <summary>Equals beside min or max.</summary>
    public static BankError DoubledLimits(string path) => BankError.Of("specification.doubled-limits", path);

    /// <summary>A least value above the greatest.</summary>
    public static BankError CrossedLimits(string path, decimal min, decimal max) =>
        BankError.Of("specification.crossed-limits", path, ("min", min), ("max", max));

    /// <summary>A number of items or stimuli below nought.</summary>
    public static BankError Negative(string path, int number) => BankError.Of("specification.negative", path, ("number", number));

    /// <summary>A number beyond what is calculated with.</summary>
    public static BankError TooLarge(string path, decimal number) => BankError.Of("specification.too-large", path, ("number", number));

    /// <summary>A list longer than it may be.</summary>
    public static BankError TooMany(string path, int count, int most) => BankError.Of("specification.too-many", path, ("count", count), ("most", most));

    /// <summary>A column that the pool does not have; the name nearest to it is told.</summary>
    public static BankError UnknownColumn(string path, string column, string nearest) =>
        BankError.Of("specification.unknown-column", path, ("column", column), ("nearest", nearest));

    /// <summary>A column of words where numbers are needed; an item whose value is none is told.</summary>
    public static BankError NotNumeric(string path, string column, string id, string value) =>
        BankError.Of("specification.not-numeric", path, ("column", column), ("id", id), ("value", value));

    /// <summary>A column without any value where numbers are needed.</summary>
    public static BankError EmptyColumn(string path, string column) => BankError.Of("specification.empty-column", path, ("column", column));

    /// <summary>A filter that names neither values nor limits.</summary>
    public static BankError EmptyFilter(string path) => BankError.Of("specification.empty-filter", path);

    /// <summary>The number of a form that is not made.</summary>
    public static BankError UnknownForm(string path, int form, int forms) => BankError.Of("specification.unknown-form", path, ("form", form), ("forms", forms));

    /// <summary>A form that a rule names twice.</summary>
    public static BankError RepeatedForm(string path, int form) => BankError.Of("specification.repeated-form", path, ("form", form));

    /// <summary>A rule that holds in no form.</summary>
    public static BankError NoForms(string path) => BankError.Of("specification.no-forms", path);

    /// <summary>An id that no item has.</summary>
    public static BankError UnknownItem(string path, string id) => BankError.Of("specification.unknown-item", path, ("id", id));

    /// <summary>An id in a cell of the column of enemies that no item has. Row 1 is the header of the pool's file.</summary>
    public static BankError UnknownEnemy(string path, int row, string column, string id) =>
        BankError.Of("specification.unknown-enemy", path, ("row", row), ("column", column), ("id", id));

    /// <summary>Several values in a cell where an item can have one. Row 1 is the header of the pool's file.</summary>
    public static BankError SeveralValues(string path, int row, string column) =>
        BankError.Of("specification.several-values", path, ("row", row), ("column", column));

    /// <summary>An item that some form must have and none may have.</summary>
    public static BankError IncludedAndExcluded(string path, string id) => BankError.Of("specification.included-and-excluded", path, ("id", id));

    /// <summary>Anchors beside use or overlap, which they decide.</summary>
    public static BankError AnchorsAlone(string path) => BankError.Of("specification.anchors-alone", path);

    /// <summary>Stimuli are counted, and no column tells them.</summary>
    public static BankError NoStimuli(string path) => BankError.Of("specification.no-stimuli", path);

    /// <summary>An objective with none or several goals.</summary>
    public static BankError ObjectiveKind(string path) => BankError.Of("specification.objective-kind", path);

    /// <summary>A member that does not go with its objective.</summary>
    public static BankError Misplaced(string path, string objective) => BankError.Of("specification.misplaced", path, ("objective", objective));

    /// <summary>A deviation from nothing.</summary>
    public static BankError NoTarget(string path) => BankError.Of("specification.no-target", path);
}
