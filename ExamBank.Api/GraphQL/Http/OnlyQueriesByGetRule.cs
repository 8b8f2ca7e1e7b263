using ExamBank.Api.GraphQL.Errors;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace ExamBank.Api.GraphQL.Http;

/// <summary>A GET changes nothing: browsers, caches and link checkers send it unasked.</summary>
internal sealed class OnlyQueriesByGetRule : ValidationRuleBase
{
    /// <inheritdoc/>
    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context)
    {
        if (context.Operation.Operation != OperationType.Query) context.ReportError(new OnlyQueriesByGetError());
        return default;
    }
}
