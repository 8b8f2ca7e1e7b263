using ExamBank.Domain;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Questions;

/// <summary>Loads questions to be changed.</summary>
internal static class StoredQuestions
{
    /// <summary>The question with its revisions and periods, or null.</summary>
    public static async Task<Question?> FindAsync(BankContext bank, string number, CancellationToken cancellationToken) =>
        QuestionNumber.TryParse(number, out var plain)
            ? await bank.Questions
                .Include(q => q.StatePeriods)
                .Include(q => q.Revisions).ThenInclude(r => r.StatusPeriods)
                .SingleOrDefaultAsync(q => q.Number == plain, cancellationToken)
            : null;
}

/// <summary>Makes resolvers from what a standard holds now.</summary>
internal static class ContentResolvers
{
    /// <summary>A resolver for content of one standard.</summary>
    public static async Task<ContentResolver> ForAsync(BankContext bank, StandardId standard, CancellationToken cancellationToken)
    {
        var requirements = await (
            from requirement in bank.Requirements.AsNoTracking()
            join task in bank.WorkTasks on requirement.WorkTaskId equals task.Id
            join area in bank.WorkAreas on task.WorkAreaId equals area.Id
            join level in bank.Levels on area.LevelId equals level.Id
            where level.StandardId == standard
            select new { requirement.Key, requirement.Id }).ToDictionaryAsync(r => r.Key, r => r.Id, StringComparer.Ordinal, cancellationToken);
        var levels = await bank.Levels.AsNoTracking().Where(l => l.StandardId == standard).Select(l => l.Code).ToListAsync(cancellationToken);
        var stimuli = await (
            from stimulus in bank.Stimuli.AsNoTracking()
            join revision in bank.StimulusRevisions on new { StimulusId = stimulus.Id, Number = stimulus.LatestRevision } equals new { revision.StimulusId, revision.Number }
            where stimulus.StandardId == standard
            select new { stimulus.Code, Revision = revision }).ToDictionaryAsync(s => s.Code, s => s.Revision, StringComparer.Ordinal, cancellationToken);
        return new ContentResolver(requirements, levels, stimuli);
    }
}
