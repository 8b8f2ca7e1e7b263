using System.ComponentModel;
using ExamBank.Api.Features.Papers;
using ExamBank.Api.GraphQL.Errors;
using GraphQL;

namespace ExamBank.Api.GraphQL;

/// <content>Forms side by side.</content>
internal sealed partial class Query
{
    [Complexity(FieldWeights.Counting)]
    [Description("Sets the forms of a paper or draft, or of two of them, side by side. 比较平行卷")]
    public static async Task<FormComparisonNode> CompareFormsAsync(
        [Description("Number of a paper or draft, such as P-000045 or D-000012. 编号")] string number,
        [FromServices] CompareForms compare,
        CancellationToken cancellationToken,
        [Description("Number of another paper or draft to set beside it. 另一编号")] string? other = null)
    {
        var compared = await compare.RunAsync(number, other, cancellationToken);
        return compared.Succeeded ? new FormComparisonNode(compared.Value) : throw new BankExecutionError(compared.Errors[0]);
    }
}
