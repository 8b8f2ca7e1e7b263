using System.Collections.Immutable;
using ExamBank.Domain.Questions;

namespace ExamBank.Domain.Coverage;

/// <summary>
/// How many questions stand behind each requirement that candidates of a level answer for. A question counts once, at its
/// primary requirement, by the status of its approved revision or else of its newest one; retired questions do not count.
/// </summary>
/// <param name="Standard">Code of the standard.</param>
/// <param name="Level">Code of the level.</param>
/// <param name="Areas">Work areas, those of the level itself first, then of each lower level that it covers.</param>
public sealed record CoverageReport(string Standard, string Level, ImmutableArray<AreaCoverage> Areas)
{
    /// <summary>Sums over all areas.</summary>
    public ImmutableArray<CoverageCount> Counts => CoverageCount.Sum(Areas.SelectMany(a => a.Counts));

    /// <summary>Every requirement, in the order of the areas.</summary>
    public IEnumerable<RequirementCoverage> Requirements => Areas.SelectMany(a => a.Tasks).SelectMany(t => t.Requirements);

    /// <summary>Builds the report from the places of the standard, in order, and the counted questions. O(places + counts).</summary>
    public static CoverageReport Build(string standard, string level, IEnumerable<CoveragePlace> places, IEnumerable<CountedQuestions> questions)
    {
        var counts = questions.ToLookup(q => q.Requirement, q => q.Count, StringComparer.Ordinal);
        return new CoverageReport(standard, level,
        [
            .. places.GroupBy(p => p.Area).Select(area => new AreaCoverage(area.Key,
            [
                .. area.GroupBy(p => p.Task).Select(task => new TaskCoverage(
                    task.Key, [.. task.Select(p => new RequirementCoverage(p.Requirement, [.. counts[p.Requirement.Key]]))])),
            ])),
        ]);
    }
}

/// <summary>A place in the standard with its names.</summary>
public sealed record CoverageName(string Key, string Title, string? TitleEn);

/// <summary>A requirement with its task and area.</summary>
public sealed record CoveragePlace(CoverageName Area, CoverageName Task, CoverageName Requirement);

/// <summary>Questions of one type and status at a requirement.</summary>
public sealed record CountedQuestions(string Requirement, CoverageCount Count);

/// <summary>A number of questions of one type and status.</summary>
public sealed record CoverageCount(QuestionType Type, RevisionStatus Status, int Questions)
{
    /// <summary>Adds up, by type and status in their order.</summary>
    public static ImmutableArray<CoverageCount> Sum(IEnumerable<CoverageCount> counts) =>
    [
        .. counts.GroupBy(c => (c.Type, c.Status)).OrderBy(g => g.Key)
            .Select(g => new CoverageCount(g.Key.Type, g.Key.Status, g.Sum(c => c.Questions))),
    ];
}

/// <summary>Coverage of a work area.</summary>
public sealed record AreaCoverage(CoverageName Place, ImmutableArray<TaskCoverage> Tasks)
{
    /// <summary>Sums over its tasks.</summary>
    public ImmutableArray<CoverageCount> Counts => CoverageCount.Sum(Tasks.SelectMany(t => t.Counts));
}

/// <summary>Coverage of a work task.</summary>
public sealed record TaskCoverage(CoverageName Place, ImmutableArray<RequirementCoverage> Requirements)
{
    /// <summary>Sums over its requirements.</summary>
    public ImmutableArray<CoverageCount> Counts => CoverageCount.Sum(Requirements.SelectMany(r => r.Counts));
}

/// <summary>Coverage of a requirement.</summary>
public sealed record RequirementCoverage(CoverageName Place, ImmutableArray<CoverageCount> Counts)
{
    /// <summary>Approved questions.</summary>
    public int Approved => Counts.Where(c => c.Status == RevisionStatus.Approved).Sum(c => c.Questions);
}
