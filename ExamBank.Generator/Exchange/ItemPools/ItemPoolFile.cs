using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using ExamBank.Domain.Errors;
using ExamBank.Generator.Assembly;

namespace ExamBank.Generator.Exchange.ItemPools;

/// <summary>
/// The CSV file of an item pool: UTF-8 with or without byte order mark, commas, quotation marks as in RFC 4180, a header with a
/// column <c>id</c>. A column is of numbers when every value in it is one, and of words otherwise; <c>|</c> splits several values
/// in a cell; an empty cell is no value. A column without a name is passed over: nothing can ask for it.
/// </summary>
public static class ItemPoolFile
{
    /// <summary>Name of the column that holds the items' ids; they are text, whatever they look like.</summary>
    public const string IdColumn = "id";

    /// <summary>After so many errors no more are looked for.</summary>
    public const int MostErrors = 20;

    /// <summary>Reads a pool.</summary>
    /// <param name="csv">The file, from its beginning. It is read as a stream, a second time when a column of numbers turns out to be of words.</param>
    /// <param name="uses">What is done with the columns; when null every column of numbers must be exact.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The pool, or what is wrong with the file, by row and column.</returns>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Result<ItemPool> Read(Stream csv, PoolColumnUses? uses, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(csv);
        if (csv.CanSeek) return ReadSeekable(csv, uses, cancellationToken);
        using var held = new MemoryStream();
        csv.CopyTo(held);
        held.Position = 0;
        return ReadSeekable(held, uses, cancellationToken);
    }

    private static Result<ItemPool> ReadSeekable(Stream csv, PoolColumnUses? uses, CancellationToken cancellationToken)
    {
        var start = csv.Position;
        Span<byte> mark = stackalloc byte[2];
        var marked = csv.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false) == mark.Length && mark is [0xFE, 0xFF] or [0xFF, 0xFE];
        if (marked) return ItemPoolErrors.NotUtf8(1, IdColumn);
        csv.Position = start;

        using var rows = new PoolRows(csv);
        var header = PoolHeader.Read(rows);
        if (!header.Succeeded) return header.Failed<ItemPool>();
        bool IsIds(string name) => name != IdColumn && uses?.Ids.Contains(name) == true;
        PoolColumn[] columns = [.. header.Value.Columns.Select(c => new PoolColumn(c.Name, c.Index, IsIds(c.Name)))];
        var ids = ReadItems(rows, header.Value, columns, cancellationToken);
        if (!ids.Succeeded) return ids.Failed<ItemPool>();

        var inexact = columns.Where(c => c.NotExact is not null && uses?.Numbers.Contains(c.Name) != false).ToList();
        if (inexact.Count > 0) return Result.Fail<ItemPool>(inexact.Select(c => ItemPoolErrors.NotExact(c.NotExact!.Value.Row, c.Name, c.NotExact.Value.Value)));

        PoolColumn[] again = [.. columns.Where(c => c.MustBeReadAgain || c.NotExact is not null).Select(c => new PoolColumn(c.Name, c.Index, asWords: true))];
        if (again.Length > 0)
        {
            csv.Position = start;
            ReadAgain(csv, again, cancellationToken);
        }

        var words = new WordColumn(IdColumn, ids.Value, [.. Enumerable.Range(0, ids.Value.Length)]);
        var read = columns.Select(c => Array.Find(again, a => a.Index == c.Index) ?? c).Select(c => c.Finish());
        return new ItemPool(ids.Value, read.Prepend(words));
    }

    private static Result<ImmutableArray<string>> ReadItems(
        PoolRows rows, PoolHeader header, PoolColumn[] columns, CancellationToken cancellationToken)
    {
        var errors = new List<BankError>();
        var ids = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        while (errors.Count < MostErrors && rows.Read(cancellationToken))
        {
            if (rows.Cells != header.Width)
            {
                errors.Add(ItemPoolErrors.RaggedRow(rows.Row, rows.Cells, header.Width));
                // Items and rows stay in step: an error found later must name the right row.
                ids.Add("");
                continue;
            }

            for (var i = 0; i < rows.Cells; i++)
                if (rows.Trouble(i, header.NameOf(i)) is { } trouble)
                    errors.Add(trouble);
            var id = Encoding.UTF8.GetString(CellText.Trim(rows[header.IdIndex]));
            if (id.Length == 0) errors.Add(ItemPoolErrors.NoId(rows.Row));
            else if (!known.Add(id)) errors.Add(ItemPoolErrors.DuplicateId(rows.Row, id, ids.IndexOf(id) + PoolRows.FirstItem));
            ids.Add(id);
            foreach (var column in columns) column.Add(CellText.Trim(rows[column.Index]), rows.Row);
        }

        if (rows.Error is { } broken) errors.Add(broken);
        if (errors.Count == 0 && ids.Count == 0) errors.Add(ItemPoolErrors.Empty());
        return errors.Count > 0
            ? Result.Fail<ImmutableArray<string>>(errors.Take(MostErrors))
            : ImmutableCollectionsMarshal.AsImmutableArray(ids.ToArray());
    }

    /// <summary>Reads only some columns, of a file that is known to be well formed.</summary>
    private static void ReadAgain(Stream csv, PoolColumn[] columns, CancellationToken cancellationToken)
    {
        using var rows = new PoolRows(csv);
        rows.Read(cancellationToken);
        while (rows.Read(cancellationToken))
            foreach (var column in columns)
                column.Add(CellText.Trim(rows[column.Index]), rows.Row);
    }
}
