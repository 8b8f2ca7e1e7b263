using ExamBank.Domain.Errors;

namespace ExamBank.Generator.Exchange.Standards;

/// <summary>Why a file is not read as a published standard. A path is <c>file:line</c> where there is a line (1 is the first).</summary>
public static class StandardTextErrors
{
    /// <summary>The file is larger than <paramref name="max"/> megabytes.</summary>
    public static BankError TooLarge(string file, int max) => BankError.Of("standard-text.too-large", file, ("max", max));

    /// <summary>The file has more than <paramref name="max"/> lines.</summary>
    public static BankError TooManyLines(string file, int max) => BankError.Of("standard-text.too-many-lines", file, ("max", max));

    /// <summary>A line has more than <paramref name="max"/> characters.</summary>
    public static BankError LineTooLong(string file, int line, int max) => At(file, line, "standard-text.line-too-long", ("max", max));

    /// <summary>The file is a picture or a document of another program.</summary>
    public static BankError NotText(string file, string kind) => BankError.Of("standard-text.not-text", file, ("kind", kind));

    /// <summary>The file is UTF-16.</summary>
    public static BankError Utf16(string file) => BankError.Of("standard-text.utf16", file);

    /// <summary>The file is neither UTF-8 (from this line on) nor a standard in GB18030.</summary>
    public static BankError Encoding(string file, int line) => At(file, line, "standard-text.encoding");

    /// <summary>A control character, which no text has.</summary>
    public static BankError ControlCharacter(string file, int line) => At(file, line, "standard-text.control-character");

    /// <summary>The file has no characters that can be seen.</summary>
    public static BankError Empty(string file) => BankError.Of("standard-text.empty", file);

    /// <summary>The text has no table of requirements.</summary>
    public static BankError NoTables(string file) => BankError.Of("standard-text.no-tables", file);

    /// <summary>A picture stands where a table should be.</summary>
    public static BankError Picture(string file, int line) => At(file, line, "standard-text.picture");

    /// <summary>A table whose caption names no level.</summary>
    public static BankError NoLevel(string file, int line) => At(file, line, "standard-text.no-level");

    /// <summary>A level has a second table that does not follow its first.</summary>
    public static BankError DuplicateLevel(string file, int line, string level, int firstLine) =>
        At(file, line, "standard-text.duplicate-level", ("level", level), ("first", firstLine));

    /// <summary>A level is missing before this one.</summary>
    public static BankError LevelGap(string file, int line, string expected, string found) =>
        At(file, line, "standard-text.level-gap", ("expected", expected), ("found", found));

    /// <summary>A table without rows.</summary>
    public static BankError EmptyTable(string file, int line, string level) =>
        At(file, line, "standard-text.empty-table", ("level", level));

    /// <summary>A number stands twice in a level.</summary>
    public static BankError DuplicateNumber(string file, int line, string level, string number, int firstLine) =>
        At(file, line, "standard-text.duplicate-number", ("level", level), ("number", number), ("first", firstLine));

    /// <summary>Numbers are missing before this one.</summary>
    public static BankError Gap(string file, int line, string level, string expected, string found) =>
        At(file, line, "standard-text.gap", ("level", level), ("expected", expected), ("found", found));

    /// <summary>Something stands behind what comes later in the numbering.</summary>
    public static BankError OutOfPlace(string file, int line, string level, string number, string current) =>
        At(file, line, "standard-text.out-of-place", ("level", level), ("number", number), ("current", current));

    /// <summary>An area or task has a number and no name.</summary>
    public static BankError NoTitle(string file, int line, string level, string number) =>
        At(file, line, "standard-text.no-title", ("level", level), ("number", number));

    /// <summary>An area without tasks, or a task without requirements.</summary>
    public static BankError NothingInside(string file, int line, string level, string number) =>
        At(file, line, "standard-text.nothing-inside", ("level", level), ("number", number));

    /// <summary>A requirement has a number and no text.</summary>
    public static BankError NoText(string file, int line, string level, string number) =>
        At(file, line, "standard-text.no-text", ("level", level), ("number", number));

    /// <summary>A name or text is longer than a standard may have; often the text of what follows the table has run into it.</summary>
    public static BankError TooLong(string file, int line, string level, string number, int max) =>
        At(file, line, "standard-text.too-long", ("level", level), ("number", number), ("max", max));

    /// <summary>A requirement without number.</summary>
    public static BankError Unnumbered(string file, int line, string level, string text) =>
        At(file, line, "standard-text.unnumbered", ("level", level), ("text", StandardTextOddities.Short(text)));

    /// <summary>Neither the cover nor the tables name the standard.</summary>
    public static BankError NoStandardTitle(string file) => BankError.Of("standard-text.no-standard-title", file);

    /// <summary>Neither the cover nor the code tells the year.</summary>
    public static BankError NoYear(string file) => BankError.Of("standard-text.no-year", file);

    /// <summary>No code was given and none can be made from an English name.</summary>
    public static BankError NoCode(string file, string title) => BankError.Of("standard-text.no-code", file, ("title", title));

    private static BankError At(string file, int line, string code, params (string Name, object Value)[] facts) =>
        BankError.Of(code, $"{file}:{line}", [("line", line), .. facts]);
}
