using System.ComponentModel;
using ExamBank.Api.Features.Similarity;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Api.GraphQL.Paging;
using GraphQL;

namespace ExamBank.Api.GraphQL;

/// <content>Questions that look alike.</content>
internal sealed partial class Query
{
    [Complexity(FieldWeights.Solving)]
    [Description("Pairs of active questions of one standard that are nearly the same and that nobody has judged, by number. 疑似重复的试题")]
    public static Task<SimilarPairConnection> NearDuplicatesAsync(
        [FromServices] SeenPairs seen,
        CancellationToken cancellationToken,
        [Description("The least similarity, 0.3 to 1. 最低相似度")] double threshold = SimilarQuestions.Usual,
        [Description(PageArguments.FirstText)] int? first = null,
        [Description(PageArguments.AfterText)] string? after = null,
        [Description(PageArguments.LastText)] int? last = null,
        [Description(PageArguments.BeforeText)] string? before = null) => threshold is < SimilarQuestions.Least or > 1
            ? throw new BankExecutionError(SimilarityErrors.Threshold("threshold", threshold))
            : SimilarPairPages.FetchAsync(seen, threshold, new PageArguments(first, after, last, before), cancellationToken);
}
