using System.ComponentModel;
using ExamBank.Api.Features.Papers;
using GraphQL;

namespace ExamBank.Api.GraphQL;

/// <content>What stands in papers.</content>
internal sealed partial class Query
{
    [Description("What stands in a paper and its key: for its setters, and for an auditor while an administrator's grant holds. 试卷全文")]
    public static async Task<PaperTextNode> PaperTextAsync(
        [Description("Number such as P-000045. 试卷编号")] string paper,
        [FromServices] ReadPaperText text,
        CancellationToken cancellationToken) => new(Found(await text.RunAsync(paper, cancellationToken)));
}
