using System.Globalization;
using System.Net;
using System.Security.Claims;
using ExamBank.Api.GraphQL;
using ExamBank.Api.Hosting;
using ExamBank.Domain.Access;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Net.Http.Headers;

namespace ExamBank.Api.Features.Access;

/// <summary>
/// The gate before every route: finds out who asks, and whether the route is theirs. While the bank has no account and the server listens
/// on its own machine only, whoever reaches it is the operator of that machine; otherwise every request needs an account.
/// </summary>
internal sealed class AccessGate(ServerOptions server, AccountPresence accounts, Callers callers, AccessThrottle throttle, MessageCatalogue messages)
{
    private const string Bearer = "Bearer ";
    private const string SignInPage = "/account/sign-in";

    /// <summary>Lets a request through or answers it.</summary>
    public async Task PassAsync(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint() is not RouteEndpoint endpoint)
        {
            await next(http);
            return;
        }

        var rule = AccessPolicy.Routes.GetValueOrDefault(endpoint.RoutePattern.RawText ?? "");
        if (rule is { IsPublic: true })
        {
            await VisitAsync(http, rule.IsWatched, next);
            return;
        }

        var current = http.RequestServices.GetRequiredService<CurrentActor>();
        if (await RefusalAsync(http, rule, current) is var (status, error)) await RefuseAsync(http, status, error);
        else await next(http);
    }

    /// <summary>
    /// Lets whoever comes to what everybody may see, as long as they do not come too often. Who it is is not asked: the bank, which may be busy,
    /// has no part in it.
    /// </summary>
    public Task VisitAsync(HttpContext http, bool watches, RequestDelegate next)
    {
        if (throttle.Visitor(http.Connection.RemoteIpAddress, watches) is not { } wait) return next(http);
        var (status, error) = TooMany(http, wait);
        return RefuseAsync(http, status, error);
    }

    /// <summary>The address of the one who asks: that of the connection, or what a proxy says whom we know.</summary>
    public static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } address => address.MapToIPv4().ToString(),
        IPAddress address => address.ToString(),
    };

    private async Task<(int Status, BankError Error)?> RefusalAsync(HttpContext http, AccessRule? rule, CurrentActor current)
    {
        if (await IsOperatorAsync(http)) current.Become(Actor.LocalOperator("graphql"), Rights.Operator, async () => await IsOperatorAsync(http) ? Rights.Operator : null);
        else if (await CallerAsync(http) is { } rights)
        {
            current.Become(Actor.Account(rights.Account!, AddressOf(http)), rights, () => CallerAsync(http));
            if (throttle.Account(rights.Account!) is { } wait) return TooMany(http, wait);
        }
        else
        {
            if (throttle.Stranger(http.Connection.RemoteIpAddress) is { } wait) return TooMany(http, wait);
            http.Response.Headers.WWWAuthenticate = "Bearer";
            return (StatusCodes.Status401Unauthorized, AccessErrors.SignInNeeded());
        }

        if (rule?.Allows(current.Rights) != true) return (StatusCodes.Status403Forbidden, AccessErrors.Denied(http.Request.Path));
        if (await MissingAsync(http, rule) is not { } missing) return null;
        return (missing.Code switch
        {
            "grant.needed" => StatusCodes.Status403Forbidden,
            RequestErrors.ArgumentMissingCode => StatusCodes.Status400BadRequest,
            _ => StatusCodes.Status404NotFound,
        }, missing);
    }

    private async Task<bool> IsOperatorAsync(HttpContext http) => server.IsPlainLoopback && !await accounts.AnyAsync(http.RequestAborted);

    private async Task<Rights?> CallerAsync(HttpContext http)
    {
        if (http.Request.Headers.Authorization is [{ } given])
            return given.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? await callers.ByTokenAsync(given[Bearer.Length..].Trim(), http.RequestAborted) : null;
        // A page of another site can make a browser send our cookie, but not hide where it comes from.
        if (!http.Request.Headers.ContainsKey(HeaderNames.Cookie) || IsOfAnotherSite(http.Request)) return null;
        var session = await http.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        // Asked again while somebody listens, the ticket is that of the first time: its end has to be looked at.
        if (session.Properties?.ExpiresUtc <= server.Time.GetUtcNow()) return null;
        return session.Principal is { } principal && Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            ? await callers.BySessionAsync(AccountId.From(id), principal.FindFirstValue(new ClaimsIdentityOptions().SecurityStampClaimType) ?? "", http.RequestAborted)
            : null;
    }

    private static bool IsOfAnotherSite(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none")) return true;
        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0 && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<BankError?> MissingAsync(HttpContext http, AccessRule rule)
    {
        foreach (var (kind, path) in rule.Names)
        {
            var name = http.GetRouteValue(path.Argument) is { } value ? Convert.ToString(value, CultureInfo.InvariantCulture)! : http.Request.Query[path.Argument].ToString();
            // Of an object that is not named nothing can be said.
            if (name.Length == 0) return RequestErrors.ArgumentMissing(path.Argument);
            var objects = http.RequestServices.GetRequiredService<NamedObjects>();
            if (await objects.MissingAsync(kind, name, path.Argument, http.RequestAborted) is { } missing) return missing;
        }

        return null;
    }

    private static (int, BankError) TooMany(HttpContext http, int seconds)
    {
        http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return (StatusCodes.Status429TooManyRequests, AccessErrors.TooMany(seconds));
    }

    private Task RefuseAsync(HttpContext http, int status, BankError error)
    {
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Authorization);
        if (status == StatusCodes.Status401Unauthorized && HttpMethods.IsGet(http.Request.Method) && http.Request.Path.StartsWithSegments("/account", StringComparison.Ordinal))
            return Results.LocalRedirect(SignInPage).ExecuteAsync(http);
        return HttpErrors.Answer(error, messages, status).ExecuteAsync(http);
    }
}
