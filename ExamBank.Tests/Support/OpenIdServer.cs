using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ExamBank.Tests.Support;

/// <summary>
/// A small OpenID Connect provider on a free port: discovery, keys, the authorization code flow with PKCE, signed tokens. Whoever comes is
/// <see cref="Subject"/>; it refuses a client that leaves out state, nonce or challenge, or cannot prove who it is.
/// </summary>
internal sealed class OpenIdServer : IAsyncDisposable
{
    public const string ClientId = "exam-bank";
    public const string ClientSecret = "a secret of the client 0451";

    private readonly WebApplication app;
    private readonly RSA key = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, IQueryCollection> codes = new(StringComparer.Ordinal);

    private readonly string host;

    private OpenIdServer(WebApplication app, string host) => (this.app, this.host) = (app, host);

    /// <summary>Who signs in.</summary>
    public string Subject { get; set; } = "u-1";

    /// <summary>Changes the claims of a token before it is signed.</summary>
    public Action<JsonObject> Change { get; set; } = _ => { };

    /// <summary>Whether tokens are signed with a key that is not published.</summary>
    public bool SignsWithAnotherKey { get; set; }

    /// <summary>The tokens that were given.</summary>
    public ConcurrentBag<string> Tokens { get; } = [];

    /// <summary>Its address, which is the issuer too.</summary>
    public string Issuer => app.Urls.Single().Replace("127.0.0.1", host, StringComparison.Ordinal);

    /// <summary>Starts it; to a browser <c>localhost</c> is another site than <c>127.0.0.1</c>.</summary>
    public static async Task<OpenIdServer> StartAsync(string host = "127.0.0.1")
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var server = new OpenIdServer(builder.Build(), host);
        server.app.UseRouting();
        server.app.MapGet("/.well-known/openid-configuration", server.Discovery);
        server.app.MapGet("/keys", server.Keys);
        server.app.MapGet("/authorize", (HttpRequest request) => server.Authorize(request.Query));
        server.app.MapPost("/token", server.TokenAsync);
        await server.app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Dispose();
    }

    private IResult Discovery() => Results.Json(new Dictionary<string, object>
    {
        ["issuer"] = Issuer,
        ["authorization_endpoint"] = $"{Issuer}/authorize",
        ["token_endpoint"] = $"{Issuer}/token",
        ["jwks_uri"] = $"{Issuer}/keys",
        ["response_types_supported"] = new[] { "code" },
        ["subject_types_supported"] = new[] { "public" },
        ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
        ["code_challenge_methods_supported"] = new[] { "S256" },
    });

    private IResult Keys()
    {
        var published = key.ExportParameters(includePrivateParameters: false);
        return Results.Json(new { keys = new[] { new { kty = "RSA", use = "sig", alg = "RS256", kid = "1", n = Base64Url.EncodeToString(published.Modulus), e = Base64Url.EncodeToString(published.Exponent) } } });
    }

    private IResult Authorize(IQueryCollection asked)
    {
        if (asked["client_id"] != ClientId || asked["response_type"] != "code" || asked["code_challenge_method"] != "S256" || asked["scope"] != "openid") return Results.BadRequest("request");
        if (new[] { "state", "nonce", "code_challenge" }.Any(name => asked[name].ToString().Length < 40)) return Results.BadRequest("unguarded");
        var code = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        codes[code] = asked;
        return Results.Redirect($"{asked["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(asked["state"].ToString())}");
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (form["client_id"] != ClientId || form["client_secret"] != ClientSecret) return Results.Json(new { error = "invalid_client" }, statusCode: StatusCodes.Status401Unauthorized);
        // A code is good once, for who can open its challenge.
        if (!codes.TryRemove(form["code"].ToString(), out var asked)
            || asked["redirect_uri"] != form["redirect_uri"]
            || asked["code_challenge"] != Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))))
            return Results.Json(new { error = "invalid_grant" }, statusCode: StatusCodes.Status400BadRequest);
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var claims = new JsonObject { ["iss"] = Issuer, ["sub"] = Subject, ["aud"] = ClientId, ["iat"] = now, ["exp"] = now + 300, ["nonce"] = asked["nonce"].ToString(), ["roles"] = "administrator" };
        Change(claims);
        var token = Signed(claims);
        Tokens.Add(token);
        return Results.Json(new { access_token = "opaque", token_type = "Bearer", expires_in = 300, id_token = token });
    }

    private string Signed(JsonObject claims)
    {
        var text = $"{Encoded(JsonSerializer.SerializeToUtf8Bytes(new { alg = "RS256", typ = "JWT", kid = "1" }))}.{Encoded(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        using var another = RSA.Create(2048);
        return $"{text}.{Encoded((SignsWithAnotherKey ? another : key).SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private static string Encoded(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
