using System.Collections.Immutable;

namespace ExamBank.Domain.Blueprints;

/// <summary>Quotas by the largest remainder (Hamilton's method): shares of a whole number that add up to it.</summary>
public static class LargestRemainder
{
    /// <summary>
    /// Divides <paramref name="total"/> in proportion to <paramref name="weights"/>: each share is rounded down, and what is
    /// left goes one each to the largest remainders, ties to the earlier place. O(n log n).
    /// </summary>
    /// <exception cref="ArgumentException">There is no positive weight, or a negative one.</exception>
    public static ImmutableArray<int> Divide(int total, IReadOnlyList<int> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        var sum = weights.Sum(w => (long)w);
        if (sum <= 0 || weights.Any(w => w < 0)) throw new ArgumentException("Weights must not be negative nor all nought.", nameof(weights));
        var shares = weights.Select(w => (int)((long)total * w / sum)).ToArray();
        var winners = weights
            .Select((w, index) => (Remainder: (long)total * w % sum, Index: index))
            .OrderByDescending(r => r.Remainder)
            .ThenBy(r => r.Index)
            .Take(total - shares.Sum());
        foreach (var (_, index) in winners) shares[index]++;
        return [.. shares];
    }
}
