using System.Collections.Immutable;

namespace ExamBank.Generator.Assembly;

/// <summary>The items an assembly draws from, as columns: what any pool has in common, whatever its items are.</summary>
public sealed class ItemPool
{
    private readonly Dictionary<string, ItemColumn> columns;

    /// <summary>Takes items and their columns.</summary>
    /// <param name="ids">One id an item, unique.</param>
    /// <param name="columns">Columns of as many values as there are items, of different names.</param>
    public ItemPool(ImmutableArray<string> ids, IEnumerable<ItemColumn> columns)
    {
        Ids = ids;
        this.columns = columns.ToDictionary(c => c.Name, StringComparer.Ordinal);
        foreach (var column in this.columns.Values)
            if (column.Count != ids.Length)
                throw new ArgumentException($"Column {column.Name} has {column.Count} values for {ids.Length} items.", nameof(columns));
    }

    /// <summary>Ids of the items, in the pool's order.</summary>
    public ImmutableArray<string> Ids { get; }

    /// <summary>The number of items.</summary>
    public int Count => Ids.Length;

    /// <summary>Names of the columns.</summary>
    public IEnumerable<string> ColumnNames => columns.Keys;

    /// <summary>A column by its name; null when there is none.</summary>
    public ItemColumn? Column(string name) => columns.GetValueOrDefault(name);
}

/// <summary>A column: one attribute of every item.</summary>
/// <param name="name">Name of the attribute.</param>
public abstract class ItemColumn(string name)
{
    /// <summary>Name of the attribute.</summary>
    public string Name { get; } = name;

    /// <summary>The number of items.</summary>
    public abstract int Count { get; }

    /// <summary>The column's different values as words; a number is written without trailing noughts.</summary>
    public abstract ImmutableArray<string> Words { get; }

    /// <summary>Indexes into <see cref="Words"/> of an item's values; none for an empty cell.</summary>
    public abstract ReadOnlySpan<int> Codes(int item);

    /// <summary>Whether an item can have several values.</summary>
    public abstract bool HasSeveralValues { get; }

    /// <summary>For each item the index of its one value, −1 for an empty cell; null where items can have several. Not to be written to.</summary>
    internal abstract int[]? SingleCodes { get; }
}

/// <summary>A column of words; an item has none, one or several.</summary>
public sealed class WordColumn : ItemColumn
{
    private readonly int[] codes;
    private readonly int[]? starts;

    /// <summary>A column in which an item has at most one word.</summary>
    /// <param name="name">Name of the attribute.</param>
    /// <param name="words">The different words.</param>
    /// <param name="codes">For each item its index into <paramref name="words"/>; −1 for an empty cell.</param>
    public WordColumn(string name, ImmutableArray<string> words, int[] codes)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(codes);
        Words = words;
        this.codes = codes;
    }

    /// <summary>A column in which items may have several words.</summary>
    /// <param name="name">Name of the attribute.</param>
    /// <param name="words">The different words.</param>
    /// <param name="starts">For each item, and one more, where its values begin in <paramref name="codes"/>.</param>
    /// <param name="codes">Indexes into <paramref name="words"/>, item after item.</param>
    public WordColumn(string name, ImmutableArray<string> words, int[] starts, int[] codes)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(starts);
        ArgumentNullException.ThrowIfNull(codes);
        Words = words;
        this.starts = starts;
        this.codes = codes;
    }

    /// <inheritdoc/>
    public override int Count => starts is null ? codes.Length : starts.Length - 1;

    /// <inheritdoc/>
    public override ImmutableArray<string> Words { get; }

    /// <inheritdoc/>
    public override bool HasSeveralValues => starts is not null;

    internal override int[]? SingleCodes => starts is null ? codes : null;

    /// <inheritdoc/>
    public override ReadOnlySpan<int> Codes(int item) =>
        starts is not null ? codes.AsSpan(starts[item], starts[item + 1] - starts[item])
        : codes[item] < 0 ? default
        : codes.AsSpan(item, 1);

    /// <summary>A column from the words of each item; null or no word is an empty cell.</summary>
    public static WordColumn Of(string name, IEnumerable<string?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        var ofItems = values.Select(v => v is null ? -1 : Code(index, v)).ToArray();
        return new WordColumn(name, [.. index.Keys], ofItems);
    }

    /// <summary>A column in which items may have several words.</summary>
    public static WordColumn OfSeveral(string name, IEnumerable<IReadOnlyCollection<string>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        var begins = new List<int> { 0 };
        var all = new List<int>();
        foreach (var item in values)
        {
            foreach (var word in item.Distinct(StringComparer.Ordinal)) all.Add(Code(index, word));
            begins.Add(all.Count);
        }

        return new WordColumn(name, [.. index.Keys], [.. begins], [.. all]);
    }

    private static int Code(Dictionary<string, int> index, string word)
    {
        if (!index.TryGetValue(word, out var code)) index.Add(word, code = index.Count);
        return code;
    }
}

