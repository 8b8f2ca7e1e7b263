using System.Numerics;

namespace ExamBank.Generator.Assembly.Compiling;

/// <summary>What items are told apart by: for each item a code.</summary>
/// <param name="Name">Name of the column.</param>
/// <param name="Codes">For each item its code, less <paramref name="Offset"/>; shared with the pool, not to be written to.</param>
/// <param name="Offset">What is added to each code, so that none is below nought.</param>
/// <param name="Size">A number above every code.</param>
internal readonly record struct CodedColumn(string Name, int[] Codes, int Offset, int Size);

/// <summary>
/// Items alike in everything that the rules look at are interchangeable: a cell. Decide how many of each cell a form takes,
/// then take any. O(items · columns), about a nanosecond each while the product of the columns' sizes is small.
/// </summary>
internal sealed class ItemCells
{
    // Up to this many combinations are numbered by a table, more by a dictionary.
    private const long TableLimit = 1 << 20;

    // So many items are coded at a time: their codes stay in the processor's cache.
    private const int Batch = 4096;

    private readonly int[] starts;
    private readonly int[] members;

    private ItemCells(int[] starts, int[] members, int[] cellOf)
    {
        this.starts = starts;
        this.members = members;
        CellOf = cellOf;
    }

    /// <summary>The number of cells.</summary>
    public int Count => starts.Length - 1;

    /// <summary>For each item its cell; −1 for an item left out.</summary>
    public int[] CellOf { get; }

    /// <summary>The number of items in a cell.</summary>
    public int Size(int cell) => starts[cell + 1] - starts[cell];

    /// <summary>An item that stands for the cell.</summary>
    public int Representative(int cell) => members[starts[cell]];

    /// <summary>The items of a cell, in the pool's order.</summary>
    public ReadOnlySpan<int> Members(int cell) => members.AsSpan(starts[cell], Size(cell));

    /// <summary>Sorts items into cells, in the order of their first items.</summary>
    /// <param name="count">The number of items.</param>
    /// <param name="columns">What must be alike.</param>
    /// <param name="leaveOut">Items in no cell; null for none.</param>
    /// <param name="single">Items that each make a cell of their own; null for none.</param>
    public static ItemCells Sort(int count, IReadOnlyList<CodedColumn> columns, Func<int, bool>? leaveOut, Func<int, bool>? single)
    {
        var cellOf = new int[count];
        var cells = 1;
        for (var next = 0; next < columns.Count;)
        {
            // As many columns at once as a table can tell apart.
            var (first, size) = (next, (long)cells);
            do size *= columns[next++].Size;
            while (next < columns.Count && size * columns[next].Size <= TableLimit);
            cells = Refine(cellOf, size, columns, first, next);
        }

        if (leaveOut is not null || single is not null) cells = Take(cellOf, cells, leaveOut, single);
        if (count == 0) cells = 0;
        var begins = new int[cells + 1];
        foreach (var cell in cellOf)
            if (cell >= 0)
                begins[cell + 1]++;
        for (var cell = 0; cell < cells; cell++) begins[cell + 1] += begins[cell];
        var place = begins.AsSpan(0, cells).ToArray();
        var sorted = new int[begins[^1]];
        for (var i = 0; i < count; i++)
            if (cellOf[i] >= 0)
                sorted[place[cellOf[i]]++] = i;
        return new ItemCells(begins, sorted, cellOf);
    }

    /// <summary>Tells cells apart by further columns; the number of cells.</summary>
    private static int Refine(int[] cellOf, long size, IReadOnlyList<CodedColumn> columns, int first, int end)
    {
        var next = 0;
        var table = size <= TableLimit ? new int[size] : null;
        var numbers = table is null ? new Dictionary<long, int>() : null;
        var codes = new int[Batch];
        for (var start = 0; start < cellOf.Length; start += Batch)
        {
            var cells = cellOf.AsSpan(start, Math.Min(Batch, cellOf.Length - start));
            if (table is null)
            {
                // One column too many for a table.
                var column = columns[first];
                for (var i = 0; i < cells.Length; i++)
                {
                    var key = ((long)cells[i] * column.Size) + column.Codes[start + i] + column.Offset;
                    if (!numbers!.TryGetValue(key, out var cell)) numbers.Add(key, cell = next++);
                    cells[i] = cell;
                }

                continue;
            }

            var batch = codes.AsSpan(0, cells.Length);
            cells.CopyTo(batch);
            for (var c = first; c < end; c++) Append(batch, columns[c], start);
            for (var i = 0; i < cells.Length; i++)
            {
                ref var cell = ref table[batch[i]];
                if (cell == 0) cell = ++next;
                cells[i] = cell - 1;
            }
        }

        return Math.Max(next, 1);
    }

    /// <summary>codes := codes · size + column, several at once.</summary>
    private static void Append(Span<int> codes, CodedColumn column, int start)
    {
        var values = column.Codes.AsSpan(start, codes.Length);
        var (size, offset) = (new Vector<int>(column.Size), new Vector<int>(column.Offset));
        var i = 0;
        for (; i <= codes.Length - Vector<int>.Count; i += Vector<int>.Count)
            ((new Vector<int>(codes[i..]) * size) + new Vector<int>(values[i..]) + offset).CopyTo(codes[i..]);
        for (; i < codes.Length; i++) codes[i] = (codes[i] * column.Size) + values[i] + column.Offset;
    }

    /// <summary>Takes items out, or apart; cells that lost all of theirs drop out. The number of cells.</summary>
    private static int Take(int[] cellOf, int cells, Func<int, bool>? leaveOut, Func<int, bool>? single)
    {
        var number = new int[cells];
        Array.Fill(number, -1);
        var next = 0;
        for (var i = 0; i < cellOf.Length; i++)
        {
            if (leaveOut?.Invoke(i) == true) cellOf[i] = -1;
            else if (single?.Invoke(i) == true) cellOf[i] = next++;
            else
            {
                ref var cell = ref number[cellOf[i]];
                if (cell < 0) cell = next++;
                cellOf[i] = cell;
            }
        }

        return next;
    }
}
