using ExamBank.Api.Features.Access.Pages;
using ExamBank.Api.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace ExamBank.Api.Features.Access;

/// <summary>
/// Signing in by an OpenID Connect provider: the authorization code flow with state, nonce and PKCE. What the provider says is only who somebody
/// is; which account that is, and what it may do, an administrator has said here.
/// </summary>
internal static class OpenIdSessions
{
    /// <summary>The scheme.</summary>
    public const string Scheme = "openid";

    /// <summary>Where the provider sends people back to.</summary>
    public const string Callback = "/account/openid/callback";

    /// <summary>Adds it.</summary>
    public static void AddOpenId(this AuthenticationBuilder authentication, OpenIdProvider provider) => authentication.AddOpenIdConnect(Scheme, openId =>
    {
        openId.Authority = provider.Authority;
        openId.RequireHttpsMetadata = provider.Authority.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
        openId.ClientId = provider.ClientId;
        openId.ClientSecret = provider.ClientSecret;
        openId.ResponseType = OpenIdConnectResponseType.Code;
        // By query, so that our own cookies need not be sent along with a form of another site.
        openId.ResponseMode = OpenIdConnectResponseMode.Query;
        openId.UsePkce = true;
        openId.ProtocolValidator.RequireNonce = true;
        openId.CallbackPath = Callback;
        // Nobody signs out by an address: any site could send people there.
        openId.RemoteSignOutPath = default;
        openId.SignedOutCallbackPath = default;
        openId.Scope.Clear();
        openId.Scope.Add("openid");
        openId.MapInboundClaims = false;
        openId.SaveTokens = false;
        openId.DisableTelemetry = true;
        openId.SignInScheme = IdentityConstants.ApplicationScheme;
        foreach (var cookie in new[] { openId.CorrelationCookie, openId.NonceCookie })
        {
            cookie.HttpOnly = true;
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        }

        openId.Events.OnMessageReceived = NotTooOftenAsync;
        openId.Events.OnTicketReceived = SignInAsync;
        openId.Events.OnRemoteFailure = failed =>
        {
            failed.HandleResponse();
            return OpenIdPages.Refused(failed.HttpContext).ExecuteAsync(failed.HttpContext);
        };
    });

    private static async Task NotTooOftenAsync(MessageReceivedContext received)
    {
        var http = received.HttpContext;
        if (http.RequestServices.GetRequiredService<AccessThrottle>().Try(http.Connection.RemoteIpAddress, null) is not { } wait) return;
        received.HandleResponse();
        await OpenIdPages.TooMany(http, wait).ExecuteAsync(http);
    }

    /// <summary>Who has come back from the provider is signed in as the account that they are linked to, or not at all.</summary>
    private static async Task SignInAsync(TicketReceivedContext received)
    {
        received.HandleResponse();
        var http = received.HttpContext;
        var who = received.Principal?.FindFirst("sub");
        var signedIn = who is not null && await http.RequestServices.GetRequiredService<SignIn>().ByIdentityAsync(who.Issuer, who.Value, http.RequestAborted);
        await (signedIn ? OpenIdPages.SignedIn(http) : OpenIdPages.Refused(http)).ExecuteAsync(http);
    }
}
