using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using ExamBank.Domain;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Assembly;
using ExamBank.Generator.Documents;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Papers;

/// <summary>
/// From a blueprint to a locked paper with its files. The same pool, blueprint, seed, versions and engine give the paper
/// that exists; otherwise it is assembled outside the writer queue and stored in one transaction.
/// </summary>
internal sealed class AssemblePaper(IDbContextFactory<BankContext> contexts, BankWriter writer, TimeProvider time)
{
    /// <summary>Makes or finds the paper.</summary>
    public async Task<Result<AssembledPaper>> RunAsync(PaperRequest request, Actor actor, CancellationToken cancellationToken)
    {
        if (request.Versions is < 1 or > PaperRequest.MaximumVersions)
            return PaperErrors.VersionsOutOfBounds("versions", request.Versions, PaperRequest.MaximumVersions);
        if (request.Seed is < 0 or > PaperRequest.MaximumSeed) return PaperErrors.SeedOutOfBounds("seed", PaperRequest.MaximumSeed);

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        // One view of the bank for all reads: what is approved meanwhile belongs to the next paper.
        await using var view = await context.BeginReadAsync(cancellationToken);
        var cited = await FindBlueprintAsync(context, request.Blueprint, cancellationToken);
        if (cited is null) return BlueprintErrors.NotFound("blueprint", request.Blueprint);
        var blueprint = cited.Document;
        var pool = await PoolReader.ReadAsync(context, blueprint.Standard, blueprint.Level, cancellationToken);
        var seed = request.Seed ?? RandomNumberGenerator.GetInt32(int.MaxValue);
        var inputs = new PaperInputs(
            cited.StandardId, blueprint.Level, cited.Id, blueprint.Name, cited.Hash, pool.Hash, seed, request.Versions, PaperAssembler.EngineVersion);
        if (await ExistingAsync(context, inputs.Hash, cancellationToken) is { } existing)
        {
            var summary = await PaperSummaries.ReadAsync(context, existing, cancellationToken);
            return new AssembledPaper(PaperNumber.Format(existing), true, summary);
        }

        var result = PaperAssembler.Assemble(pool, blueprint, seed, cancellationToken);
        if (result is not Assembled assembled) return Result.Fail<AssembledPaper>(Reasons(result, blueprint.Name));
        var chosen = await LoadChosenAsync(context, [.. assembled.Sections.SelectMany(s => s).Select(q => q.Code)], cancellationToken);
        var names = await NamesAsync(context, blueprint, cancellationToken);
        var composer = new PaperComposer(blueprint, cited.Number, inputs, names, assembled, chosen);
        return await writer.WriteAsync<AssembledPaper>(store => LockAsync(store, pool, inputs, composer, actor, cancellationToken), cancellationToken);
    }

    /// <summary>Numbers, renders and stores the paper, unless somebody else has made it meanwhile.</summary>
    private async Task<Result<AssembledPaper>> LockAsync(
        BankContext context, Pool pool, PaperInputs inputs, PaperComposer composer, Actor actor, CancellationToken cancellationToken)
    {
        if (await ExistingAsync(context, inputs.Hash, cancellationToken) is { } existing)
            return new AssembledPaper(PaperNumber.Format(existing), true, await PaperSummaries.ReadAsync(context, existing, cancellationToken));
        var number = await context.Papers.MaxAsync(p => (int?)p.Number, cancellationToken) + 1 ?? 1;
        var model = composer.Model(PaperNumber.Format(number));
        var files = PaperFiles.Render(model).Select(f => (f.Path, f.Bytes, Sha256: Convert.ToHexStringLower(SHA256.HashData(f.Bytes)))).ToList();
        var hashes = files.ConvertAll(f => f.Sha256);
        var stored = await context.StoredFiles.Where(f => hashes.Contains(f.Sha256)).Select(f => f.Sha256).ToListAsync(cancellationToken);
        context.StoredFiles.AddRange(files.DistinctBy(f => f.Sha256).Where(f => !stored.Contains(f.Sha256)).Select(f => new StoredFile(f.Sha256, f.Bytes)));
        if (!await context.PoolSnapshots.AnyAsync(s => s.Hash == pool.Hash, cancellationToken))
            context.PoolSnapshots.Add(new PoolSnapshot(pool.Hash, Compressed(pool.Canonical.Span)));
        context.Papers.Add(Paper.Lock(inputs, composer.Outcome(model, [.. files.Select(f => (f.Path, f.Sha256))]), number, actor, time.GetUtcNow()));
        await context.SaveChangesAsync(cancellationToken);
        return new AssembledPaper(model.Number, false, await PaperSummaries.ReadAsync(context, number, cancellationToken));
    }

