using ExamBank.Domain;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using ExamBank.Generator.Documents.Editions;
using ExamBank.Generator.Documents.Layouts;
using ExamBank.Generator.Exchange.Layouts;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Papers;

/// <summary>
/// Further editions and packages of a locked paper. What nobody has asked for before is rendered from the paper's stored model,
/// read back, and stored; from then on those bytes are handed out.
/// </summary>
internal sealed class PaperEditions(IDbContextFactory<BankContext> contexts, BankWriter writer, TimeProvider time)
{
    /// <summary>The files of a demand, in the order of <see cref="EditionDemand.Paths"/>.</summary>
    /// <param name="paper">Number of the paper.</param>
    /// <param name="layout">The layout that they are wanted in; null for the paper's own.</param>
    /// <param name="demand">What is wanted.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<Result<IReadOnlyList<PaperBytes>>> GetAsync(
        string paper, LayoutProfile? layout, EditionDemand demand, Actor actor, CancellationToken cancellationToken)
    {
        // Somebody may store the same files between our look and our writing; then theirs are taken.
        while (true)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await context.BeginReadAsync(cancellationToken);
            if (await FindAsync(context, paper, cancellationToken) is not { } found) return PaperErrors.NotFound("number", paper);
            var stored = StoredModel.Read(found.Number, await context.LockedModels.AsNoTracking().FirstOrDefaultAsync(m => m.PaperId == found.Id, cancellationToken));
            if (!stored.Succeeded) return stored.Failed<IReadOnlyList<PaperBytes>>();
            var model = stored.Value;
            var own = model.LockedLayout is { } locked ? Result.Of(LayoutProfile.Restore(locked)) : LayoutCatalogue.Find(model.Layout, "layout");
            if (!own.Succeeded) return own.Failed<IReadOnlyList<PaperBytes>>();
            var (wanted, drawn) = demand.In(layout ?? own.Value);
            if (drawn.Name == model.Layout) drawn = own.Value;

            if (wanted.Problems(model, drawn) is { Count: > 0 } problems) return Result.Fail<IReadOnlyList<PaperBytes>>(problems);

            var hashes = await HashesAsync(context, found.Id, cancellationToken);
            var paths = wanted.Paths(model, drawn);
            if (paths.All(hashes.ContainsKey)) return await ReadAsync(context, [.. paths.Select(path => KeyValuePair.Create(path, hashes[path]))], cancellationToken);
            var before = await ReadAsync(context, [.. hashes], cancellationToken);
            if (!before.Succeeded) return before;
            var rendered = RenderedEditions.Missing(model, wanted, drawn, before.Value.ToDictionary(f => f.Path, f => f.Bytes, StringComparer.Ordinal));
            if (!rendered.Succeeded) return rendered.Failed<IReadOnlyList<PaperBytes>>();
            await writer.WriteAsync<bool>(bank => StoreAsync(bank, found.Id, [.. rendered.Value.Select(RenderedFile.Of)], actor, cancellationToken), cancellationToken);
        }
    }

    /// <summary>Records that an encrypted copy of a package was made.</summary>
    public async Task RecordEncryptedAsync(string paper, string path, string sha256, Actor actor, CancellationToken cancellationToken) =>
        await writer.WriteAsync<bool>(
            async bank =>
            {
                var number = PaperNumber.TryParse(paper, out var plain) ? plain : 0;
                (await bank.Papers.SingleAsync(p => p.Number == number, cancellationToken)).RecordEncryptedCopy(path, sha256, actor, time.GetUtcNow());
                return Result.Of(true);
            },
            cancellationToken);

    private async Task<Result<bool>> StoreAsync(BankContext context, PaperId id, IReadOnlyList<RenderedFile> files, Actor actor, CancellationToken cancellationToken)
    {
        var paths = files.Select(f => f.Path).ToList();
        if (await context.EditionFiles.AnyAsync(f => f.PaperId == id && paths.Contains(f.Path), cancellationToken)) return false;
        await FileStore.AddAsync(context, files, cancellationToken);
        var paper = await context.Papers.SingleAsync(p => p.Id == id, cancellationToken);
        context.EditionFiles.AddRange(paper.AddEditions([.. files.Select(f => f.Outcome())], actor, time.GetUtcNow()));
        return true;
    }

    private static async Task<(PaperId Id, string Number)?> FindAsync(BankContext context, string paper, CancellationToken cancellationToken)
    {
        if (!PaperNumber.TryParse(paper, out var number)) return null;
        var ids = await context.Papers.AsNoTracking().Where(p => p.Number == number).Select(p => p.Id).ToListAsync(cancellationToken);
        return ids.Count == 0 ? null : (ids[0], PaperNumber.Format(number));
    }

    private static async Task<Dictionary<string, string>> HashesAsync(BankContext context, PaperId id, CancellationToken cancellationToken) =>
        await context.PaperFiles.AsNoTracking().Where(f => f.PaperId == id).Select(f => new { f.Path, f.Sha256 })
            .Concat(context.EditionFiles.AsNoTracking().Where(f => f.PaperId == id).Select(f => new { f.Path, f.Sha256 }))
            .ToDictionaryAsync(f => f.Path, f => f.Sha256, StringComparer.Ordinal, cancellationToken);

    private static async Task<Result<IReadOnlyList<PaperBytes>>> ReadAsync(
        BankContext context, IReadOnlyList<KeyValuePair<string, string>> files, CancellationToken cancellationToken)
    {
        var read = new List<PaperBytes>();
        foreach (var (path, sha256) in files)
        {
            var bytes = await FileStore.ReadAsync(context, path, sha256, cancellationToken);
            if (!bytes.Succeeded) return bytes.Failed<IReadOnlyList<PaperBytes>>();
            read.Add(bytes.Value);
        }

        return read;
    }
}
