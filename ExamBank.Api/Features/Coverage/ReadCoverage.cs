using System.Globalization;
using ExamBank.Domain;
using ExamBank.Domain.Coverage;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Standards;
using ExamBank.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Coverage;

/// <summary>
/// Counts the bank's questions behind a level's requirements, now or at a past moment. Five statements, whatever the size of the
/// bank, of one view of it; the one that counts walks the questions of the level in indexes that hold all it needs.
/// </summary>
internal sealed class ReadCoverage(IDbContextFactory<BankContext> contexts, TimeProvider time)
{
    /// <summary>The greatest minimum that may be asked for.</summary>
    public const int MostMinimum = 10_000;

    /// <summary>What the bank covers.</summary>
    public async Task<Result<CoverageReport>> RunAsync(CoverageRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Minimum is < 0 or > MostMinimum) return CoverageErrors.Minimum("minimum", MostMinimum);
        if (request.AsOf > time.GetUtcNow()) return CoverageErrors.AsOfFuture("asOf", Written(request.AsOf.Value));
        await using var bank = await contexts.CreateDbContextAsync(cancellationToken);
        await using var view = await bank.BeginReadAsync(cancellationToken);
        var known = await (
            from s in bank.Standards.AsNoTracking()
            where s.Code == request.Standard
            from l in s.Levels
            select new
            {
                s.Id,
                l.Code,
                Since = bank.AuditEvents.Where(e => e.Subject == "standard:" + s.Code && e.Verb == "standard.created").OrderBy(e => e.Sequence).Select(e => (DateTimeOffset?)e.At).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        if (known.Count == 0) return StandardErrors.NotFound("standard", request.Standard);
        if (!known.Exists(l => l.Code == request.Level)) return StandardErrors.LevelNotFound("level", request.Level);
        if (request.AsOf < known[0].Since) return CoverageErrors.BeforeStandard("asOf", request.Standard, Written(known[0].Since!.Value));
        var standard = known[0].Id;
        IReadOnlyList<string> levels = request.IncludeLower ? LevelInclusion.CoveredBy(request.Level) : [request.Level];

        var places = await (
            from l in bank.Levels.AsNoTracking()
            where l.StandardId == standard && levels.Contains(l.Code)
            from area in l.Areas
            from task in area.Tasks
            from requirement in task.Requirements
            orderby l.Rank descending, requirement.Position
            select new
            {
                requirement.Id,
                Place = new CoveragePlace(
                    new CoverageName(area.Key, area.Title, area.TitleEn),
                    new CoverageName(task.Key, task.Title, task.TitleEn),
                    new CoverageName(requirement.Key, requirement.Summary ?? requirement.OfficialText ?? "", requirement.SummaryEn)),
            }).ToListAsync(cancellationToken);
        var keys = places.ToDictionary(p => p.Id, p => p.Place.Requirement.Key);
        var counted = bank.CountedRevisions(standard, request.AsOf);
        return CoverageReport.Build(request, places.Select(p => p.Place), new CountedCoverage(
            await QuestionsAsync(bank, counted, levels, keys, cancellationToken),
            await PartsAsync(bank, counted, levels, keys, cancellationToken),
            await UsesAsync(bank, standard, request.AsOf, keys, cancellationToken)));
    }

    private static string Written(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static async Task<IEnumerable<CountedQuestions>> QuestionsAsync(
        BankContext bank, IQueryable<CountedRevision> counted, IReadOnlyList<string> levels, Dictionary<RequirementId, string> keys, CancellationToken cancellationToken)
    {
        var rows = await (
            from row in counted
            where levels.Contains(row.Revision.LevelCode)
            join tag in bank.RevisionRequirements.AsNoTracking() on row.Revision.Id equals tag.RevisionId
            where tag.IsPrimary
            // Of what is not approved nothing is told but the type; a third of the rows fewer are read.
            let kind = (int)(object)row.Revision.Kind
            group row by new { tag.RequirementId, Kind = row.Status == RevisionStatus.Approved ? kind : kind / QuestionKind.TypeUnit * QuestionKind.TypeUnit, row.Status } into g
            // Minutes as they are stored.
            select new { g.Key.RequirementId, g.Key.Kind, g.Key.Status, Questions = g.Count(), Minutes = g.Sum(row => (int)(object)row.Revision.Minutes) }).ToListAsync(cancellationToken);
        return
            from row in rows
            where keys.ContainsKey(row.RequirementId)
            select new CountedQuestions(keys[row.RequirementId], new CoverageCell(QuestionKind.FromCode(row.Kind), row.Status, row.Questions, Minutes.FromScaled(row.Minutes).Value));
    }

    // They are few, and an index holds these alone. SQLite begins with it because of the list and the parameter: it takes a list for
    // as long as another, and a level that it knows at once for short.
    private static async Task<IEnumerable<CountedPart>> PartsAsync(
        BankContext bank, IQueryable<CountedRevision> counted, IReadOnlyList<string> levels, Dictionary<RequirementId, string> keys, CancellationToken cancellationToken)
    {
        var parts = bank.RevisionRequirements.AsNoTracking().Where(tag => tag.IsOfPart && !tag.IsPrimary);
        var rows = await (
            from row in counted
            where parts.Select(p => p.RevisionId).Contains(row.Revision.Id) && EF.Parameter(levels).Contains(row.Revision.LevelCode)
            join tag in parts on row.Revision.Id equals tag.RevisionId
            select new
            {
                tag.RequirementId,
                row.Question.Number,
                Primary = bank.RevisionRequirements.Where(p => p.RevisionId == row.Revision.Id && p.IsPrimary).Select(p => p.RequirementId).First(),
                row.Revision.Kind,
                row.Status,
                row.Revision.Minutes,
            }).ToListAsync(cancellationToken);
        return
            from row in rows
            where keys.ContainsKey(row.RequirementId)
            select new CountedPart(
                keys[row.RequirementId], row.Number, keys.GetValueOrDefault(row.Primary) ?? row.Primary.ToString(), new CoverageCell(row.Kind, row.Status, 1, row.Minutes.Value));
    }

    private static async Task<IEnumerable<CountedUse>> UsesAsync(
        BankContext bank, StandardId standard, DateTimeOffset? asOf, Dictionary<RequirementId, string> keys, CancellationToken cancellationToken)
    {
        var rows = await (
            from paper in bank.Papers.AsNoTracking()
            where paper.StandardId == standard && (asOf == null || paper.LockedAt <= asOf)
            from form in paper.Forms
            from question in form.Questions
            join tag in bank.RevisionRequirements.AsNoTracking() on question.RevisionId equals tag.RevisionId
            where tag.IsPrimary || tag.IsOfPart
            select new { tag.RequirementId, paper.Number }).Distinct().ToListAsync(cancellationToken);
        return from row in rows where keys.ContainsKey(row.RequirementId) select new CountedUse(keys[row.RequirementId], row.Number);
    }
}
