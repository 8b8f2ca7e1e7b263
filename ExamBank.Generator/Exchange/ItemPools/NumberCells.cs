using System.Runtime.InteropServices;
using ExamBank.Generator.Assembly;

namespace ExamBank.Generator.Exchange.ItemPools;

/// <summary>Takes the cells of a column of numbers, one after another, as whole multiples of the finest unit so far.</summary>
internal sealed class NumberCells
{
    private readonly List<long> multiples = [];
    private int decimals;
    private long largest;

    /// <summary>Whether no cell had a number yet.</summary>
    public bool AllEmpty { get; private set; } = true;

    /// <summary>Takes a number; false when it cannot be held exactly beside the others, and then it is taken as an empty cell.</summary>
    public bool TryAdd(ExactNumber number)
    {
        AllEmpty = false;
        if (number.Fits && -number.Exponent > decimals && !TryRefine(-number.Exponent) || number.InUnits(decimals) is not { } multiple)
        {
            AddEmpty();
            return false;
        }

        multiples.Add(multiple);
        largest = Math.Max(largest, Math.Abs(multiple));
        return true;
    }

    /// <summary>Takes an empty cell.</summary>
    public void AddEmpty() => multiples.Add(NumberColumn.Missing);

    /// <summary>The column.</summary>
    public NumberColumn Column(string name) => new(name, new decimal(1, 0, 0, false, (byte)decimals), [.. multiples]);

    private bool TryRefine(int finer)
    {
        if (finer > ExactNumber.MostDecimals || ExactNumber.Times(largest, finer - decimals) is not { } refined) return false;
        var factor = largest == 0 ? 1 : refined / largest;
        foreach (ref var multiple in CollectionsMarshal.AsSpan(multiples))
            if (multiple != NumberColumn.Missing)
                multiple *= factor;
        (largest, decimals) = (refined, finer);
        return true;
    }
}
