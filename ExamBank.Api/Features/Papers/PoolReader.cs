using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Standards;
using ExamBank.Generator.Assembly.Papers;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Papers;

/// <summary>
/// Takes the snapshot that an assembly draws from. Three statements, one row a question, without its text.
/// </summary>
internal static class PoolReader
{
    /// <summary>The approved revisions of active questions at the levels that <paramref name="level"/> covers.</summary>
    public static async Task<Pool> ReadAsync(BankContext context, string standardCode, string level, CancellationToken cancellationToken)
    {
        var levels = LevelInclusion.CoveredBy(level);
        var places = await (
            from standard in context.Standards.AsNoTracking()
            where standard.Code == standardCode
            join l in context.Levels.AsNoTracking() on standard.Id equals l.StandardId
            where levels.Contains(l.Code)
            join area in context.WorkAreas.AsNoTracking() on l.Id equals area.LevelId
            join task in context.WorkTasks.AsNoTracking() on area.Id equals task.WorkAreaId
            join requirement in context.Requirements.AsNoTracking() on task.Id equals requirement.WorkTaskId
            orderby requirement.Position
            select new { requirement.Id, Place = new PoolPlace(l.Code, area.Key, task.Key, requirement.Key) }).ToListAsync(cancellationToken);
        var approved =
            from standard in context.Standards.AsNoTracking()
            where standard.Code == standardCode
            join question in context.Questions.AsNoTracking() on standard.Id equals question.StandardId
            where question.State == QuestionState.Active
            join revision in context.Revisions.AsNoTracking() on question.Id equals revision.QuestionId
            where revision.Status == RevisionStatus.Approved && levels.Contains(revision.LevelCode)
            select new { question.Code, Revision = revision };
        var rows = await (
            from row in approved
            join tag in context.RevisionRequirements.AsNoTracking() on row.Revision.Id equals tag.RevisionId
            where tag.IsPrimary
            join text in context.StimulusRevisions.AsNoTracking() on row.Revision.StimulusRevisionId equals (Domain.StimulusRevisionId?)text.Id into texts
            from text in texts.DefaultIfEmpty()
            join stimulus in context.Stimuli.AsNoTracking() on text.StimulusId equals stimulus.Id into stimuli
            from stimulus in stimuli.DefaultIfEmpty()
            select new
            {
                row.Code,
                row.Revision.Id,
                row.Revision.Number,
                row.Revision.ContentHash,
                row.Revision.Type,
                row.Revision.CognitiveLevel,
                row.Revision.Minutes,
                tag.RequirementId,
                Stimulus = (string?)stimulus.Code,
            }).ToListAsync(cancellationToken);
        var facilities = (await (
                from row in approved
                from facility in row.Revision.Facilities
                select new { facility.RevisionId, Value = new FacilityValue(facility.LevelCode, facility.Source, facility.Value) }).ToListAsync(cancellationToken))
            .ToLookup(f => f.RevisionId, f => f.Value);
        var placeOf = places.ToDictionary(p => p.Id, p => p.Place);
        return new Pool(places.Select(p => p.Place), rows.Select(r => new PoolQuestion(
            r.Code, r.Number, r.ContentHash, r.Type, placeOf[r.RequirementId], r.CognitiveLevel,
            FacilityChoice.For(level, facilities[r.Id]), r.Minutes, r.Stimulus)));
    }
}
