using ExamBank.Domain.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Similarity;

/// <summary>The pairs of which an account sees both questions; to it the others do not exist. One statement for a page of pairs.</summary>
internal static class SeenPairs
{
    /// <summary>Those of the pairs that are seen, in their order.</summary>
    public static async Task<IReadOnlyList<SimilarPair>> OfAsync(BankView view, IReadOnlyList<SimilarPair> pairs, CancellationToken cancellationToken)
    {
        if (pairs.Count == 0 || view.Rights.IsOperator) return pairs;
        var numbers = pairs.SelectMany(p => new[] { p.One.Number, p.Other.Number }).Distinct().ToList();
        var seen = (await view.Questions.Where(q => numbers.Contains(q.Number)).Select(q => q.Number).ToListAsync(cancellationToken)).ToHashSet();
        return [.. pairs.Where(p => seen.Contains(p.One.Number) && seen.Contains(p.Other.Number))];
    }
}
