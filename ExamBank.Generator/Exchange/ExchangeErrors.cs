using ExamBank.Domain.Errors;

namespace ExamBank.Generator.Exchange;

/// <summary>Every failure of exchanged files that a user can cause.</summary>
public static class ExchangeErrors
{
    /// <summary>The file is larger than it may be.</summary>
    public static BankError TooLarge(string path, long bytes, long maximum) =>
        BankError.Of("exchange.too-large", path, ("bytes", bytes), ("maximum", maximum));

    /// <summary>The file is no JSON from a line on.</summary>
    public static BankError NotJson(string path, long line) => BankError.Of("exchange.not-json", path, ("line", line));

    /// <summary>The file is not written in UTF-8, from a line on.</summary>
    public static BankError NotUtf8(string path, long line) => BankError.Of("exchange.not-utf8", path, ("line", line));

    /// <summary>A place holds something of another kind than it must.</summary>
    public static BankError WrongShape(string path, string expected) => BankError.Of("exchange.wrong-shape", path, ("expected", expected));

    /// <summary>The file has a member that it cannot have.</summary>
    public static BankError UnknownMember(string path) => BankError.Of("exchange.unknown-member", path);

    /// <summary>A member that holds a value it cannot have, by the schema of this file name.</summary>
    public static BankError InvalidMember(string path, string schema) => BankError.Of("exchange.invalid-member", path, ("schema", schema));

    /// <summary>Members that are missing, by the schema of this file name.</summary>
    public static BankError MissingMembers(string path, string members, string schema) =>
        BankError.Of("exchange.missing-member", path, ("members", members), ("schema", schema));

    /// <summary>A value that is none of the names that the field can have.</summary>
    public static BankError UnknownValue(string path, string value, string allowed) =>
        BankError.Of("exchange.unknown-value", path, ("value", value), ("allowed", allowed));

    /// <summary>The file has a member twice in one place.</summary>
    public static BankError RepeatedMember(string path) => BankError.Of("exchange.repeated-member", path);

    /// <summary>A number with more digits than are held exactly.</summary>
    public static BankError NotExact(string path, string number) => BankError.Of("exchange.not-exact", path, ("number", number));

    /// <summary>The file cannot be read or written.</summary>
    public static BankError Unreadable(string path, Word reason) => BankError.Of("exchange.unreadable", path, ("reason", reason));

    /// <summary>The folder holds no file to import.</summary>
    public static BankError NothingToImport(string path) => BankError.Of("exchange.nothing", path);

    /// <summary>A question is filed under another task than its primary requirement.</summary>
    public static BankError OutsideTask(string path, string requirement, string task) =>
        BankError.Of("exchange.outside-task", path, ("requirement", requirement), ("task", task));

    /// <summary>The file is no Excel workbook.</summary>
    public static BankError NotAWorkbook(string path) => BankError.Of("exchange.not-a-workbook", path);

    /// <summary>The workbook was not made from the template.</summary>
    public static BankError NotTheTemplate(string path) => BankError.Of("exchange.not-the-template", path);

    /// <summary>A column of the template does not stand where it should.</summary>
    public static BankError HeaderMoved(string path, string header) => BankError.Of("exchange.header-moved", path, ("header", header));

    /// <summary>The sheet has more rows than are read at once.</summary>
    public static BankError TooManyRows(string path, int rows, int maximum) => BankError.Of("exchange.too-many-rows", path, ("rows", rows), ("maximum", maximum));

    /// <summary>A cell that must hold something is empty.</summary>
    public static BankError CellEmpty(string path) => BankError.Of("exchange.cell-empty", path);

    /// <summary>A cell holds a formula, or the error of one.</summary>
    public static BankError CellFormula(string path) => BankError.Of("exchange.cell-formula", path);

    /// <summary>A cell holds a date or a time.</summary>
    public static BankError CellDate(string path, string shown) => BankError.Of("exchange.cell-date", path, ("shown", shown));

    /// <summary>A cell holds no number.</summary>
    public static BankError NotANumber(string path, string text) => BankError.Of("exchange.not-a-number", path, ("text", text));

    /// <summary>A number is too small, too large or too fine.</summary>
    public static BankError CellOutOfBounds(string path) => BankError.Of("exchange.cell-out-of-bounds", path);

    /// <summary>A line of a rubric without its marks.</summary>
    public static BankError RubricLine(string path, string line) => BankError.Of("exchange.rubric-line", path, ("line", line));
}
