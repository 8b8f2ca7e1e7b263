using ExamBank.Api.Features.Questions;
using ExamBank.Domain;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Standards;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Seeding;

/// <summary>What the seed brought.</summary>
internal sealed record SeedReport(
    IReadOnlyList<string> Standards,
    IReadOnlyList<string> StandardsUpdated,
    IReadOnlyList<string> Blueprints,
    IReadOnlyList<string> BlueprintsUpdated,
    IReadOnlyList<string> BlueprintsLeft,
    IReadOnlyList<ImportedStimulus> Stimuli,
    IReadOnlyList<ImportedQuestion> Questions);

/// <summary>Fills a new bank with the embedded seed, and brings a newer seed to an old one without touching local edits.</summary>
internal sealed class SeedBank(IDbContextFactory<BankContext> contexts, BankWriter writer, TimeProvider time)
{
    /// <summary>Seeds a bank that has no standard at all; null when it has one. All in one transaction.</summary>
    public Task<SeedReport?> SeedIfEmptyAsync(CancellationToken cancellationToken) => SeedIfEmptyAsync(null, cancellationToken);

    /// <summary>The same, with a seed that somebody began to read while the bank was being made.</summary>
    public async Task<SeedReport?> SeedIfEmptyAsync(Task<SeedDocuments>? begun, CancellationToken cancellationToken)
    {
        await using (var look = await contexts.CreateDbContextAsync(cancellationToken))
            if (await look.Standards.AnyAsync(cancellationToken))
                return null;
        var report = await writer.WriteAsync<SeedReport?>(
            async context => await context.Standards.AnyAsync(cancellationToken)
                ? Result.Of<SeedReport?>(null)
                : Widen(await SeedAsync(context, begun is null ? EmbeddedSeed.Read() : await begun, cancellationToken)),
            cancellationToken);
        return report.Value;
    }

    /// <summary>Takes over what is new in the seed, or with <paramref name="dryRun"/> says what would be taken.</summary>
    public Task<Result<SeedReport>> UpdateAsync(bool dryRun, CancellationToken cancellationToken) =>
        writer.WriteAsync(context => SeedAsync(context, EmbeddedSeed.Read(), cancellationToken), dryRun, cancellationToken);

    private async Task<Result<SeedReport>> SeedAsync(BankContext context, SeedDocuments seed, CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow();
        var ids = await context.Standards.Select(s => new { s.Code, s.Id }).ToDictionaryAsync(s => s.Code, s => s.Id, StringComparer.Ordinal, cancellationToken);
        var (standards, updated) = (new List<string>(), new List<string>());
        foreach (var document in seed.Standards.Where(d => !ids.ContainsKey(d.Code)))
        {
            var standard = Standard.Create(document, Actor.Seed, at);
            context.Standards.Add(standard);
            ids.Add(standard.Code, standard.Id);
            standards.Add(standard.Code);
        }

        foreach (var document in seed.Standards.Where(d => !standards.Contains(d.Code, StringComparer.Ordinal)))
        {
            var known = await context.Standards
                .Include(s => s.Levels).ThenInclude(l => l.Areas).ThenInclude(a => a.Tasks).ThenInclude(t => t.Requirements)
                .SingleAsync(s => s.Code == document.Code, cancellationToken);
            if (known.TakeSummaries(document, Actor.Seed, at) > 0) updated.Add(known.Code);
        }

        // Questions look their requirements up in the database.
        await context.SaveChangesAsync(cancellationToken);
        var imported = await ImportQuestions.ImportAsync(context, QuestionFolder.Of(seed.Questions), ImportMode.Seed, Actor.Seed, at, cancellationToken);
        if (!imported.Succeeded) return imported.Failed<SeedReport>();
        var blueprints = await SeedBlueprintsAsync(context, seed.Blueprints, ids, at, cancellationToken);
        return new SeedReport(standards, updated, blueprints.Created, blueprints.Updated, blueprints.Left, imported.Value.Stimuli, imported.Value.Questions);
    }

    private static async Task<(List<string> Created, List<string> Updated, List<string> Left)> SeedBlueprintsAsync(
        BankContext context, IReadOnlyList<BlueprintDocument> blueprints, Dictionary<string, StandardId> standards, DateTimeOffset at,
        CancellationToken cancellationToken)
    {
        var (created, updated, left) = (new List<string>(), new List<string>(), new List<string>());
        var known = await context.Blueprints.Include(b => b.Revisions).ToDictionaryAsync(b => b.Name, StringComparer.Ordinal, cancellationToken);
        foreach (var document in blueprints)
        {
            if (!known.TryGetValue(document.Name, out var blueprint))
            {
                blueprint = Blueprint.Create(standards[document.Standard], document, Actor.Seed, at);
                context.Blueprints.Add(blueprint);
                blueprint.MarkAsSeed();
                created.Add(document.Name);
                continue;
            }

            var edited = blueprint.SeedHash != blueprint.Latest.ContentHash;
            if (edited && blueprint.Latest.ContentHash != BlueprintRevision.HashOf(document))
            {
                left.Add(document.Name);
                continue;
            }

            if (blueprint.Revise(document, Actor.Seed, at))
            {
                context.BlueprintRevisions.Add(blueprint.Latest);
                updated.Add(document.Name);
            }

            // An edit that the seed has come to say too is the seed's again.
            if (blueprint.SeedHash != blueprint.Latest.ContentHash) blueprint.MarkAsSeed();
        }

        return (created, updated, left);
    }

    private static Result<SeedReport?> Widen(Result<SeedReport> result) =>
        result.Succeeded ? Result.Of<SeedReport?>(result.Value) : result.Failed<SeedReport?>();
}
