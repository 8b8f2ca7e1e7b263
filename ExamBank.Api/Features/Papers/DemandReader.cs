using System.Text.Json;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Questions.Similarity;
using ExamBank.Generator.Assembly.Papers;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Papers;

/// <summary>
/// Reads what the bank adds to a blueprint: enemies, and what it asks of the papers that the bank already has: what they repeat, and how
/// often questions were used.
/// </summary>
internal static class DemandReader
{
    /// <summary>
    /// The demand with what the bank adds to it: enemies, and what earlier papers add, all of them or those with a number below
    /// <paramref name="before"/>. A statement for the enemies and one for each that the blueprint asks for.
    /// </summary>
    public static async Task<PaperDemand> ReadAsync(
        BankContext context, BlueprintDocument blueprint, Pool pool, PaperDemand demand, DateTimeOffset now, CancellationToken cancellationToken, int before = int.MaxValue)
    {
        demand = demand with { Enemies = await EnemiesAsync(context, pool, cancellationToken) };
        if (blueprint.Earlier is { } earlier)
        {
            var recent = await RecentForms.OfBlueprintAsync(context, blueprint.Name, earlier.Papers, before, cancellationToken);
            demand = demand with { Earlier = [.. recent.Select(form => new EarlierForm($"{form.Paper}-{form.Form}", form.Codes, earlier.Max))] };
        }

        if (blueprint.Exposure is null && !blueprint.Names(AttributeNames.Exposure)) return demand;

        var since = blueprint.Exposure?.WithinDays is { } days ? now.AddDays(-days) : DateTimeOffset.MinValue;
        var uses = await UsesAsync(context, blueprint, since, before, cancellationToken);
        return demand with
        {
            Uses = uses,
            Exclude = blueprint.Exposure is { } exposure
                ? [.. uses.Where(u => u.Value > exposure.MaxUses).Select(u => u.Key).Order(StringComparer.Ordinal)]
                : [],
        };
    }

    /// <summary>What enters the hash of a paper's inputs; empty where nothing is demanded but a number of forms.</summary>
    public static string TextOf(PaperDemand demand) => demand is { Keep.Count: 0, Exclude.Count: 0, Enemies.Count: 0, Earlier.Count: 0, Uses.Count: 0 }
        ? ""
        : JsonSerializer.Serialize(
            new
            {
                Keep = demand.Keep.Order(StringComparer.Ordinal),
                demand.Earlier,
                Uses = demand.Uses.OrderBy(u => u.Key, StringComparer.Ordinal),
                demand.Exclude,
                Enemies = demand.Enemies.Count > 0 ? demand.Enemies : null,
            },
            ContentJson.Compact);

    /// <summary>The pairs that somebody has judged to be enemies, as far as the pool has both: no other pair can meet, or makes another paper.</summary>
    private static async Task<IReadOnlyList<IReadOnlyList<string>>> EnemiesAsync(BankContext context, Pool pool, CancellationToken cancellationToken)
    {
        var pairs = await (
            from pair in context.JudgedPairs.AsNoTracking()
            where pair.Verdict == PairVerdict.Enemies
            join first in context.Questions.AsNoTracking() on pair.FirstId equals first.Id
            join second in context.Questions.AsNoTracking() on pair.SecondId equals second.Id
            select new { First = first.Code, Second = second.Code }).ToListAsync(cancellationToken);
        if (pairs.Count == 0) return [];
        var known = pool.Questions.Select(q => q.Code).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. pairs.Where(p => known.Contains(p.First) && known.Contains(p.Second))
                .Select(p => (string[])[.. new[] { p.First, p.Second }.Order(StringComparer.Ordinal)])
                .OrderBy(p => p[0], StringComparer.Ordinal).ThenBy(p => p[1], StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// In how many released papers of the standard each question stands whose window began since a time or has yet to begin (<see cref="ExposedForm"/>).
    /// </summary>
    private static async Task<IReadOnlyDictionary<string, int>> UsesAsync(
        BankContext context, BlueprintDocument blueprint, DateTimeOffset since, int before, CancellationToken cancellationToken)
    {
        var used = await (
            from standard in context.Standards.AsNoTracking()
            where standard.Code == blueprint.Standard
            join paper in context.Papers.AsNoTracking() on standard.Id equals paper.StandardId
            where paper.Number < before
            join exposed in ExposedForm.Of(context) on paper.Id equals exposed.Form.PaperId
            where exposed.Release.PapersFrom >= since
            from place in exposed.Form.Questions
            join revision in context.Revisions.AsNoTracking() on place.RevisionId equals revision.Id
            join question in context.Questions.AsNoTracking() on revision.QuestionId equals question.Id
            select new { paper.Number, question.Code }).Distinct().ToListAsync(cancellationToken);
        return used.CountBy(u => u.Code, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
    }
}
