using ExamBank.Api.Features.Papers;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using ExamBank.Generator.Documents;
using ExamBank.Generator.Documents.Keys;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Keys;

/// <summary>Reads what a paper is rendered from, with the key that it is marked by.</summary>
internal static class PaperModels
{
    /// <summary>The model. Two statements.</summary>
    /// <param name="context">The bank.</param>
    /// <param name="paper">Number of the paper.</param>
    /// <param name="keyRevision">Number of the key; null for the newest.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<Result<PaperModel>> ReadAsync(BankContext context, string paper, int? keyRevision, CancellationToken cancellationToken)
    {
        var number = PaperNumber.TryParse(paper, out var plain) ? plain : 0;
        var found = await (
            from p in context.Papers.AsNoTracking()
            where p.Number == number
            select new { p.Model, KeyRevisions = p.KeyRevisions.ToList() }).SingleOrDefaultAsync(cancellationToken);
        if (found is null) return PaperErrors.NotFound("number", paper);
        var model = StoredModel.Read(PaperNumber.Format(number), found.Model);
        var wanted = keyRevision ?? found.KeyRevisions.Select(r => r.Number).Append(KeyRevision.Locked).Max();
        if (!model.Succeeded || wanted == KeyRevision.Locked) return model;
        return found.KeyRevisions.Find(r => r.Number == wanted) is { } revision
            ? KeyAmendments.Apply(model.Value, Of(revision), revision.ReadChanges())
            : KeyErrors.NotFound("keyRevision", PaperNumber.Format(number), wanted);
    }

    private static KeyRevisionModel Of(KeyRevision revision) => new(revision.Number, revision.Reason, revision.RequestedBy, revision.ConfirmedBy, revision.CreatedAt);
}
