using System.Runtime.CompilerServices;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions.Similarity;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Similarity;

/// <summary>
/// <see cref="SimilarQuestions"/> as the one who asks sees them: pairs of which they see both questions; to them the others do not exist.
/// One statement more for 200 questions.
/// </summary>
internal sealed class SeenPairs(BankContext bank, BankView view)
{
    /// <summary>The pairs of these questions, by number.</summary>
    public async Task<IReadOnlyList<SimilarPair>> OfAsync(IReadOnlyCollection<int> numbers, double threshold, CancellationToken cancellationToken) =>
        await SeenAsync(await SimilarQuestions.OfAsync(bank, numbers, threshold, cancellationToken), cancellationToken);

    /// <summary>Walks through active questions by number and tells each pair once.</summary>
    public async IAsyncEnumerable<(int Number, IReadOnlyList<SimilarPair> Pairs)> WalkAsync(
        NumberWalk among, double threshold, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (number, pairs) in SimilarQuestions.WalkAsync(bank, among, threshold, cancellationToken))
            yield return (number, await SeenAsync(pairs, cancellationToken));
    }

    private async Task<IReadOnlyList<SimilarPair>> SeenAsync(IReadOnlyList<SimilarPair> pairs, CancellationToken cancellationToken)
    {
        if (pairs.Count == 0 || view.Rights.IsOperator) return pairs;
        var numbers = pairs.SelectMany(p => new[] { p.One.Number, p.Other.Number }).Distinct().ToList();
        var seen = (await view.Questions.Where(q => numbers.Contains(q.Number)).Select(q => q.Number).ToListAsync(cancellationToken)).ToHashSet();
        return [.. pairs.Where(p => seen.Contains(p.One.Number) && seen.Contains(p.Other.Number))];
    }
}
