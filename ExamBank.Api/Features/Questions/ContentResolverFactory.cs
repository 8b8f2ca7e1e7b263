using ExamBank.Api.Features.Media;
using ExamBank.Domain;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Questions;

/// <summary>Loads what content of a standard may refer to. Two statements, whatever the number of questions.</summary>
internal static class ContentResolverFactory
{
    /// <summary>
    /// A resolver for the standard; it knows the newest text of each stimulus, or the one that <paramref name="texts"/> says, and the
    /// <paramref name="pictures"/> that texts may show, by hash.
    /// </summary>
    public static async Task<BankResolver> CreateAsync(
        BankContext context, StandardId standard, IReadOnlyDictionary<string, StimulusRevision> texts, IReadOnlySet<string> pictures, CancellationToken cancellationToken)
    {
        var requirements = await (
            from level in context.Levels.AsNoTracking()
            where level.StandardId == standard
            join area in context.WorkAreas on level.Id equals area.LevelId
            join task in context.WorkTasks on area.Id equals task.WorkAreaId
            join requirement in context.Requirements on task.Id equals requirement.WorkTaskId
            select new { Level = level.Code, requirement.Key, requirement.Id }).ToListAsync(cancellationToken);
        var known = await (
            from stimulus in context.Stimuli.AsNoTracking()
            where stimulus.StandardId == standard
            join revision in context.StimulusRevisions.AsNoTracking()
                on new { stimulus.Id, Number = stimulus.LatestRevision } equals new { Id = revision.StimulusId, revision.Number }
            select new { stimulus.Code, Revision = revision }).ToDictionaryAsync(s => s.Code, s => s.Revision, StringComparer.Ordinal, cancellationToken);
        foreach (var (code, text) in texts) known[code] = text;
        return new BankResolver(pictures, new ContentResolver(
            requirements.ToDictionary(r => r.Key, r => r.Id, StringComparer.Ordinal),
            requirements.Select(r => r.Level).ToHashSet(StringComparer.Ordinal),
            known));
    }
}

/// <summary>Checks content against what the bank holds: its requirements and stimulus, and the pictures that it shows.</summary>
internal sealed class BankResolver(IReadOnlySet<string> pictures, ContentResolver resolver)
{
    /// <summary>Resolves content, or says everything that is wrong with it; paths are relative to the content.</summary>
    public Result<ResolvedContent> Resolve(QuestionContent content)
    {
        var resolved = resolver.Resolve(content);
        var broken = ContentTexts.Of(content).SelectMany(text => PictureRules.Broken(text.Path, text.Markdown, pictures)).ToList();
        return broken.Count == 0 ? resolved : Result.Fail<ResolvedContent>(resolved.Errors.Concat(broken));
    }
}
