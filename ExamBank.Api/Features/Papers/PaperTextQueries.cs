using System.ComponentModel;
using ExamBank.Api.Features.Audit;
using ExamBank.Api.Features.Papers;
using ExamBank.Api.Hosting;
using GraphQL;

namespace ExamBank.Api.GraphQL;

/// <content>What stands in papers.</content>
internal sealed partial class Query
{
    [Complexity(FieldWeights.Counting)]
    [Description("What stands in a paper and its key: for its setters, and for an auditor once its sittings are over or while an administrator's grant holds. 试卷全文")]
    public static async Task<PaperTextNode> PaperTextAsync(
        [Description("Number such as P-000045. 试卷编号")] string paper,
        [FromServices] ReadPaperText text,
        [FromServices] DownloadLog log,
        [FromServices] CurrentActor current,
        [FromServices] IHttpContextAccessor accessor,
        CancellationToken cancellationToken)
    {
        var read = Found(await text.RunAsync(paper, cancellationToken));
        // As with a file: who gets the words is in the log before anybody has them.
        await log.RecordAsync("paper.read", $"paper:{read.Number}", [], Downloads.By(current, accessor.HttpContext!), cancellationToken);
        return new(read);
    }
}
