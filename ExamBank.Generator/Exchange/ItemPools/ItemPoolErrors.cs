using ExamBank.Domain.Errors;

namespace ExamBank.Generator.Exchange.ItemPools;

/// <summary>
/// Every failure of a pool's CSV file that a user can cause. Rows are counted as a spreadsheet counts them: the header is row 1,
/// and a row whose cells have line breaks is one row.
/// </summary>
public static class ItemPoolErrors
{
    /// <summary>The file has no header, or no item below it.</summary>
    public static BankError Empty() => BankError.Of("pool.empty", "");

    /// <summary>There is no column of ids.</summary>
    public static BankError NoIdColumn(string columns) => BankError.Of("pool.no-id-column", "row 1", ("columns", columns));

    /// <summary>Two columns of one name.</summary>
    public static BankError DuplicateColumn(string column, int first, int second) =>
        BankError.Of("pool.duplicate-column", At(1, column), ("column", column), ("first", first), ("second", second));

    /// <summary>A row with fewer or more cells than the header.</summary>
    public static BankError RaggedRow(long row, int cells, int columns) =>
        BankError.Of("pool.ragged-row", $"row {row}", ("row", row), ("cells", cells), ("columns", columns));

    /// <summary>Quotation marks that RFC 4180 does not allow: one inside a cell without them, text after the closing one, or none that closes.</summary>
    public static BankError Quotes(long row) => BankError.Of("pool.quotes", $"row {row}", ("row", row));

    /// <summary>A row of more than <paramref name="megabytes"/> MB, as when a quotation mark is never closed.</summary>
    public static BankError RowTooLong(long row, int megabytes) =>
        BankError.Of("pool.row-too-long", $"row {row}", ("row", row), ("megabytes", megabytes));

    /// <summary>An item without an id.</summary>
    public static BankError NoId(long row) => BankError.Of("pool.no-id", At(row, ItemPoolFile.IdColumn), ("row", row));

    /// <summary>An id that an item above has.</summary>
    public static BankError DuplicateId(long row, string id, long first) =>
        BankError.Of("pool.duplicate-id", At(row, ItemPoolFile.IdColumn), ("row", row), ("id", id), ("first", first));

    /// <summary>Bytes that are not UTF-8.</summary>
    public static BankError NotUtf8(long row, string column) => BankError.Of("pool.not-utf8", At(row, column), ("row", row), ("column", column));

    /// <summary>The character NUL, which is no text.</summary>
    public static BankError Nul(long row, string column) => BankError.Of("pool.nul", At(row, column), ("row", row), ("column", column));

    /// <summary>A number too large or too fine to be held exactly beside the others of its column.</summary>
    public static BankError NotExact(long row, string column, string value) =>
        BankError.Of("pool.not-exact", At(row, column), ("row", row), ("column", column), ("value", value));

    private static string At(long row, string column) => $"row {row}, column {column}";
}
