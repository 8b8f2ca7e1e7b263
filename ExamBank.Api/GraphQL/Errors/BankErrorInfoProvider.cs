using System.Globalization;
using ExamBank.Domain.Errors;
using GraphQL;
using GraphQL.Execution;

namespace ExamBank.Api.GraphQL.Errors;

/// <summary>
/// Writes an error for the client in the request's language: what the product says and what the engine says of a query both
/// stand in the catalogue, and nothing tells of the inside.
/// </summary>
internal sealed class BankErrorInfoProvider(MessageCatalogue messages, GraphQLLimits limits)
    : ErrorInfoProvider(options =>
    {
        options.ExposeExceptionDetails = false;
        options.ExposeCodes = false;
        options.ExposeData = false;
    })
{
    /// <inheritdoc/>
    public override ErrorInfo GetInfo(ExecutionError executionError)
    {
        var info = base.GetInfo(executionError);
        if (Said(executionError, limits.Introspection) is { } error) info.Message = messages.Text(error, CultureInfo.CurrentUICulture);
        return info;
    }

    /// <param name="error">The error.</param>
    /// <param name="tellsNames">Whether the engine may guess which names were meant: not where the schema is not to be asked about.</param>
    private static BankError? Said(ExecutionError error, bool tellsNames) => error switch
    {
        ISaidByTheCatalogue ours => ours.Error,
        TimeoutError => BankError.Of("query.timed-out", ""),
        _ when tellsNames && CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" => null,
        _ => EngineSentences.Of(error),
    };
}
