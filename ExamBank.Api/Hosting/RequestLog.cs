using System.Diagnostics;

namespace ExamBank.Api.Hosting;

/// <summary>
/// One line a request, and one id for all that is told of it: the trace id, which the client gets in <c>Trace-Id</c>, a caller may
/// hand on in <c>traceparent</c>, and every masked error carries.
/// </summary>
internal sealed class RequestLog(ILogger<RequestLog> log, TimeProvider time)
{
    /// <summary>The answer's header with the id.</summary>
    public const string Header = "Trace-Id";

    /// <summary>The id of what is being done.</summary>
    public static string TraceId => (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString();

    /// <summary>Tells of a request once it is answered.</summary>
    public async Task FollowAsync(HttpContext http, RequestDelegate next)
    {
        var (began, id) = (time.GetTimestamp(), TraceId);
        http.Response.Headers[Header] = id;
        try
        {
            await next(http);
        }
        finally
        {
            // The query string may hold a query, and so what a question asks: it is not told.
            if (!Health.IsAsked(http))
            {
                log.LogInformation(
                    "{Method} {Path} {Status} in {Milliseconds} ms, trace {TraceId}",
                    http.Request.Method, http.Request.Path.Value, http.Response.StatusCode, Math.Round(time.GetElapsedTime(began).TotalMilliseconds, 1), id);
            }
        }
    }
}
