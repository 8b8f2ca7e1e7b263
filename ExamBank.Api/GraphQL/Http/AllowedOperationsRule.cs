using ExamBank.Api.GraphQL.Errors;
using ExamBank.Domain.Errors;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace ExamBank.Api.GraphQL.Http;

/// <summary>
/// What a request's method and answer allow. A GET changes nothing: browsers, caches and link checkers send it unasked. A
/// subscription needs an answer that goes on.
/// </summary>
internal sealed class AllowedOperationsRule : ValidationRuleBase
{
    /// <summary>The code of a mutation by GET.</summary>
    public const string ByGet = "request.only-queries-by-get";

    /// <summary>The code of a subscription without an event stream.</summary>
    public const string WithoutStream = "request.needs-event-stream";

    private readonly bool get;
    private readonly bool stream;

    private AllowedOperationsRule(bool get, bool stream) => (this.get, this.stream) = (get, stream);

    /// <summary>The rule for a request; there are four.</summary>
    public static AllowedOperationsRule For(bool get, bool stream) => All[(get ? 1 : 0) + (stream ? 2 : 0)];

    private static readonly AllowedOperationsRule[] All = [new(false, false), new(true, false), new(false, true), new(true, true)];

    /// <inheritdoc/>
    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context)
    {
        switch (context.Operation.Operation)
        {
            case OperationType.Mutation when get:
                context.ReportError(new BankValidationError(BankError.Of(ByGet, "")));
                break;
            case OperationType.Subscription when !stream:
                context.ReportError(new BankValidationError(BankError.Of(WithoutStream, "")));
                break;
        }

        return default;
    }
}
