using System.ComponentModel;
using ExamBank.Api.Features.Coverage;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Domain.Coverage;
using GraphQL;

namespace ExamBank.Api.GraphQL;

/// <content>Coverage.</content>
internal sealed partial class Query
{
    [Complexity(FieldWeights.Counting)]
    [Description("What the bank covers of a level, down to each requirement. 覆盖情况")]
    public static async Task<LevelCoverageNode> CoverageAsync(
        [Description("Code of the standard, such as SECO-2021. 标准代码")] string standard,
        [Description("Code of the level, such as L1. 等级代码")] string level,
        [FromServices] ReadCoverage coverage,
        CancellationToken cancellationToken,
        [Description("Whether to count the lower levels that it covers too. 含所覆盖的低等级")] bool includeLower = false,
        [Description("A past moment: what was true then; now when left out. 时点")] DateTimeOffset? asOf = null,
        [Description("How many approved questions each requirement ought to have, 0 to 10000. 最少题数")] int minimum = 1)
    {
        var report = await coverage.RunAsync(new CoverageRequest(standard, level, includeLower, asOf, minimum), cancellationToken);
        return report.Succeeded ? new LevelCoverageNode(report.Value) : throw new BankExecutionError(report.Errors[0]);
    }
}