    private static IEnumerable<BankError> Reasons(AssemblyResult result, string blueprint)
    {
        if (result is not Infeasible infeasible) return [PaperErrors.Undecided(blueprint)];
        var alone = infeasible.Clashes.Where(c => c.Needed is not null).Select(c => PaperErrors.Clash(
            c.Rule, Number(c.Needed!.Value), Number(c.Available!.Value)));
        var together = infeasible.Clashes.Where(c => c.Needed is null).Select(c => c.Rule).ToList();
        return [PaperErrors.Infeasible(blueprint), .. alone, .. together.Count > 0 ? [PaperErrors.ClashTogether(string.Join("；", together))] : Array.Empty<BankError>()];
    }

    private static string Number(decimal value) => value.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<CitedBlueprint?> FindBlueprintAsync(BankContext context, string name, CancellationToken cancellationToken)
    {
        var row = await (
            from blueprint in context.Blueprints.AsNoTracking()
            where blueprint.Name == name
            join revision in context.BlueprintRevisions.AsNoTracking()
                on new { blueprint.Id, Number = blueprint.LatestRevision } equals new { Id = revision.BlueprintId, revision.Number }
            select new { blueprint.StandardId, Revision = revision }).FirstOrDefaultAsync(cancellationToken);
        return row is null
            ? null
            : new CitedBlueprint(row.StandardId, row.Revision.Id, row.Revision.Number, row.Revision.ContentHash, row.Revision.ReadDocument());
    }

    private static Task<int?> ExistingAsync(BankContext context, string inputHash, CancellationToken cancellationToken) =>
        context.Papers.AsNoTracking().Where(p => p.InputHash == inputHash).Select(p => (int?)p.Number).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The texts of the chosen questions, by code. Two statements.</summary>
    private static async Task<Dictionary<string, ChosenRevision>> LoadChosenAsync(
        BankContext context, IReadOnlyCollection<string> codes, CancellationToken cancellationToken)
    {
        var approved =
            from question in context.Questions.AsNoTracking()
            where codes.Contains(question.Code)
            join revision in context.Revisions.AsNoTracking() on question.Id equals revision.QuestionId
            where revision.Status == RevisionStatus.Approved
            select new { Question = question, Revision = revision };
        var rows = await (
            from row in approved
            join text in context.StimulusRevisions.AsNoTracking() on row.Revision.StimulusRevisionId equals (StimulusRevisionId?)text.Id into texts
            from text in texts.DefaultIfEmpty()
            select new
            {
                row.Question.Code,
                row.Question.Number,
                row.Question.IsPublished,
                row.Revision.Id,
                row.Revision.ContentText,
                StimulusRevision = (int?)text.Number,
                StimulusContent = (string?)text.Content,
            }).ToListAsync(cancellationToken);
        return rows.ToDictionary(
            r => r.Code,
            r =>
            {
                var content = JsonSerializer.Deserialize<QuestionContent>(r.ContentText, ContentJson.Compact)!;
                return new ChosenRevision(
                    r.Id, QuestionNumber.Format(r.Number), r.IsPublished, content, [content.Requirement, .. content.FurtherRequirements ?? []],
                    r.StimulusRevision, r.StimulusContent);
            },
            StringComparer.Ordinal);
    }

    private static async Task<PaperNames> NamesAsync(BankContext context, BlueprintDocument blueprint, CancellationToken cancellationToken)
    {
        var levels = Domain.Standards.LevelInclusion.CoveredBy(blueprint.Level);
        var rows = await (
            from standard in context.Standards.AsNoTracking()
            where standard.Code == blueprint.Standard
            join level in context.Levels.AsNoTracking() on standard.Id equals level.StandardId
            where levels.Contains(level.Code)
            join area in context.WorkAreas.AsNoTracking() on level.Id equals area.LevelId
            join task in context.WorkTasks.AsNoTracking() on area.Id equals task.WorkAreaId
            join requirement in context.Requirements.AsNoTracking() on task.Id equals requirement.WorkTaskId
            orderby level.Rank descending, requirement.Position
            select new
            {
                StandardTitle = standard.Title,
                Level = level.Code,
                LevelName = level.Name,
                Area = area.Key,
                AreaTitle = area.Title,
                requirement.Key,
                Summary = requirement.Summary ?? requirement.OfficialText ?? "",
            }).ToListAsync(cancellationToken);
        return new PaperNames(
            rows[0].StandardTitle,
            rows[0].LevelName,
            [.. rows.Select(r => new PlaceModel(r.Area, r.AreaTitle)).Distinct()],
            [.. rows.Where(r => r.Level == blueprint.Level).Select(r => new PlaceModel(r.Key, r.Summary))]);
    }

    private static byte[] Compressed(ReadOnlySpan<byte> bytes)
    {
        using var memory = new MemoryStream();
        using (var brotli = new BrotliStream(memory, CompressionLevel.Optimal)) brotli.Write(bytes);
        return memory.ToArray();
    }

    private sealed record CitedBlueprint(StandardId StandardId, BlueprintRevisionId Id, int Number, string Hash, BlueprintDocument Document);
}
