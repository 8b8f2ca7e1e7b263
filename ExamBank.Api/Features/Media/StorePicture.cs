using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Media;
using ExamBank.Domain.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Media;

/// <summary>Takes a picture into the bank.</summary>
internal sealed class StorePicture(BankWriter writer, TimeProvider time)
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
                if (added == 0) await BroughtTooAsync(bank, picture.Sha256, actor, cancellationToken);
                await bank.SaveChangesAsync(cancellationToken);
                return ((await BankPictures.FactsAsync(bank.Pictures.AsNoTracking(), [picture.Sha256], cancellationToken))[picture.Sha256], added > 0);
            },
            cancellationToken);
    }

    /// <summary>Who brings the same bytes shows that they have the picture: it is theirs to see, whoever brought it first.</summary>
    private async Task BroughtTooAsync(BankContext bank, string hash, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Kind != ActorKind.Account) return;
        var subject = Picture.Subject(hash);
        if (await bank.AuditEvents.AnyAsync(e => e.Subject == subject && e.ActorKind == ActorKind.Account && e.ActorName == actor.Name, cancellationToken)) return;
        bank.Record(new DomainEvent(Picture.BroughtVerb, subject, actor, time.GetUtcNow(), null, null));
    }
}
