using ExamBank.Api.GraphQL.Loading;

namespace ExamBank.Api.Features.Similarity;

/// <summary>The questions that are nearly the same as each of several, by number and threshold.</summary>
internal sealed class SimilarOfQuestion(SeenPairs seen) : BatchLoader<(int Number, double Threshold), IReadOnlyList<SimilarPairNode>>
{
    protected override async Task<IReadOnlyDictionary<(int Number, double Threshold), IReadOnlyList<SimilarPairNode>>> FetchAsync(
        IReadOnlyList<(int Number, double Threshold)> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<(int Number, double Threshold), IReadOnlyList<SimilarPairNode>>();
        foreach (var asked in keys.GroupBy(key => key.Threshold, key => key.Number))
        {
            foreach (var pairs in (await seen.OfAsync([.. asked], asked.Key, cancellationToken)).GroupBy(pair => pair.One.Number))
                found.Add((pairs.Key, asked.Key), [.. pairs.Select(pair => new SimilarPairNode(pair))]);
        }

        return found;
    }

    protected override IReadOnlyList<SimilarPairNode> Missing((int Number, double Threshold) key) => [];
}