/// <summary>A column of exact numbers: whole multiples of a unit.</summary>
public sealed class NumberColumn : ItemColumn
{
    private readonly Lazy<(ImmutableArray<string> Words, int[] Codes)> words;

    /// <summary>A column of numbers.</summary>
    /// <param name="name">Name of the attribute.</param>
    /// <param name="unit">What one of <paramref name="multiples"/> is worth; a power of ten.</param>
    /// <param name="multiples">For each item its number in units; <see cref="Missing"/> for an empty cell.</param>
    public NumberColumn(string name, decimal unit, long[] multiples)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(multiples);
        Unit = unit;
        Multiples = multiples;
        words = new(() =>
        {
            var index = new Dictionary<long, int>();
            var codes = new int[multiples.Length];
            for (var i = 0; i < codes.Length; i++)
            {
                if (multiples[i] == Missing) codes[i] = -1;
                else if (!index.TryGetValue(multiples[i], out codes[i])) index.Add(multiples[i], codes[i] = index.Count);
            }

            return ([.. index.Keys.Select(m => (m * unit).ToString("0.############################", System.Globalization.CultureInfo.InvariantCulture))], codes);
        });
    }

    /// <summary>The mark of an empty cell in <see cref="Multiples"/>.</summary>
    public const long Missing = long.MinValue;

    /// <summary>What one of <see cref="Multiples"/> is worth; a power of ten.</summary>
    public decimal Unit { get; }

    /// <summary>For each item its number in units; not to be written to.</summary>
    internal long[] Multiples { get; }

    /// <inheritdoc/>
    public override int Count => Multiples.Length;

    /// <inheritdoc/>
    public override ImmutableArray<string> Words => words.Value.Words;

    /// <inheritdoc/>
    public override bool HasSeveralValues => false;

    internal override int[]? SingleCodes => words.Value.Codes;

    /// <summary>An item's number; null for an empty cell.</summary>
    public decimal? Value(int item) => Multiples[item] == Missing ? null : Multiples[item] * Unit;

    /// <inheritdoc/>
    public override ReadOnlySpan<int> Codes(int item) =>
        Multiples[item] == Missing ? default : words.Value.Codes.AsSpan(item, 1);

    /// <summary>A column from decimals; null is an empty cell.</summary>
    /// <exception cref="OverflowException">The numbers are too large or too fine for whole multiples in 62 bits.</exception>
    public static NumberColumn Of(string name, IEnumerable<decimal?> values)
    {
        var all = values.ToArray();
        var unit = 1m;
        foreach (var value in all)
            while (value is { } number && number % unit != 0)
                unit /= 10;
        const long Limit = 1L << 62;
        return new NumberColumn(name, unit, [.. all.Select(v => v is null ? Missing
            : v.Value / unit is var m && Math.Abs(m) < Limit ? (long)m : throw new OverflowException(name))]);
    }
}
