using ExamBank.Domain.Standards;
using ExamBank.Domain.Values;

namespace ExamBank.Domain.Questions;

/// <summary>A facility that is known of a revision.</summary>
public sealed record FacilityValue(string Level, FacilitySource Source, Facility Value);

/// <summary>Which of the known facilities stands for the candidates of a level.</summary>
public static class FacilityChoice
{
    /// <summary>
    /// Observed at the level, else estimated at the level, else the same for the nearest lower level, which is on the safe
    /// side: higher candidates do no worse.
    /// </summary>
    /// <exception cref="ArgumentException">No level at or below <paramref name="level"/> has a value.</exception>
    public static Facility For(string level, IEnumerable<FacilityValue> known)
    {
        var rank = LevelInclusion.Rank(level);
        return known
            .Where(f => LevelInclusion.Rank(f.Level) <= rank)
            .OrderByDescending(f => LevelInclusion.Rank(f.Level))
            .ThenByDescending(f => f.Source)
            .Select(f => (Facility?)f.Value)
            .FirstOrDefault() ?? throw new ArgumentException($"No facility at or below {level}.", nameof(known));
    }
}
