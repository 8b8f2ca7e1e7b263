using Microsoft.Net.Http.Headers;

namespace ExamBank.Api.Hosting;

/// <summary>Tells a person in front of a browser from a program.</summary>
internal static class Browsers
{
    /// <summary>Whether the request wants a page: it names <c>text/html</c>, which no client does that wants an answer.</summary>
    public static bool WantsPage(HttpRequest request) =>
        // Whoever sends a query is answered in GraphQL's form, whatever they accept.
        (HttpMethods.IsGet(request.Method) || !request.Path.StartsWithSegments("/graphql", StringComparison.Ordinal))
        && MediaTypeHeaderValue.TryParseList([.. request.Headers.Accept.OfType<string>()], out var ranges)
        && ranges.Any(range => range.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase) && range.Quality is not 0);
}
