using Microsoft.Net.Http.Headers;

namespace ExamBank.Api.GraphQL.Http;

/// <summary>The media types of an answer: the two of GraphQL over HTTP, which differ in the status codes of a refused request, and event streams.</summary>
internal sealed class ResponseFormat
{
    /// <summary>The older type: any well-formed request gets 200, its errors stand in the body.</summary>
    public static readonly ResponseFormat Json = new("application/json");

    /// <summary>The newer type: a request that was refused before it ran gets 400.</summary>
    public static readonly ResponseFormat GraphQLResponse = new("application/graphql-response+json");

    /// <summary>Server-sent events: for clients that name it, and the only answer to a subscription.</summary>
    public static readonly ResponseFormat EventStream = new("text/event-stream");

    private ResponseFormat(string mediaType) => MediaType = mediaType;

    /// <summary>The media type without parameters.</summary>
    public string MediaType { get; }

    /// <summary>The header to answer with.</summary>
    public string ContentType => $"{MediaType}; charset=utf-8";

    /// <summary>
    /// Chooses by quality, then by how exactly the client names the type. A client that names neither gets
    /// <c>application/json</c>, as the specification asks for the sake of older clients.
    /// </summary>
    /// <returns>Null when the client accepts neither.</returns>
    public static ResponseFormat? Negotiate(IList<string?> accept)
    {
        if (accept.All(string.IsNullOrWhiteSpace)) return Json;
        if (!MediaTypeHeaderValue.TryParseList([.. accept.OfType<string>()], out var ranges)) return null;
        return new[] { GraphQLResponse, Json, EventStream }
            .Select((format, order) => (Format: format, Rank: format.RankIn(ranges), Order: order))
            .Where(candidate => candidate.Rank.Quality > 0 && (candidate.Format != EventStream || candidate.Rank.Exactness == Exact))
            .OrderByDescending(candidate => candidate.Rank.Quality)
            .ThenByDescending(candidate => candidate.Rank.Exactness)
            .ThenBy(candidate => candidate.Rank.Exactness == Exact ? candidate.Order : -candidate.Order)
            .Select(candidate => candidate.Format)
            .FirstOrDefault();
    }

    private const int Exact = 2;

    /// <summary>The most exact range that covers this type decides its quality (RFC 9110, 12.5.1).</summary>
    private (double Quality, int Exactness) RankIn(IEnumerable<MediaTypeHeaderValue> ranges) => ranges
        .Where(range => Covers(range) && (range.Charset.Value is null || IsUtf8(range.Charset.Value)))
        .Select(range => (Quality: range.Quality ?? 1, Exactness: range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : Exact))
        .OrderByDescending(rank => rank.Exactness)
        .ThenByDescending(rank => rank.Quality)
        .FirstOrDefault();

    private bool Covers(MediaTypeHeaderValue range) =>
        range.MatchesAllTypes
        || (range.MatchesAllSubTypes && MediaType.StartsWith($"{range.Type}/", StringComparison.OrdinalIgnoreCase))
        || range.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a <c>charset</c> parameter names the one encoding that we read and write.</summary>
    public static bool IsUtf8(string charset) => charset.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase);
}
