using System.ComponentModel;
using System.Globalization;
using ExamBank.Api.Features.Similarity;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Api.GraphQL.Paging;
using GraphQL;

namespace ExamBank.Api.GraphQL;

/// <content>Questions that look alike.</content>
internal sealed partial class Query
{
    private const int LookedAtInAPage = 2_000;

    [Description("Pairs of active questions of one standard that are nearly the same and that nobody has judged, by number. 疑似重复的试题")]
    public static async Task<SimilarPairConnection> NearDuplicatesAsync(
        [FromServices] SeenPairs seen,
        CancellationToken cancellationToken,
        [Description("The least similarity, 0.3 to 1. 最低相似度")] double threshold = SimilarQuestions.Usual,
        [Description("How many rows, 1 to 100; 20 when left out. 每页数量")] int? first = null,
        [Description("Cursor after which to begin. 起始游标")] string? after = null)
    {
        if (threshold is < SimilarQuestions.Least or > 1) throw new BankExecutionError(SimilarityErrors.Threshold("threshold", threshold));
        var size = PageSize.Checked(first);
        var order = string.Create(CultureInfo.InvariantCulture, $"SimilarPair-{threshold}");
        var start = Cursor.Parse(after, order);
        var (edges, looked, more) = (new List<SimilarPairEdge>(), start, false);
        // The pairs of a question may go on after the cursor.
        var from = (int)Math.Clamp(start?.Value ?? 0, 0, int.MaxValue);
        await foreach (var (number, pairs) in seen.WalkAsync(from - 1, threshold, cancellationToken))
        {
            foreach (var pair in pairs.Where(p => start is not { } s || (p.One.Number, p.Other.Number).CompareTo(((int, int))(s.Value, s.Number)) > 0))
            {
                more = edges.Count == size;
                if (more) break;
                looked = new Cursor(order, pair.One.Number, pair.Other.Number);
                edges.Add(new SimilarPairEdge(looked.Value.ToString(), new SimilarPairNode(pair)));
            }

            if (more) break;
            looked = new Cursor(order, number, int.MaxValue);
            more = number - from >= LookedAtInAPage;
            if (more) break;
        }

        return new SimilarPairConnection(edges, new PageInfo(more, start is not null, edges is [var top, ..] ? top.Cursor : null, looked?.ToString()));
    }
}
