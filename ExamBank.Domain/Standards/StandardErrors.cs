using ExamBank.Domain.Errors;

namespace ExamBank.Domain.Standards;

/// <summary>
/// Every failure of standards that a user can cause. The paths of what is wrong with a standard as data are JSON paths inside the
/// document, such as <c>levels[0].areas[1].tasks[0].number</c>.
/// </summary>
public static class StandardErrors
{
    /// <summary>The code of the standard is not 2–32 capital letters, digits and hyphens.</summary>
    public static BankError CodeFormat(string path, string code) => BankError.Of("standard.code-format", path, ("code", code));

    /// <summary>The year is before <paramref name="min"/> or after <paramref name="max"/>.</summary>
    public static BankError YearRange(string path, int year, int min, int max) =>
        BankError.Of("standard.year-range", path, ("year", year), ("min", min), ("max", max));

    /// <summary>A name, title or text that must say something is empty.</summary>
    public static BankError Empty(string path) => BankError.Of("standard.empty", path, ("path", path));

    /// <summary>A name, title or text is longer than <paramref name="max"/> characters.</summary>
    public static BankError TooLong(string path, int length, int max) =>
        BankError.Of("standard.too-long", path, ("path", path), ("length", length), ("max", max));

    /// <summary>A list that needs at least one entry has none.</summary>
    public static BankError NoEntries(string path) => BankError.Of("standard.no-entries", path, ("path", path));

    /// <summary>A list has more than <paramref name="max"/> entries.</summary>
    public static BankError TooMany(string path, int count, int max) =>
        BankError.Of("standard.too-many", path, ("path", path), ("count", count), ("max", max));

    /// <summary>A number is not written as numbers of its kind are.</summary>
    public static BankError NumberFormat(string path, string number, string expected) =>
        BankError.Of("standard.number-format", path, ("number", number), ("expected", expected));

    /// <summary>A number begins with the number of another parent, such as task 2.1 inside area 1.</summary>
    public static BankError WrongParent(string path, string number, string parent) =>
        BankError.Of("standard.wrong-parent", path, ("number", number), ("parent", parent));

    /// <summary>A number stands twice.</summary>
    public static BankError DuplicateNumber(string path, string number) =>
        BankError.Of("standard.duplicate-number", path, ("number", number));

    /// <summary>One or more numbers are missing before this one.</summary>
    public static BankError Gap(string path, string expected, string found) =>
        BankError.Of("standard.gap", path, ("expected", expected), ("found", found));

    /// <summary>A number comes after a greater one.</summary>
    public static BankError Order(string path, string found, string previous) =>
        BankError.Of("standard.order", path, ("found", found), ("previous", previous));

    /// <summary>A name stands twice where names must differ.</summary>
    public static BankError DuplicateName(string path, string name) =>
        BankError.Of("standard.duplicate-name", path, ("name", name));

    /// <summary>A requirement has neither a summary of ours nor the issuer's text.</summary>
    public static BankError NoWording(string path, string number) => BankError.Of("standard.no-wording", path, ("number", number));

    /// <summary>The document does not add up to the counts that it declares.</summary>
    public static BankError Count(string path, int declared, int found) =>
        BankError.Of("standard.count", path, ("path", path), ("declared", declared), ("found", found));

    /// <summary>The imported text lacks a requirement that the bank's standard has.</summary>
    public static BankError RequirementMissing(string standard, string key) =>
        BankError.Of("standard.requirement-missing", key, ("standard", standard), ("key", key));

    /// <summary>The imported text has a requirement that the bank's standard lacks.</summary>
    public static BankError RequirementUnknown(string standard, string key) =>
        BankError.Of("standard.requirement-unknown", key, ("standard", standard), ("key", key));

    /// <summary>There is no such standard.</summary>
    public static BankError NotFound(string path, string code) => BankError.Of("standard.not-found", path, ("code", code));

    /// <summary>The bank holds several standards and none was named.</summary>
    public static BankError StandardAmbiguous(string path, string codes) => BankError.Of("standard.ambiguous", path, ("codes", codes));

    /// <summary>A key is meant in more than one standard.</summary>
    public static BankError KeyAmbiguous(string path, string key) => BankError.Of("standard.key-ambiguous", path, ("key", key));

    /// <summary>There is no place with this key.</summary>
    public static BankError KeyNotFound(string path, string key) => BankError.Of("standard.key-not-found", path, ("key", key));

    /// <summary>The standard has no such level.</summary>
    public static BankError LevelNotFound(string path, string level) => BankError.Of("standard.level-not-found", path, ("level", level));
}
