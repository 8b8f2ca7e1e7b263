using System.Globalization;
using ExamBank.Api.GraphQL.Paging;

namespace ExamBank.Api.Features.Similarity;

/// <summary>
/// Pages through pairs that look alike, by their numbers. They stand nowhere and are found by walking through the questions, so a page ends
/// after so many of them: its cursors then tell how far the walk has come, and the next page goes on from there.
/// </summary>
internal static class SimilarPairPages
{
    private const int LookedAtInAPage = 2_000;

    /// <summary>Fetches the page that was asked for.</summary>
    public static async Task<SimilarPairConnection> FetchAsync(SeenPairs seen, double threshold, PageArguments asked, CancellationToken cancellationToken)
    {
        var order = string.Create(CultureInfo.InvariantCulture, $"SimilarPair-{threshold}");
        var window = PageWindow.Of(order, asked);
        // The pairs of a question may lie on both sides of a cursor.
        var walk = new NumberWalk(NumberOf(window.After) ?? 1, NumberOf(window.Before) ?? int.MaxValue, window.Backwards);
        var (edges, looked, reached) = (new List<SimilarPairEdge>(), 0, (string?)null);
        await foreach (var (number, pairs) in seen.WalkAsync(walk, threshold, cancellationToken))
        {
            edges.AddRange(
                from pair in pairs
                let place = new Cursor(order, pair.One.Number, pair.Other.Number)
                where window.Holds(place)
                select new SimilarPairEdge(place.ToString(), new SimilarPairNode(pair)));
            if (edges.Count > window.Size) break;
            looked += SimilarQuestions.AtOnce;
            if (looked < LookedAtInAPage) continue;
            reached = new Cursor(order, number, window.Backwards ? 0 : int.MaxValue).ToString();
            break;
        }

        var page = window.Cut(edges);
        var more = page.More || reached is not null;
        var (top, end) = (page.Edges is [var first, ..] ? first.Cursor : null, page.Edges is [.., var last] ? last.Cursor : null);
        // What lies beyond a given cursor is not looked for: whoever has it came from there.
        var (hasNext, hasPrevious) = (window.Before is not null || (more && !window.Backwards), window.After is not null || (more && window.Backwards));
        return new SimilarPairConnection(page.Edges, new PageInfo(
            window.Backwards ? reached ?? top : top,
            window.Backwards ? end : reached ?? end,
            _ => Task.FromResult(hasNext),
            _ => Task.FromResult(hasPrevious)));
    }

    private static int? NumberOf(Cursor? place) => place is { } given ? (int)Math.Clamp(given.Value, 0, int.MaxValue) : null;
}
