namespace ExamBank.Generator.Documents.Tables;

/// <summary>A table as a file: heads and rows. A value is a string, a whole or a decimal number, a moment, or null for an empty cell.</summary>
/// <param name="Name">Name of the file without its ending; letters, digits and hyphens.</param>
/// <param name="Title">Its title.</param>
/// <param name="Columns">Heads, with the widths that a workbook gives them in characters.</param>
/// <param name="Rows">Rows, as they come; each has a value for every column.</param>
public sealed record Table(string Name, string Title, IReadOnlyList<TableColumn> Columns, IAsyncEnumerable<IReadOnlyList<object?>> Rows)
{
    /// <summary>A table of rows that are there already.</summary>
    public static Table Of(string name, string title, IReadOnlyList<TableColumn> columns, IEnumerable<IReadOnlyList<object?>> rows) => new(name, title, columns, rows.ToAsyncEnumerable());
}

/// <summary>A column of a table.</summary>
/// <param name="Head">Its head.</param>
/// <param name="Width">Its width in characters of the standard font.</param>
public sealed record TableColumn(string Head, double Width = 12);

/// <summary>The forms in which a table is written.</summary>
public enum TableFormat
{
    /// <summary>Comma-separated values in UTF-8, as Excel and programs read them.</summary>
    Csv,

    /// <summary>A workbook.</summary>
    Xlsx,
}
