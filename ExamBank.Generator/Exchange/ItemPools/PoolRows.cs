using System.Text.Unicode;
using CsvHelper;
using ExamBank.Domain.Errors;

namespace ExamBank.Generator.Exchange.ItemPools;

/// <summary>The rows of a CSV file, one after another. Empty lines at the end are none; elsewhere they are rows of one empty cell.</summary>
internal sealed class PoolRows : IDisposable
{
    /// <summary>Row of the first item, below the header.</summary>
    public const int FirstItem = 2;

    /// <summary>A row that is longer is refused.</summary>
    public const int MostMegabytes = 16;

    private readonly CsvReader reader;
    private int emptyRows;
    private bool held;

    public PoolRows(Stream csv) => reader = CsvReader.Create(
        csv,
        new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            SkipEmptyLines = false,
            MaxRecordSize = MostMegabytes * 1024 * 1024,
            OnMalformedRecord = record => Error ??= ItemPoolErrors.Quotes(record.RecordNumber),
        },
        leaveOpen: true);

    /// <summary>What ended the reading before the end of the file; null when nothing did.</summary>
    public BankError? Error { get; private set; }

    /// <summary>Number of the row that was read last, from 1.</summary>
    public long Row { get; private set; }

    /// <summary>The number of its cells.</summary>
    public int Cells => emptyRows > 0 ? 1 : reader.FieldCount;

    /// <summary>A cell of it, as bytes; empty beyond the last.</summary>
    public ReadOnlySpan<byte> this[int cell] => emptyRows > 0 ? default : reader.GetSpan(cell);

    /// <summary>Reads the next row; false at the end, or when the file is broken.</summary>
    public bool Read(CancellationToken cancellationToken)
    {
        Row++;
        if ((Row & 0xFFF) == 0) cancellationToken.ThrowIfCancellationRequested();
        if (emptyRows > 0 && --emptyRows > 0) return true;
        if (held)
        {
            held = false;
            return true;
        }

        try
        {
            var empty = 0;
            bool more;
            while ((more = reader.Read()) && reader is { FieldCount: 1, RawRecord.IsEmpty: true }) empty++;
            if (Error is not null || !more) return false;
            (emptyRows, held) = (empty, empty > 0);
            return true;
        }
        catch (CsvFormatException)
        {
            Error ??= ItemPoolErrors.RowTooLong(Row, MostMegabytes);
            return false;
        }
    }

    /// <summary>What makes a cell of the row no text; null when nothing does.</summary>
    public BankError? Trouble(int cell, string column)
    {
        var text = this[cell];
        return text.Contains((byte)0) ? ItemPoolErrors.Nul(Row, column)
            : Utf8.IsValid(text) ? null
            : ItemPoolErrors.NotUtf8(Row, column);
    }

    public void Dispose() => reader.Dispose();
}
