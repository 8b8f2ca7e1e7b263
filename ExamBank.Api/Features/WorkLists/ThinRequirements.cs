using ExamBank.Domain;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Questions.Review;
using ExamBank.Domain.Standards;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.WorkLists;

/// <summary>Finds requirements with fewer usable questions than there ought to be: where to commission new ones. Four statements, whatever the size of the bank.</summary>
internal sealed class ThinRequirements(IDbContextFactory<BankContext> contexts)
{
    /// <summary>The least that may be asked for is 1, the most this.</summary>
    public const int MostAsked = 1_000;

    /// <summary>The thinnest first, in the order of the standard.</summary>
    public async Task<Result<IReadOnlyList<ThinRequirement>>> RunAsync(ThinFilter filter, CancellationToken cancellationToken)
    {
        if (filter.Minimum is < 1 or > MostAsked) return BankError.Of("filter.number", "minimum", ("value", filter.Minimum), ("least", 1), ("most", MostAsked));
        await using var bank = await contexts.CreateDbContextAsync(cancellationToken);
        if (await bank.Standards.AsNoTracking().Where(s => s.Code == filter.Standard).Select(s => (StandardId?)s.Id).SingleOrDefaultAsync(cancellationToken) is not { } standard)
            return StandardErrors.NotFound("standard", filter.Standard);
        var requirements = await (
            from level in bank.Levels.AsNoTracking()
            where level.StandardId == standard && (filter.Level == null || level.Code == filter.Level)
            join area in bank.WorkAreas on level.Id equals area.LevelId
            join task in bank.WorkTasks on area.Id equals task.WorkAreaId
            join requirement in bank.Requirements on task.Id equals requirement.WorkTaskId
            orderby requirement.Position
            select new { requirement.Id, requirement.Key, requirement.Position, requirement.Summary, requirement.OfficialText }).ToListAsync(cancellationToken);
        if (requirements.Count == 0 && filter.Level is { } unknown) return StandardErrors.LevelNotFound("level", unknown);

        var types = filter.Types is { Count: > 0 } given ? given : Enum.GetValues<QuestionType>();
        var counts = await (
            from tag in bank.RevisionRequirements.AsNoTracking()
            where tag.IsPrimary
            join revision in bank.Revisions on tag.RevisionId equals revision.Id
            where types.Contains(revision.Type)
            join question in bank.Questions on revision.QuestionId equals question.Id
            where question.StandardId == standard && question.State == QuestionState.Active
            let usable = revision.Number == question.ApprovedRevision
            // What is being written counts where no text of the question can be used yet.
            let coming = question.ApprovedRevision == null && revision.Number == question.LatestRevision && revision.Status != RevisionStatus.Rejected
            where usable || coming
            group usable by new { tag.RequirementId, Usable = usable } into g
            select new { g.Key.RequirementId, g.Key.Usable, Count = g.Count() }).ToListAsync(cancellationToken);
        var asked = await bank.Assignments.AsNoTracking().Where(a => a.State == AssignmentState.Open && a.RequirementId != null)
            .GroupBy(a => a.RequirementId).Select(g => new { g.Key, Count = g.Sum(a => a.Count) }).ToListAsync(cancellationToken);
        int Count(RequirementId id, bool usable) => counts.Where(c => c.RequirementId == id && c.Usable == usable).Sum(c => c.Count);
        return requirements
            .Select(r => new ThinRequirement(
                r.Id, r.Key, r.Summary ?? r.OfficialText ?? "", r.Position, Count(r.Id, usable: true), Count(r.Id, usable: false),
                asked.FirstOrDefault(a => a.Key == r.Id)?.Count ?? 0, filter.Minimum))
            .Where(r => r.Usable < filter.Minimum)
            .OrderBy(r => r.Usable).ThenBy(r => r.Position).ToList();
    }
}

/// <summary>Which requirements are thin.</summary>
/// <param name="Standard">Code of the standard.</param>
/// <param name="Level">Code of a level; null for all.</param>
/// <param name="Types">Question types that count; null for all.</param>
/// <param name="Minimum">How many usable questions a requirement ought to have.</param>
internal sealed record ThinFilter(string Standard, string? Level, IReadOnlyList<QuestionType>? Types, int Minimum);

/// <summary>A requirement with too few questions.</summary>
/// <param name="Id">The requirement.</param>
/// <param name="Key">Its key.</param>
/// <param name="Text">What it says.</param>
/// <param name="Position">Its place in the standard.</param>
/// <param name="Usable">Approved questions in use.</param>
/// <param name="Coming">Questions that are being written or reviewed.</param>
/// <param name="Commissioned">Questions that somebody is asked to write.</param>
/// <param name="Minimum">How many there ought to be.</param>
internal sealed record ThinRequirement(RequirementId Id, string Key, string Text, int Position, int Usable, int Coming, int Commissioned, int Minimum)
{
    /// <summary>How many usable ones are missing.</summary>
    public int Missing => Minimum - Usable;
}
