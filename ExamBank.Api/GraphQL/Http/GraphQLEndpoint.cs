using ExamBank.Api.GraphQL.Errors;
using GraphQL;
using GraphQL.Execution;
using GraphQL.SystemTextJson;
using GraphQL.Validation;
using Microsoft.Net.Http.Headers;

namespace ExamBank.Api.GraphQL.Http;

/// <summary>
/// <c>/graphql</c> by the GraphQL-over-HTTP specification. POST takes <c>application/json</c> only: a page of another
/// site can send a form or plain text without asking the browser first, JSON it cannot.
/// </summary>
internal sealed class GraphQLEndpoint(
    RequestReader reader,
    IDocumentExecuter executer,
    GraphQLSerializer serializer,
    GraphQLLimits limits)
{
    private static readonly IEnumerable<IValidationRule> RulesForGet = [.. DocumentValidator.CoreRules, new OnlyQueriesByGetRule()];

    /// <summary>Answers one request.</summary>
    public async Task HandleAsync(HttpContext http)
    {
        var aborted = http.RequestAborted;
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

        var (request, refusal) = await reader.ReadAsync(http.Request, aborted);
        if (request is null)
        {
            await RefuseAsync(http, format, refusal!);
            return;
        }

        var result = await executer.ExecuteAsync(OptionsFor(http, request));
        var status = StatusOf(result, format);
        if (status == StatusCodes.Status405MethodNotAllowed) http.Response.Headers.Allow = "POST";
        await WriteAsync(http, format, status, result);
    }

    private ExecutionOptions OptionsFor(HttpContext http, GraphQLHttpRequest request) => new()
    {
        Query = request.Query,
        OperationName = request.OperationName,
        Variables = request.Variables,
        Extensions = request.Extensions,
        RequestServices = http.RequestServices,
        User = http.User,
        CancellationToken = http.RequestAborted,
        Timeout = limits.Timeout,
        TimeoutAction = TimeoutAction.ReturnTimeoutError,
        ValidationRules = HttpMethods.IsGet(http.Request.Method) ? RulesForGet : null,
    };

    private static int StatusOf(ExecutionResult result, ResponseFormat format)
    {
        if (result.Errors?.Any(error => error.Code == OnlyQueriesByGetRule.Code) == true) return StatusCodes.Status405MethodNotAllowed;
        if (result.Executed || format == ResponseFormat.Json) return StatusCodes.Status200OK;
        return result.Errors?.Any(error => error is TimeoutError) == true
            ? StatusCodes.Status503ServiceUnavailable
            : StatusCodes.Status400BadRequest;
    }

    private Task RefuseAsync(HttpContext http, ResponseFormat format, HttpRefusal refusal) =>
        WriteAsync(http, format, refusal.Status, new ExecutionResult(new BankExecutionError(refusal.Error)));

    private async Task WriteAsync(HttpContext http, ResponseFormat format, int status, ExecutionResult result)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = format.ContentType;
        await serializer.WriteAsync(http.Response.Body, result, http.RequestAborted);
    }
}
