using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions.Similarity;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Similarity;

/// <summary>Finds all pairs of questions of the bank that are nearly the same, in one view of it.</summary>
internal sealed class FindDuplicates(IDbContextFactory<BankContext> contexts)
{
    /// <summary>The pairs that nobody has judged, the most alike first.</summary>
    public async Task<IReadOnlyList<SimilarPair>> RunAsync(double threshold, CancellationToken cancellationToken)
    {
        await using var bank = await contexts.CreateDbContextAsync(cancellationToken);
        await using var view = await bank.BeginReadAsync(cancellationToken);
        var pairs = new List<SimilarPair>();
        await foreach (var step in SimilarQuestions.WalkAsync(bank, NumberWalk.All, threshold, cancellationToken)) pairs.AddRange(step.Pairs);
        return [.. pairs.OrderByDescending(p => p.Similarity).ThenBy(p => p.One.Number).ThenBy(p => p.Other.Number)];
    }
}
