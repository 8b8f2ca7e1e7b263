using System.Collections.Immutable;
using ExamBank.Domain.Questions;

namespace ExamBank.Domain.Coverage;

/// <summary>
/// How many questions stand behind each requirement that candidates of a level answer for. A question counts at its primary
/// requirement and, as a case, at each requirement that a part of it names, but only once in any place that holds several of
/// these; its status is that of its approved revision or else of its newest one; retired questions do not count.
/// </summary>
/// <param name="Standard">Code of the standard.</param>
/// <param name="Level">Code of the level.</param>
/// <param name="Areas">Work areas, those of the level itself first, then of each lower level that it covers.</param>
/// <param name="Counts">The questions of all areas, each once.</param>
public sealed record CoverageReport(string Standard, string Level, ImmutableArray<AreaCoverage> Areas, ImmutableArray<CoverageCount> Counts)
{
    /// <summary>Every requirement, in the order of the areas.</summary>
    public IEnumerable<RequirementCoverage> Requirements => Areas.SelectMany(a => a.Tasks).SelectMany(t => t.Requirements);

    /// <summary>Builds the report from the places of the standard, in order, and the counted questions. O(places + counts + parts).</summary>
    /// <param name="standard">Code of the standard.</param>
    /// <param name="level">Code of the level.</param>
    /// <param name="places">Requirements with their tasks and areas, in order.</param>
    /// <param name="questions">Questions at their primary requirements.</param>
    /// <param name="parts">Parts of questions that name another requirement than the primary one.</param>
    public static CoverageReport Build(
        string standard, string level, IEnumerable<CoveragePlace> places, IEnumerable<CountedQuestions> questions, IEnumerable<CountedPart> parts)
    {
        var counts = questions.ToLookup(q => q.Requirement, q => q.Count, StringComparer.Ordinal);
        var named = parts.ToLookup(p => p.Requirement, StringComparer.Ordinal);
        var all = places.ToList();
        ImmutableArray<CoverageCount> Within(IEnumerable<CoveragePlace> some)
        {
            var keys = some.Select(p => p.Requirement.Key).ToHashSet(StringComparer.Ordinal);
            // A question whose primary requirement stands in the place is counted there already.
            var brought = keys.SelectMany(key => named[key]).Where(p => !keys.Contains(p.Primary)).DistinctBy(p => p.Question);
            return CoverageCount.Sum(keys.SelectMany(key => counts[key]).Concat(brought.Select(p => new CoverageCount(p.Type, p.Status, 1))));
        }

        return new CoverageReport(
            standard,
            level,
            [
                .. all.GroupBy(p => p.Area).Select(area => new AreaCoverage(
                    area.Key,
                    [
                        .. area.GroupBy(p => p.Task).Select(task => new TaskCoverage(
                            task.Key, [.. task.Select(p => new RequirementCoverage(p.Requirement, Within([p])))], Within(task))),
                    ],
                    Within(area))),
            ],
            Within(all));
    }
}

/// <summary>A place in the standard with its names.</summary>
public sealed record CoverageName(string Key, string Title, string? TitleEn);

/// <summary>A requirement with its task and area.</summary>
public sealed record CoveragePlace(CoverageName Area, CoverageName Task, CoverageName Requirement);

/// <summary>Questions of one type and status at a requirement.</summary>
public sealed record CountedQuestions(string Requirement, CoverageCount Count);

/// <summary>A part that names another requirement than the primary one of its question.</summary>
/// <param name="Requirement">Key of the requirement that the part names.</param>
/// <param name="Question">Number of the question.</param>
/// <param name="Primary">Key of its primary requirement.</param>
/// <param name="Type">Type of the question.</param>
/// <param name="Status">Status of the counted revision.</param>
public sealed record CountedPart(string Requirement, int Question, string Primary, QuestionType Type, RevisionStatus Status);

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

/// <summary>Coverage of a work area; a question counts once.</summary>
public sealed record AreaCoverage(CoverageName Place, ImmutableArray<TaskCoverage> Tasks, ImmutableArray<CoverageCount> Counts);

/// <summary>Coverage of a work task; a question counts once.</summary>
public sealed record TaskCoverage(CoverageName Place, ImmutableArray<RequirementCoverage> Requirements, ImmutableArray<CoverageCount> Counts);

/// <summary>Coverage of a requirement.</summary>
public sealed record RequirementCoverage(CoverageName Place, ImmutableArray<CoverageCount> Counts)
{
    /// <summary>Approved questions.</summary>
    public int Approved => Counts.Where(c => c.Status == RevisionStatus.Approved).Sum(c => c.Questions);
}
