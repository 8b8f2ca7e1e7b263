using System.Security.Cryptography;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using ExamBank.Generator.Assembly.Papers;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Papers;

/// <summary>A file of a paper as it is handed out.</summary>
internal sealed record PaperBytes(string Path, byte[] Bytes);

/// <summary>Rendered files in the bank: stored once by their hash, and read back only when they still fit it.</summary>
internal static class FileStore
{
    /// <summary>Adds the bytes that the bank does not hold yet.</summary>
    public static async Task AddAsync(BankContext context, IReadOnlyList<RenderedFile> files, CancellationToken cancellationToken)
    {
        var hashes = files.Select(f => f.Sha256).ToList();
        var stored = await context.StoredFiles.Where(f => hashes.Contains(f.Sha256)).Select(f => f.Sha256).ToListAsync(cancellationToken);
        context.StoredFiles.AddRange(files.DistinctBy(f => f.Sha256).Where(f => !stored.Contains(f.Sha256)).Select(f => new StoredFile(f.Sha256, f.Bytes)));
    }

    /// <summary>Adds the snapshot of a pool that the bank does not hold yet.</summary>
    public static async Task AddAsync(BankContext context, Pool pool, CancellationToken cancellationToken)
    {
        if (!await context.PoolSnapshots.AnyAsync(s => s.Hash == pool.Hash, cancellationToken))
            context.PoolSnapshots.Add(new PoolSnapshot(pool.Hash, StoredModel.Compressed(pool.Canonical.Span)));
    }

    /// <summary>The bytes with this hash.</summary>
    public static async Task<Result<PaperBytes>> ReadAsync(BankContext context, string path, string sha256, CancellationToken cancellationToken)
    {
        var bytes = await context.StoredFiles.AsNoTracking().Where(f => f.Sha256 == sha256).Select(f => f.Bytes).FirstAsync(cancellationToken);
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == sha256 ? new PaperBytes(path, bytes) : PaperErrors.Damaged("", path);
    }
}
