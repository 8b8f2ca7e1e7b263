using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using ExamBank.Generator.Documents;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Papers;

/// <summary>Hands out the bytes that were rendered when a paper was locked, and no others.</summary>
internal sealed class PaperDownloads(IDbContextFactory<BankContext> contexts)
{
    /// <summary>All files of a paper, in the order of their paths; empty when there is no such paper.</summary>
    public async Task<IReadOnlyList<(string Path, byte[] Bytes)>> AllAsync(string paper, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await Stored(context, paper).OrderBy(f => f.Path).ToListAsync(cancellationToken);
        return [.. rows.Select(r => (r.Path, r.Bytes))];
    }

    /// <summary>The Word file of a version; null when there is none.</summary>
    public async Task<byte[]?> PaperAsync(string paper, string form, int version, CancellationToken cancellationToken) =>
        await OneAsync(paper, PaperPaths.Print(Canonical(paper), form, version), cancellationToken);

    /// <summary>The marking workbook; null when there is no such paper.</summary>
    public async Task<byte[]?> KeyAsync(string paper, CancellationToken cancellationToken) =>
        await OneAsync(paper, PaperPaths.Workbook(Canonical(paper)), cancellationToken);

    /// <summary>Whether there is such a paper at all.</summary>
    public async Task<bool> HasAsync(string paper, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Stored(context, paper).AnyAsync(cancellationToken);
    }

    private async Task<byte[]?> OneAsync(string paper, string path, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Stored(context, paper).Where(f => f.Path == path).Select(f => f.Bytes).FirstOrDefaultAsync(cancellationToken);
    }

    private static string Canonical(string paper) => PaperNumber.TryParse(paper, out var number) ? PaperNumber.Format(number) : paper;

    private static IQueryable<NamedFile> Stored(BankContext context, string paper)
    {
        var number = PaperNumber.TryParse(paper, out var parsed) ? parsed : 0;
        return from p in context.Papers.AsNoTracking()
               where p.Number == number
               join file in context.PaperFiles.AsNoTracking() on p.Id equals file.PaperId
               join stored in context.StoredFiles.AsNoTracking() on file.Sha256 equals stored.Sha256
               select new NamedFile { Path = file.Path, Bytes = stored.Bytes };
    }

    private sealed class NamedFile
    {
        public required string Path { get; init; }

        public required byte[] Bytes { get; init; }
    }
}
