using System.Globalization;
using System.Net;
using ExamBank.Api.GraphQL;
using ExamBank.Domain.Access;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using Microsoft.Net.Http.Headers;

namespace ExamBank.Api.Features.Access;

/// <summary>
/// The gate before every route: finds out who asks, and whether the route is theirs. While the bank has no account, whoever reaches the
/// server is the operator of its machine, since it listens there only; from the first account on, every request needs one.
/// </summary>
internal sealed class AccessGate(AccountPresence accounts, Callers callers, MessageCatalogue messages)
{
    private const string Bearer = "Bearer ";

    /// <summary>Lets a request through or answers it.</summary>
    public async Task PassAsync(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint() is not RouteEndpoint endpoint)
        {
            await next(http);
            return;
        }

        var rule = AccessPolicy.Routes.GetValueOrDefault(endpoint.RoutePattern.RawText ?? "");
        var current = http.RequestServices.GetRequiredService<CurrentActor>();
        if (!await accounts.AnyAsync(http.RequestAborted)) current.Become(
            Actor.LocalOperator("graphql"), Rights.Operator, async () => await accounts.AnyAsync(http.RequestAborted) ? null : Rights.Operator);
        else if (await CallerAsync(http) is { } rights) current.Become(Actor.Account(rights.Account!, AddressOf(http)), rights, () => CallerAsync(http));
        else if (rule is not { IsPublic: true })
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            await RefuseAsync(http, StatusCodes.Status401Unauthorized, AccessErrors.SignInNeeded());
            return;
        }

        if (rule?.Allows(current.Rights) != true) await RefuseAsync(http, StatusCodes.Status403Forbidden, AccessErrors.Denied(http.Request.Path));
        else if (await MissingAsync(http, rule) is { } missing) await RefuseAsync(http, StatusCodes.Status404NotFound, missing);
        else await next(http);
    }

    private async Task<Rights?> CallerAsync(HttpContext http) =>
        http.Request.Headers.Authorization is [{ } given] && given.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? await callers.ByTokenAsync(given[Bearer.Length..].Trim(), http.RequestAborted)
            : null;

    private static async Task<BankError?> MissingAsync(HttpContext http, AccessRule rule)
    {
        foreach (var (kind, path) in rule.Names)
        {
            var name = Convert.ToString(http.GetRouteValue(path.Argument), CultureInfo.InvariantCulture) ?? "";
            var objects = http.RequestServices.GetRequiredService<NamedObjects>();
            if (await objects.MissingAsync(kind, name, path.Argument, http.RequestAborted) is { } missing) return missing;
        }

        return null;
    }

    private static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } address => address.MapToIPv4().ToString(),
        IPAddress address => address.ToString(),
    };

    private Task RefuseAsync(HttpContext http, int status, BankError error)
    {
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Authorization);
        var message = messages.Text(error, CultureInfo.CurrentUICulture);
        return Results.Json(new { errors = new[] { new { message, path = error.Path, extensions = new { code = error.Code } } } }, statusCode: status).ExecuteAsync(http);
    }
}
