using System.Globalization;
using System.Text;
using ExamBank.Domain.Errors;
using ExamBank.Generator.Documents.Excel;
using ExamBank.Generator.Documents.Text;

namespace ExamBank.Generator.Documents.Tables;

/// <summary>
/// Writes tables. CSV is written as the rows come, whatever their number; a workbook is built in memory and has a limit. No cell is
/// ever a formula: what begins like one gets an apostrophe in CSV, and is text in a workbook.
/// </summary>
public static class TableFile
{
    /// <summary>The most rows of a workbook.</summary>
    public const int MostWorkbookRows = 20_000;

    // Excel takes a file without this mark for one in the code page of the machine, and Chinese for nonsense.
    private static readonly UTF8Encoding Utf8WithMark = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>Writes the table as CSV by RFC 4180: commas, quotes doubled, CR LF.</summary>
    public static async Task WriteCsvAsync(Table table, Stream target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        var writer = new StreamWriter(target, Utf8WithMark, 1 << 14, leaveOpen: true);
        await using (writer)
        {
            var line = new StringBuilder();
            await WriteAsync([.. table.Columns.Select(c => (object?)c.Head)]);
            await foreach (var row in table.Rows.WithCancellation(cancellationToken)) await WriteAsync(row);

            async Task WriteAsync(IReadOnlyList<object?> values)
            {
                line.Clear();
                for (var i = 0; i < values.Count; i++) line.Append(i == 0 ? "" : ",").Append(Cell(values[i]));
                await writer.WriteAsync(line.Append("\r\n"), cancellationToken);
            }
        }
    }

    /// <summary>The table as a workbook; an error when it has more than <see cref="MostWorkbookRows"/> rows.</summary>
    public static async Task<Result<byte[]>> XlsxAsync(Table table, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        using var workbook = Workbooks.New(table.Title);
        var columns = table.Columns.Select(c => (c.Head, c.Width)).ToList();
        var sheet = Sheet.Add(workbook, "表", table.Title, table.Name, columns, SheetLayout.Wide(columns, frozenColumns: 1));
        var count = 0;
        await foreach (var row in table.Rows.WithCancellation(cancellationToken))
        {
            if (++count > MostWorkbookRows) return DocumentErrors.TooManyRows("", MostWorkbookRows);
            sheet.Row([.. row.Select(InSheet)]);
        }

        return Workbooks.Save(workbook);
    }

    private static object? InSheet(object? value) => value switch
    {
        long number => (decimal)number,
        DateTimeOffset moment => Moment(moment),
        _ => value,
    };

    private static string Cell(object? value) => value switch
    {
        null => "",
        string text => Quoted(Harmless(XmlText.Clean(text))),
        DateTimeOffset moment => Moment(moment),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"A cell cannot hold a {value.GetType().Name}.", nameof(value)),
    };

    // A program that opens the file takes such a text for a formula, also behind spaces.
    private static string Harmless(string text) => text.TrimStart() is ['=' or '+' or '-' or '@', ..] || text is ['\t' or '\r' or '\n', ..] ? $"'{text}" : text;

    private static string Quoted(string text) => text.AsSpan().ContainsAny("\",\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
