using System.ComponentModel;
using ExamBank.Api.Features.Traces;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Domain.Errors;
using GraphQL;

namespace ExamBank.Api.GraphQL;

/// <content>What stands behind a paper and a question.</content>
internal sealed partial class Query
{
    [Complexity(FieldWeights.Counting)]
    [Description("The specification tables of a paper, one a form: what the blueprint planned and what the paper holds. 双向细目表")]
    public static async Task<IReadOnlyList<SpecificationTableNode>> SpecificationTableAsync(
        [Description("Number such as P-000045. 试卷编号")] string paper,
        [FromServices] ReadSpecification specification,
        CancellationToken cancellationToken) => [.. Found(await specification.RunAsync(paper, cancellationToken)).Select(table => new SpecificationTableNode(table))];

    [Description("Where a question was printed: papers, forms, numbers, dates, exposure. 使用情况")]
    public static async Task<QuestionUsageNode> UsageAsync(
        [Description("Code of the question, or its number such as Q-000123. 试题")] string question,
        [FromServices] ReadUsage usage,
        CancellationToken cancellationToken) => new(Found(await usage.RunAsync(question, cancellationToken)));

    [Complexity(FieldWeights.Counting)]
    [Description("Why a question stands in a paper, once for each form that has it: which rules it serves, who wrote, reviewed and approved it, how many could have replaced it. 入选依据")]
    public static async Task<IReadOnlyList<PresenceNode>> WhyHereAsync(
        [Description("Number such as P-000045. 试卷编号")] string paper,
        [Description("Code of the question, or its number such as Q-000123. 试题")] string question,
        [FromServices] ExplainPresence presence,
        CancellationToken cancellationToken) => [.. Found(await presence.RunAsync(paper, question, cancellationToken)).Select(p => new PresenceNode(p))];

    private static T Found<T>(Result<T> result) => result.Succeeded ? result.Value : throw new BankExecutionError(result.Errors[0]);
}
