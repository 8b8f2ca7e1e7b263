using System.Globalization;
using ExamBank.Domain.Errors;

namespace ExamBank.Api.Features;

/// <summary>Errors of doors that are no GraphQL, in the form in which GraphQL tells its own.</summary>
internal static class HttpErrors
{
    /// <summary>The answer that tells an error.</summary>
    public static IResult Answer(BankError error, MessageCatalogue messages, int status) => Answer([error], messages, status);

    /// <summary>The answer that tells several.</summary>
    public static IResult Answer(IEnumerable<BankError> errors, MessageCatalogue messages, int status) => Results.Json(
        new { errors = errors.Select(error => new { message = messages.Text(error, CultureInfo.CurrentUICulture), path = error.Path, extensions = new { code = error.Code } }) },
        statusCode: status);
}
