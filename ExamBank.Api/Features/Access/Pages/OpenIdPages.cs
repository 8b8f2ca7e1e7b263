using System.Globalization;
using ExamBank.Api.Hosting;
using ExamBank.Domain.Access;
using Microsoft.AspNetCore.Authentication;

namespace ExamBank.Api.Features.Access.Pages;

/// <summary>The way to an OpenID Connect provider and back. Without one there is nothing here.</summary>
internal static partial class OpenIdPages
{
    /// <summary>Routes them.</summary>
    public static void MapOpenId(this RouteGroupBuilder pages)
    {
        pages.MapGet("/openid", async (HttpContext http, ServerOptions server, ILoggerFactory log) =>
        {
            if (server.OpenId is null) return Results.NotFound();
            try
            {
                await http.ChallengeAsync(OpenIdSessions.Scheme);
                return Results.Empty;
            }
            catch (Exception e) when (e is InvalidOperationException or HttpRequestException or IOException && !http.Response.HasStarted)
            {
                Unreachable(log.CreateLogger(typeof(OpenIdPages)), e.GetType().Name);
                return Refused(http);
            }
        });
        // Where there is a provider, its handler answers before it comes to this, by one of the pages below.
        pages.MapGet("/openid/callback", () => Results.NotFound());
    }

    /// <summary>Too many answers, whoever's.</summary>
    public static IResult TooMany(HttpContext http, int wait)
    {
        http.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        var layout = http.RequestServices.GetRequiredService<PageLayout>();
        return layout.Page("refused", layout.Told([AccessErrors.TooMany(wait)]), StatusCodes.Status429TooManyRequests);
    }

    /// <summary>
    /// Signed in. It is a page of ours that goes on to the account, not a redirect: what a redirect from another site leads to is not sent the
    /// session's cookie, which is for our own pages alone.
    /// </summary>
    public static IResult SignedIn(HttpContext http)
    {
        http.Response.Headers.Append("Refresh", "0; url=/account");
        var layout = http.RequestServices.GetRequiredService<PageLayout>();
        return layout.Page("signed-in", Html.Of($"<p class=\"done\"><a href=\"/account\">{layout.Word("continue")}</a></p>"));
    }

    /// <summary>Not signed in; whether it was the provider, the way, or that nobody is linked is not said.</summary>
    public static IResult Refused(HttpContext http)
    {
        var layout = http.RequestServices.GetRequiredService<PageLayout>();
        return layout.Page("sign-in", Html.Of($"{layout.Told([AccessErrors.OpenIdFailed()])}<p><a href=\"/account/sign-in\">{layout.Word("sign-in")}</a></p>"), StatusCodes.Status400BadRequest);
    }

    // Its message could name addresses with what stands in their queries.
    [LoggerMessage(Level = LogLevel.Warning, Message = "The OpenID Connect provider could not be used: {Kind}")]
    private static partial void Unreachable(ILogger log, string kind);
}
