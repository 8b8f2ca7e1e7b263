using System.Text.Json;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Questions.Similarity;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Domain.Persistence;

/// <summary>Stores the hashes of revisions that an earlier build wrote without them. Every other revision brings them along.</summary>
internal static class SimilarityIndex
{
    private const int Batch = 20_000;

    /// <summary>Completes the index, a transaction for every 20,000 revisions: a process that dies leaves the rest to the next start.</summary>
    public static async Task EnsureAsync(BankContext context, CancellationToken cancellationToken)
    {
        while (true)
        {
            var rows = await (
                from revision in context.Revisions.AsNoTracking()
                where !revision.HasBands
                join question in context.Questions.AsNoTracking() on revision.QuestionId equals question.Id
                select new { revision.Id, Question = question.Number, revision.Number, revision.ContentText }).Take(Batch).ToListAsync(cancellationToken);
            if (rows.Count == 0) return;
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            // In the order of the table, which is many times as fast as here and there.
            var bands = rows
                .SelectMany(r => RevisionBand.Of(r.Question, r.Number, JsonSerializer.Deserialize<QuestionContent>(r.ContentText, ContentJson.Compact)!))
                .OrderBy(b => b.Hash).ToList();
            await using (var writer = new RowWriter(context))
                foreach (var band in bands)
                    await writer.InsertAsync(band, cancellationToken);
            foreach (var ids in rows.Select(r => r.Id).Chunk(500))
                await context.Revisions.Where(r => ids.Contains(r.Id)).ExecuteUpdateAsync(set => set.SetProperty(r => r.HasBands, true), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
    }
}
