using ExamBank.Api.GraphQL.Access;
using ExamBank.Api.GraphQL.Errors;
using GraphQL;
using GraphQL.Execution;
using GraphQL.SystemTextJson;
using GraphQL.Validation;
using Microsoft.Net.Http.Headers;

namespace ExamBank.Api.GraphQL.Http;

/// <summary>
/// <c>/graphql</c> by the GraphQL-over-HTTP specification, and by graphql-sse for clients that accept event streams. POST takes
/// <c>application/json</c> only: a page of another site can send a form or plain text without asking the browser first, JSON it
/// cannot.
/// </summary>
internal sealed class GraphQLEndpoint(
    RequestReader reader,
    IDocumentExecuter executer,
    GraphQLSerializer serializer,
    EventStream events,
    OpenStreams streams,
    GraphQLLimits limits)
{
    /// <summary>Answers one request.</summary>
    public async Task HandleAsync(HttpContext http)
    {
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        if (ResponseFormat.Negotiate(http.Request.Headers.Accept) is not { } format)
        {
            await RefuseAsync(http, ResponseFormat.Json, HttpRefusal.NotAcceptable);
            return;
        }

        if (!HttpMethods.IsPost(http.Request.Method) && !HttpMethods.IsGet(http.Request.Method))
        {
            http.Response.Headers.Allow = "GET, POST";
            await RefuseAsync(http, format, HttpRefusal.MethodNotAllowed);
            return;
        }

        var (request, refusal) = await reader.ReadAsync(http.Request, http.RequestAborted);
        if (request is null) await RefuseAsync(http, format, refusal!);
        else if (format == ResponseFormat.EventStream) await StreamAsync(http, request);
        else await AnswerAsync(http, format, request);
    }

    private async Task AnswerAsync(HttpContext http, ResponseFormat format, GraphQLHttpRequest request)
    {
        var result = await executer.ExecuteAsync(OptionsFor(http, request, stream: false));
        var status = StatusOf(result, format);
        if (status == StatusCodes.Status405MethodNotAllowed) http.Response.Headers.Allow = "POST";
        await WriteAsync(http, format, status, result);
    }

    private async Task StreamAsync(HttpContext http, GraphQLHttpRequest request)
    {
        using var place = streams.TryOpen(http.RequestServices.GetRequiredService<CurrentActor>().Actor);
        if (place is null) await RefuseAsync(http, ResponseFormat.Json, HttpRefusal.TooManyStreams);
        else await events.WriteAsync(http, await executer.ExecuteAsync(OptionsFor(http, request, stream: true)));
    }

    private ExecutionOptions OptionsFor(HttpContext http, GraphQLHttpRequest request, bool stream)
    {
        var allowed = AllowedOperationsRule.For(HttpMethods.IsGet(http.Request.Method), stream);
        return new ExecutionOptions
        {
            Query = request.Query,
            OperationName = request.OperationName,
            Variables = request.Variables,
            Extensions = request.Extensions,
            RequestServices = http.RequestServices,
            UserContext = stream ? GatedSubscriptionStrategy.ContextOf(http.RequestServices.GetRequiredService<CurrentActor>()) : new Dictionary<string, object?>(),
            CancellationToken = http.RequestAborted,
            Timeout = limits.Timeout,
            TimeoutAction = TimeoutAction.ReturnTimeoutError,
            ValidationRules = DocumentValidator.CoreRules.Append(allowed),
            // A document that is known to be valid need not be so for every request.
            CachedDocumentValidationRules = [allowed],
        };
    }

    private static int StatusOf(ExecutionResult result, ResponseFormat format)
    {
        if (result.Errors?.Any(error => error.Code == AllowedOperationsRule.ByGet) == true) return StatusCodes.Status405MethodNotAllowed;
        if (result.Errors?.Any(error => error.Code == AllowedOperationsRule.WithoutStream) == true) return StatusCodes.Status406NotAcceptable;
        if (result.Executed || format == ResponseFormat.Json) return StatusCodes.Status200OK;
        return result.Errors?.Any(error => error is TimeoutError) == true
            ? StatusCodes.Status503ServiceUnavailable
            : StatusCodes.Status400BadRequest;
    }

    /// <summary>A request that is refused before anything is streamed gets its status and JSON, also where events were asked for.</summary>
    private Task RefuseAsync(HttpContext http, ResponseFormat format, HttpRefusal refusal) => WriteAsync(
        http, format == ResponseFormat.EventStream ? ResponseFormat.Json : format, refusal.Status, new ExecutionResult(new BankExecutionError(refusal.Error)));

    private async Task WriteAsync(HttpContext http, ResponseFormat format, int status, ExecutionResult result)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = format.ContentType;
        await serializer.WriteAsync(http.Response.Body, result, http.RequestAborted);
    }
}
