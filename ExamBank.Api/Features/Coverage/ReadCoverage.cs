using ExamBank.Domain.Coverage;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Standards;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Coverage;

/// <summary>Counts the bank's questions behind a level's requirements. Four statements, whatever the size of the bank.</summary>
internal sealed class ReadCoverage(IDbContextFactory<BankContext> contexts)
{
    /// <summary>Coverage of <paramref name="level"/>; with <paramref name="includeLower"/> also of the levels it covers.</summary>
    public async Task<Result<CoverageReport>> RunAsync(string standard, string level, bool includeLower, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await (
            from s in context.Standards.AsNoTracking()
            where s.Code == standard
            from l in s.Levels
            select l.Code).ToListAsync(cancellationToken);
        if (known.Count == 0) return StandardErrors.NotFound("standard", standard);
        if (!known.Contains(level, StringComparer.Ordinal)) return StandardErrors.LevelNotFound("level", level);
        IReadOnlyList<string> levels = includeLower ? LevelInclusion.CoveredBy(level) : [level];

        var places = await (
            from s in context.Standards.AsNoTracking()
            where s.Code == standard
            from l in s.Levels
            where levels.Contains(l.Code)
            from area in l.Areas
            from task in area.Tasks
            from requirement in task.Requirements
            orderby l.Rank descending, requirement.Position
            select new CoveragePlace(
                new CoverageName(area.Key, area.Title, area.TitleEn),
                new CoverageName(task.Key, task.Title, task.TitleEn),
                new CoverageName(requirement.Key, requirement.Summary ?? requirement.OfficialText ?? "", requirement.SummaryEn)))
            .ToListAsync(cancellationToken);
        var current =
            from s in context.Standards.AsNoTracking()
            where s.Code == standard
            join question in context.Questions.AsNoTracking() on s.Id equals question.StandardId
            where question.State == QuestionState.Active
            join revision in context.Revisions.AsNoTracking()
                on new { question.Id, Number = question.ApprovedRevision ?? question.LatestRevision } equals new { Id = revision.QuestionId, revision.Number }
            where levels.Contains(revision.LevelCode)
            join tag in context.RevisionRequirements.AsNoTracking() on revision.Id equals tag.RevisionId
            where tag.IsPrimary
            join requirement in context.Requirements.AsNoTracking() on tag.RequirementId equals requirement.Id
            select new { question.Number, RevisionId = revision.Id, requirement.Key, revision.Type, revision.Status };
        var counts = await (
            from row in current
            group row by new { row.Key, row.Type, row.Status } into g
            orderby g.Key.Key, g.Key.Type, g.Key.Status
            select new { g.Key.Key, g.Key.Type, g.Key.Status, Questions = g.Count() }).ToListAsync(cancellationToken);
        var parts = await (
            from row in current
            join tag in context.RevisionRequirements.AsNoTracking() on row.RevisionId equals tag.RevisionId
            where tag.IsOfPart && !tag.IsPrimary
            join requirement in context.Requirements.AsNoTracking() on tag.RequirementId equals requirement.Id
            orderby row.Number, requirement.Key
            select new CountedPart(requirement.Key, row.Number, row.Key, row.Type, row.Status)).ToListAsync(cancellationToken);
        return CoverageReport.Build(
            standard, level, places, counts.Select(c => new CountedQuestions(c.Key, new CoverageCount(c.Type, c.Status, c.Questions))), parts);
    }
}
