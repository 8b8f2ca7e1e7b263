using ExamBank.Api.Features.Audit;
using ExamBank.Api.Features.Keys;
using ExamBank.Api.Features.Papers;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using ExamBank.Generator.Documents.Editions;
using ExamBank.Generator.Exchange.Layouts;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Releases;

/// <summary>What a centre asks for.</summary>
/// <param name="Paper">Number of the paper.</param>
/// <param name="Release">Number of the release.</param>
/// <param name="Kind">The package.</param>
/// <param name="KeyRevision">The key revision of a marking package; null for the newest.</param>
internal sealed record CentreRequest(string Paper, string Release, PackageKind Kind, int? KeyRevision);

/// <summary>
/// Hands packages to centres: the forms that were released to them, inside the window, each download recorded before a byte leaves. A package is
/// rendered when a centre first asks for it; from then on it gets those bytes.
/// </summary>
internal sealed class CentreDownloads(IDbContextFactory<BankContext> contexts, BankWriter writer, TimeProvider time)
{
    /// <summary>The package. Whatever is not for this centre, or not now, does not exist.</summary>
    public async Task<Result<PaperBytes>> GetAsync(CentreRequest request, string centre, Actor actor, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(request, centre, cancellationToken);
        if (!opened.Succeeded) return opened.Failed<PaperBytes>();
        var (path, rendered) = opened.Value;
        return await writer.WriteAsync<PaperBytes>(
            async bank =>
            {
                // Looked at again where nobody else writes: a withdrawal comes before the download or after it.
                var release = await FindAsync(bank, bank.PaperReleases, request, cancellationToken);
                if (release is null || !release.IsOpenTo(centre, request.Kind == PackageKind.Marking, time.GetUtcNow())) return ReleaseErrors.NotFound("release", request.Release);
                var file = await bank.ReleaseFiles.SingleOrDefaultAsync(f => f.PaperReleaseId == release.Id && f.Centre == centre && f.Path == path, cancellationToken);
                if (file is null)
                {
                    await FileStore.AddAsync(bank, [rendered!], cancellationToken);
                    file = release.AddFile(centre, path, rendered!.Sha256);
                    bank.ReleaseFiles.Add(file);
                }

                release.RecordDownload(request.Paper, centre, path, file.Sha256, actor, time.GetUtcNow());
                await bank.SaveChangesAsync(cancellationToken);
                return await FileStore.ReadAsync(bank, path, file.Sha256, cancellationToken);
            },
            cancellationToken);
    }

    /// <summary>The path of the package, and the package itself where nobody has rendered it yet.</summary>
    private async Task<Result<(string Path, RenderedFile? Rendered)>> OpenAsync(CentreRequest request, string centre, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.BeginReadAsync(cancellationToken);
        var release = await FindAsync(context, context.PaperReleases.AsNoTracking(), request, cancellationToken);
        if (release is null || !release.IsOpenTo(centre, request.Kind == PackageKind.Marking, time.GetUtcNow())) return ReleaseErrors.NotFound("release", request.Release);
        // A print package says nothing of keys, so the first key's model gives the same one for ever.
        var model = await PaperModels.ReadAsync(context, request.Paper, request.Kind == PackageKind.Print ? KeyRevision.Locked : request.KeyRevision, cancellationToken);
        if (!model.Succeeded) return model.Failed<(string, RenderedFile?)>();
        var layout = LayoutCatalogue.Find(model.Value.Layout, "layout");
        if (!layout.Succeeded) return layout.Failed<(string, RenderedFile?)>();
        var path = PaperPackage.PathOf(model.Value, request.Kind, layout.Value);
        if (await context.ReleaseFiles.AsNoTracking().AnyAsync(f => f.PaperReleaseId == release.Id && f.Centre == centre && f.Path == path, cancellationToken)) return (path, null);
        var head = await CheckAudit.HeadOfAsync(context, model.Value.Number, cancellationToken);
        if (!head.Succeeded) return head.Failed<(string, RenderedFile?)>();
        var own = model.Value.Only(release.Centres.Single(c => c.Centre == centre).Forms.Split(',')) with
        {
            CopyMark = release.IsMarked ? $"考点 {centre}" : null,
            AuditHead = new AuditHead(head.Value.Sequence, head.Value.Hash),
        };
        var rendered = await Task.Run(() => CentreCopy.Of(own, request.Kind, layout.Value), cancellationToken);
        return rendered.Succeeded ? (path, RenderedFile.Of(path, rendered.Value)) : rendered.Failed<(string, RenderedFile?)>();
    }

    private static Task<PaperRelease?> FindAsync(BankContext bank, IQueryable<PaperRelease> releases, CentreRequest request, CancellationToken cancellationToken)
    {
        var number = ReleaseNumber.TryParse(request.Release, out var release) ? release : 0;
        var paper = PaperNumber.TryParse(request.Paper, out var plain) ? plain : 0;
        return releases.Include(r => r.Centres)
            .SingleOrDefaultAsync(r => r.Number == number && bank.Papers.Any(p => p.Id == r.PaperId && p.Number == paper), cancellationToken);
    }
}
