namespace ExamBank.Generator.Assembly.Compiling;

/// <summary>
/// Items alike in everything that the rules look at are interchangeable: a cell. Decide how many of each cell a form takes,
/// then take any. O(items · columns), a few nanoseconds each while the product of the columns' sizes is small.
/// </summary>
internal sealed class ItemCells
{
    // Up to this many combinations are numbered by a table, more by a dictionary.
    private const long TableLimit = 1 << 22;

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

    /// <summary>Sorts items into cells.</summary>
    /// <param name="count">The number of items.</param>
    /// <param name="keys">What must be alike: for each item a code below the size.</param>
    /// <param name="leaveOut">Items in no cell.</param>
    /// <param name="single">Items that each make a cell of their own.</param>
    public static ItemCells Sort(int count, IEnumerable<(int[] Codes, int Size)> keys, Func<int, bool> leaveOut, Func<int, bool> single)
    {
        var cellOf = new int[count];
        var cells = 1;
        foreach (var (codes, size) in keys) cells = Refine(cellOf, cells, codes, size);

        var sizes = new int[cells];
        var next = cells;
        for (var i = 0; i < count; i++)
        {
            if (leaveOut(i)) cellOf[i] = -1;
            else if (single(i)) cellOf[i] = next++;
            else sizes[cellOf[i]]++;
        }

        // Cells that lost all their items drop out; the others keep the order of their first item.
        var number = new int[next];
        Array.Fill(number, -1);
        var begins = new List<int> { 0 };
        for (var i = 0; i < count; i++)
        {
            var cell = cellOf[i];
            if (cell < 0) continue;
            if (number[cell] < 0)
            {
                number[cell] = begins.Count - 1;
                begins.Add(begins[^1] + (cell < cells ? sizes[cell] : 1));
            }

            cellOf[i] = number[cell];
        }

        var begin = begins.ToArray();
        var place = begin.AsSpan(0, begin.Length - 1).ToArray();
        var sorted = new int[begin[^1]];
        for (var i = 0; i < count; i++)
            if (cellOf[i] >= 0)
                sorted[place[cellOf[i]]++] = i;
        return new ItemCells(begin, sorted, cellOf);
    }

    private static int Refine(int[] cellOf, int cells, int[] codes, int size)
    {
        var next = 0;
        if ((long)cells * size <= TableLimit)
        {
            var table = new int[cells * size];
            for (var i = 0; i < cellOf.Length; i++)
            {
                ref var cell = ref table[(cellOf[i] * size) + codes[i]];
                if (cell == 0) cell = ++next;
                cellOf[i] = cell - 1;
            }

            return next;
        }

        var numbers = new Dictionary<long, int>();
        for (var i = 0; i < cellOf.Length; i++)
        {
            var key = ((long)cellOf[i] * size) + codes[i];
            if (!numbers.TryGetValue(key, out var cell)) numbers.Add(key, cell = next++);
            cellOf[i] = cell;
        }

        return Math.Max(next, 1);
    }
}
