using ExamBank.Api.GraphQL.Errors;
using ExamBank.Domain.Errors;
using GraphQL.Execution;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;

namespace ExamBank.Api.GraphQL;

/// <summary>Refuses a query by its length and its number of tokens before anything of it is built or validated.</summary>
internal sealed class LimitedDocumentBuilder(GraphQLLimits limits) : IDocumentBuilder
{
    private readonly GraphQLDocumentBuilder inner = new();

    /// <inheritdoc/>
    public GraphQLDocument Build(string body)
    {
        if (body.Length > limits.QueryCharacters)
            throw new BankExecutionError(BankError.Of("query.too-long", "", ("characters", body.Length), ("limit", limits.QueryCharacters)));
        if (HasMoreTokensThan(limits.QueryTokens, body))
            throw new BankExecutionError(BankError.Of("query.too-many-tokens", "", ("limit", limits.QueryTokens)));
        try
        {
            return inner.Build(body);
        }
        catch (Exception fault) when (fault is IndexOutOfRangeException or ArgumentOutOfRangeException)
        {
            // The parser fails over the place of some errors, as after a lone carriage return, instead of telling it.
            throw new BankExecutionError(BankError.Of("query.unreadable", ""));
        }
    }

    private static bool HasMoreTokensThan(int limit, string body)
    {
        try
        {
            var token = Lexer.Lex(body);
            for (var count = 0; token.Kind != TokenKind.EOF; count++)
            {
                if (count == limit) return true;
                token = Lexer.Lex(body, token.End);
            }

            return false;
        }
        catch (Exception fault) when (fault is GraphQLParserException or IndexOutOfRangeException or ArgumentOutOfRangeException)
        {
            return false; // The parser meets the same fault and reports it with its place.
        }
    }
}
