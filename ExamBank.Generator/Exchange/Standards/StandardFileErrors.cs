using ExamBank.Domain.Errors;

namespace ExamBank.Generator.Exchange.Standards;

/// <summary>What can be wrong with a standard's JSON file before its content is looked at.</summary>
public static class StandardFileErrors
{
    /// <summary>The file is larger than <paramref name="max"/> megabytes.</summary>
    public static BankError TooLarge(string file, int max) => BankError.Of("standard-file.too-large", file, ("max", max));

    /// <summary>The file is not JSON, from this line (1 is the first) and column.</summary>
    public static BankError Syntax(string file, long line, long column) =>
        BankError.Of("standard-file.syntax", $"{file}:{line}", ("line", line), ("column", column));

    /// <summary>A field that the format does not know.</summary>
    public static BankError UnknownField(string path, string field) => BankError.Of("standard-file.unknown-field", path, ("field", field));

    /// <summary>A field that must be there is missing.</summary>
    public static BankError MissingField(string path, string field) => BankError.Of("standard-file.missing-field", path, ("field", field));

    /// <summary>A field stands twice in one object.</summary>
    public static BankError RepeatedField(string path, string field) =>
        BankError.Of("standard-file.repeated-field", path, ("field", field));

    /// <summary>A value is of another kind than the format wants.</summary>
    public static BankError WrongKind(string path, string expected, string found) =>
        BankError.Of("standard-file.wrong-kind", path, ("expected", expected), ("found", found));
}
