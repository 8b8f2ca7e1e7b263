using System.Globalization;

namespace ExamBank.Domain.Standards;

/// <summary>
/// The rule that a higher level covers the requirements of every lower one (L3 ⊇ L2 ⊇ L1). Level codes are <c>L</c> and the
/// level's rank, which the validator guarantees.
/// </summary>
public static class LevelInclusion
{
    /// <summary>The rank in a level code: 1 for <c>L1</c>.</summary>
    public static int Rank(string levelCode)
    {
        ArgumentNullException.ThrowIfNull(levelCode);
        return int.Parse(levelCode.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture);
    }

    /// <summary>Whether candidates of <paramref name="level"/> answer for the requirements of <paramref name="other"/>.</summary>
    public static bool Includes(string level, string other) => Rank(level) >= Rank(other);

    /// <summary>The codes that <paramref name="level"/> covers, lowest first, itself last.</summary>
    public static IReadOnlyList<string> CoveredBy(string level) =>
        [.. Enumerable.Range(1, Rank(level)).Select(rank => string.Create(CultureInfo.InvariantCulture, $"L{rank}"))];
}
