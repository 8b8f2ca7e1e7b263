using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ExamBank.Api.Features.Access;
using ExamBank.Api.Hosting;

namespace ExamBank.Api.GraphQL.Explorer;

/// <summary>
/// What a browser sees at <c>/graphql</c>: GraphiQL where it was built in (<c>Explorer.targets</c>), otherwise how to connect a
/// client. Everything comes from this program; the page may fetch from nowhere else.
/// </summary>
internal static partial class ExplorerPage
{
    // GraphiQL's editor writes its sizes into style attributes.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string Root = "explorer/";

    private static readonly Dictionary<string, byte[]> Assets = typeof(ExplorerPage).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Root, StringComparison.Ordinal))
        .ToDictionary(name => name[Root.Length..], Read, StringComparer.Ordinal);

    /// <summary>Whether GraphiQL is built in.</summary>
    public static bool HasGraphiQL => Assets.ContainsKey("graphiql.min.js");

    /// <summary>The example queries, by their file names in order.</summary>
    public static IReadOnlyList<string> Examples { get; } =
        [.. Assets.Where(asset => asset.Key.EndsWith(".graphql", StringComparison.Ordinal)).OrderBy(asset => asset.Key, StringComparer.Ordinal).Select(asset => Encoding.UTF8.GetString(asset.Value))];

    private static bool IsAskedFor(HttpRequest request) => HttpMethods.IsGet(request.Method) && Browsers.WantsPage(request);

    /// <summary>Shows the page to browsers, who have nothing to be known by before they have seen it; it holds nothing of the bank.</summary>
    public static void UseExplorer(this IApplicationBuilder app) =>
        app.Use((http, next) => http.Request.Path == "/graphql" && IsAskedFor(http.Request)
            ? http.RequestServices.GetRequiredService<AccessGate>().VisitAsync(http, watches: false, WriteAsync)
            : next(http));

    private static Task WriteAsync(HttpContext http) => Written(http, Encoding.UTF8.GetBytes(HasGraphiQL ? Filled("explorer.html") : Plain($"{http.Request.Scheme}://{http.Request.Host}/graphql")), "text/html; charset=utf-8");

    /// <summary>Routes what the page is made of.</summary>
    public static void MapExplorer(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/graphql/explorer/examples.json", () => Results.Json(Examples.Select(query => new { query })));
        routes.MapGet("/graphql/explorer/{file}", (string file, HttpContext http) => Assets.TryGetValue(file, out var bytes) && TypeOf(file) is { } type
            ? Written(http, bytes, type)
            : Results.NotFound().ExecuteAsync(http));
    }

    private static Task Written(HttpContext http, byte[] bytes, string type)
    {
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.ContentType = type;
        http.Response.ContentLength = bytes.Length;
        return http.Response.Body.WriteAsync(bytes, http.RequestAborted).AsTask();
    }

    /// <summary>The page without GraphiQL: how to connect a client to this address.</summary>
    public static string Plain(string address) => Filled("plain.html", address);

    private static string Filled(string page, string address = "") => Place().Replace(Encoding.UTF8.GetString(Assets[page]), match => match.Value switch
    {
        "{{address}}" => WebUtility.HtmlEncode(address),
        "{{language}}" => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "zh-CN",
        _ => string.Concat(Examples.Select(query => $"<pre>{WebUtility.HtmlEncode(query)}</pre>\n")),
    });

    private static string? TypeOf(string file) => Path.GetExtension(file) switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        _ => null,
    };

    private static byte[] Read(string resource)
    {
        using var stream = typeof(ExplorerPage).Assembly.GetManifestResourceStream(resource)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    [GeneratedRegex(@"\{\{[a-z]+\}\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Place();
}
