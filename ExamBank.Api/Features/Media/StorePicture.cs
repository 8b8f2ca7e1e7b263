using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Media;
using ExamBank.Domain.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Media;

/// <summary>Takes a picture into the bank, and hands it out.</summary>
internal sealed class StorePicture(IDbContextFactory<BankContext> contexts, BankWriter writer, TimeProvider time)
{
    /// <summary>Stores a picture; the same bytes again change nothing.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="name">What it is called; null where it has no name.</param>
    /// <param name="actor">Who brings it.</param>
    /// <param name="cancellationToken">Ends the wait for the writer.</param>
    /// <returns>What the bank says of it, and whether it is new.</returns>
    public async Task<Result<(PictureFacts Facts, bool New)>> RunAsync(byte[] bytes, string? name, Actor actor, CancellationToken cancellationToken)
    {
        var read = PictureFile.Read(bytes);
        if (!read.Succeeded) return read.Failed<(PictureFacts, bool)>();
        var picture = new NewPicture(name, read.Value);
        return await writer.WriteAsync<(PictureFacts, bool)>(
            async bank =>
            {
                var added = await BankPictures.AddAsync(bank, [picture], actor, time.GetUtcNow(), cancellationToken);
                await bank.SaveChangesAsync(cancellationToken);
                return ((await BankPictures.FactsAsync(bank.Pictures.AsNoTracking(), [picture.Sha256], cancellationToken))[picture.Sha256], added > 0);
            },
            cancellationToken);
    }

    /// <summary>The bytes of a picture.</summary>
    public async Task<Result<(string MediaType, byte[] Bytes)>> ReadAsync(string hash, CancellationToken cancellationToken)
    {
        await using var bank = await contexts.CreateDbContextAsync(cancellationToken);
        var picture = await bank.Pictures.AsNoTracking().Where(p => p.Sha256 == hash).Select(p => new { p.MediaType, p.Bytes }).FirstOrDefaultAsync(cancellationToken);
        return picture is null ? MediaErrors.NotFound("hash", hash) : (picture.MediaType, picture.Bytes);
    }
}
