using ExamBank.Api.Features;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Domain.Errors;
using Microsoft.AspNetCore.Diagnostics;

namespace ExamBank.Api.Hosting;

/// <summary>Says in words what would otherwise be a status alone: that nothing stands at an address, or not for this method.</summary>
internal static class BareAnswers
{
    /// <summary>Writes the words.</summary>
    public static Task TellAsync(StatusCodeContext answered)
    {
        var http = answered.HttpContext;
        var status = http.Response.StatusCode;
        return HttpErrors.Answer(Of(http, status), http.RequestServices.GetRequiredService<MessageCatalogue>(), status).ExecuteAsync(http);
    }

    private static BankError Of(HttpContext http, int status) => status switch
    {
        StatusCodes.Status404NotFound => RequestErrors.NothingHere(http.Request.Path.Value ?? ""),
        StatusCodes.Status405MethodNotAllowed => RequestErrors.Method(http.Request.Method, http.Response.Headers.Allow.ToString()),
        StatusCodes.Status413PayloadTooLarge => RequestErrors.TooLarge(),
        StatusCodes.Status415UnsupportedMediaType => RequestErrors.Kind(http.Request.ContentType ?? ""),
        >= StatusCodes.Status500InternalServerError => UnexpectedErrors.Of(RequestLog.TraceId),
        _ => RequestErrors.Refused(status),
    };
}
