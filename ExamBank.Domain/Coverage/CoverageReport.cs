using System.Collections.Immutable;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Questions;

namespace ExamBank.Domain.Coverage;

/// <summary>
/// How many questions stand behind each requirement that candidates of a level answer for. A question counts at its primary
/// requirement and, as a case, at each requirement that a part of it names, but only once in any place that holds several of
/// these; its status is that of its approved revision or else of its newest one; retired questions do not count.
/// </summary>
public sealed record CoverageReport : CoverageFigures
{
    private CoverageReport(CoverageTally tally)
        : base(tally)
    {
    }

    /// <summary>Code of the standard.</summary>
    public required string Standard { get; init; }

    /// <summary>Code of the level.</summary>
    public required string Level { get; init; }

    /// <summary>The past moment that it speaks of, in UTC; null for now.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>How many approved questions each requirement ought to have.</summary>
    public required int Minimum { get; init; }

    /// <summary>Work areas, those of the level itself first, then of each lower level that it covers.</summary>
    public required ImmutableArray<AreaCoverage> Areas { get; init; }

    /// <summary>Every requirement, in the order of the areas.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IEnumerable<RequirementCoverage> Requirements => Areas.SelectMany(a => a.Tasks).SelectMany(t => t.Requirements);

    /// <summary>Builds the report. O(places + questions + parts + uses).</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="places">Requirements with their tasks and areas, in order.</param>
    /// <param name="counted">What was counted.</param>
    public static CoverageReport Build(CoverageRequest request, IEnumerable<CoveragePlace> places, CountedCoverage counted)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(counted);
        var cells = counted.Questions.ToLookup(q => q.Requirement, q => q.Cell, StringComparer.Ordinal);
        var parts = counted.Parts.ToLookup(p => p.Requirement, StringComparer.Ordinal);
        var uses = counted.Uses.ToLookup(u => u.Requirement, u => u.Paper, StringComparer.Ordinal);
        var all = places.ToList();
        CoverageTally Within(IEnumerable<CoveragePlace> some)
        {
            var keys = some.Select(p => p.Requirement.Key).ToHashSet(StringComparer.Ordinal);
            // A question whose primary requirement stands in the place is counted there already.
            var brought = keys.SelectMany(key => parts[key]).Where(p => !keys.Contains(p.Primary)).DistinctBy(p => p.Question);
            return new CoverageTally(
                CoverageCell.Sum(keys.SelectMany(key => cells[key]).Concat(brought.Select(p => p.Cell))),
                keys.Sum(key => Math.Max(0, request.Minimum - ApprovedAmong(cells[key]) - ApprovedAmong(parts[key].Where(p => p.Primary != key).DistinctBy(p => p.Question).Select(p => p.Cell)))),
                [.. keys.SelectMany(key => uses[key]).Distinct().OrderDescending().Select(PaperNumber.Format)]);
        }

        return new CoverageReport(Within(all))
        {
            Standard = request.Standard,
            Level = request.Level,
            AsOf = request.AsOf,
            Minimum = request.Minimum,
            Areas =
            [
                .. all.GroupBy(p => p.Area).Select(area => new AreaCoverage(
                    area.Key,
                    [
                        .. area.GroupBy(p => p.Task).Select(task => new TaskCoverage(
                            task.Key, [.. task.Select(p => new RequirementCoverage(p.Requirement, Within([p])))], Within(task))),
                    ],
                    Within(area))),
            ],
        };
    }

    private static int ApprovedAmong(IEnumerable<CoverageCell> cells) => cells.Where(c => c.Status == RevisionStatus.Approved).Sum(c => c.Questions);
}

/// <summary>Coverage of a work area; a question counts once.</summary>
public sealed record AreaCoverage(CoverageName Place, ImmutableArray<TaskCoverage> Tasks, CoverageTally Tally) : CoverageFigures(Tally);

/// <summary>Coverage of a work task; a question counts once.</summary>
public sealed record TaskCoverage(CoverageName Place, ImmutableArray<RequirementCoverage> Requirements, CoverageTally Tally) : CoverageFigures(Tally);

/// <summary>Coverage of a requirement.</summary>
public sealed record RequirementCoverage(CoverageName Place, CoverageTally Tally) : CoverageFigures(Tally);
