using System.Globalization;
using ExamBank.Api.Features.Access.Pages;
using ExamBank.Api.Hosting;
using ExamBank.Domain.Errors;
using Microsoft.Net.Http.Headers;

namespace ExamBank.Api.Features;

/// <summary>Errors of doors that are no GraphQL: a browser gets a page, everybody else the form in which GraphQL tells its own.</summary>
internal static class HttpErrors
{
    /// <summary>The answer that tells an error.</summary>
    public static IResult Answer(BankError error, MessageCatalogue messages, int status) => Answer([error], messages, status);

    /// <summary>The answer that tells several.</summary>
    public static IResult Answer(IEnumerable<BankError> errors, MessageCatalogue messages, int status) => new Told([.. errors], messages, status);

    private sealed class Told(IReadOnlyList<BankError> errors, MessageCatalogue messages, int status) : IResult
    {
        public Task ExecuteAsync(HttpContext http)
        {
            http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
            var answer = Browsers.WantsPage(http.Request)
                ? http.RequestServices.GetRequiredService<PageLayout>().Refusal(errors, status)
                : Results.Json(new { errors = errors.Select(Json) }, statusCode: status);
            return answer.ExecuteAsync(http);
        }

        private object Json(BankError error)
        {
            var extensions = new Dictionary<string, string> { ["code"] = error.Code };
            // What is our own fault is found by its number.
            if (error.Facts.TryGetValue("traceId", out var traceId)) extensions["traceId"] = traceId;
            return new { message = messages.Text(error, CultureInfo.CurrentUICulture), path = error.Path, extensions };
        }
    }
}
