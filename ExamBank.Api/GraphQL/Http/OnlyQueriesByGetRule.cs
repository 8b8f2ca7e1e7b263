using ExamBank.Api.GraphQL.Errors;
using ExamBank.Domain.Errors;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace ExamBank.Api.GraphQL.Http;

/// <summary>A GET changes nothing: browsers, caches and link checkers send it unasked.</summary>
internal sealed class OnlyQueriesByGetRule : ValidationRuleBase
{
    /// <summary>The code of its error.</summary>
    public const string Code = "request.only-queries-by-get";

    /// <inheritdoc/>
    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context)
    {
        if (context.Operation.Operation != OperationType.Query) context.ReportError(new BankValidationError(BankError.Of(Code, "")));
        return default;
    }
}
