using ExamBank.Api.GraphQL.Errors;
using ExamBank.Domain.Errors;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace ExamBank.Api.GraphQL;

/// <summary>Bounds how often one request can ask the same: a field is asked twice only under two names.</summary>
internal sealed class AliasLimitRule(GraphQLLimits limits) : ValidationRuleBase
{
    /// <inheritdoc/>
    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context) => new(new Counter(limits.Aliases));

    /// <summary>Counts in the whole document and judges at its end.</summary>
    private sealed class Counter(int limit) : INodeVisitor
    {
        private int aliases;

        public ValueTask EnterAsync(ASTNode node, ValidationContext context)
        {
            if (node is GraphQLField { Alias: not null }) aliases++;
            return default;
        }

        public ValueTask LeaveAsync(ASTNode node, ValidationContext context)
        {
            if (node is GraphQLDocument && aliases > limit)
                context.ReportError(new BankValidationError(BankError.Of("query.too-many-aliases", "", ("aliases", aliases), ("limit", limit))));
            return default;
        }
    }
}
