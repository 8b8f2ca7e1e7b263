using ExamBank.Api.Hosting;
using Microsoft.AspNetCore.Authentication;
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

    private static readonly object SignedIn = new();

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

        openId.Events.OnTicketReceived = SignInAsync;
        openId.Events.OnRemoteFailure = failed =>
        {
            failed.HandleResponse();
            return Task.CompletedTask;
        };
    });

    /// <summary>Takes the answer of the provider that a request brings; false when nobody is signed in by it, for whatever reason.</summary>
    public static async Task<bool> TakeAnswerAsync(HttpContext http)
    {
        var handlers = http.RequestServices.GetRequiredService<IAuthenticationHandlerProvider>();
        return await handlers.GetHandlerAsync(http, Scheme) is IAuthenticationRequestHandler handler
            && await handler.HandleRequestAsync()
            && http.Items.ContainsKey(SignedIn);
    }

    /// <summary>Who has come back from the provider is signed in as the account that they are linked to, or not at all.</summary>
    private static async Task SignInAsync(TicketReceivedContext received)
    {
        received.HandleResponse();
        var http = received.HttpContext;
        var who = received.Principal?.FindFirst("sub");
        if (who is not null && await http.RequestServices.GetRequiredService<SignIn>().ByIdentityAsync(who.Issuer, who.Value, http.RequestAborted)) http.Items[SignedIn] = true;
    }
}
