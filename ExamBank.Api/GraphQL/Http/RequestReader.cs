using System.Text.Json;
using GraphQL;
using GraphQL.SystemTextJson;
using Microsoft.Net.Http.Headers;

namespace ExamBank.Api.GraphQL.Http;

/// <summary>A request as the specification defines it, not yet looked at by the schema.</summary>
internal sealed record GraphQLHttpRequest(string Query, string? OperationName, Inputs? Variables, Inputs? Extensions);

/// <summary>Reads a request from a POST body or a GET query string, and refuses what is not one.</summary>
internal sealed class RequestReader(GraphQLSerializer serializer, PersistedDocuments documents, GraphQLLimits limits)
{
    private const int DeepestJson = 64;

    private static readonly JsonDocumentOptions StrictJson = new() { AllowDuplicateProperties = false, MaxDepth = DeepestJson };

    /// <summary>Reads the request; exactly one of the two is given back.</summary>
    public async Task<(GraphQLHttpRequest? Request, HttpRefusal? Refusal)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return HttpMethods.IsPost(request.Method)
                ? (await FromBodyAsync(request, cancellationToken), null)
                : (FromQueryString(request.Query), null);
        }
        catch (RefusedException refused)
        {
            return (null, refused.Refusal);
        }
    }

    private async Task<GraphQLHttpRequest> FromBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!IsUtf8Json(request.ContentType)) throw new RefusedException(HttpRefusal.NotJson);
        using var body = Parse(await ReadBytesAsync(request, cancellationToken));
        var root = body.RootElement;
        if (root.ValueKind != JsonValueKind.Object) throw new RefusedException(HttpRefusal.NotAnObject);
        return new GraphQLHttpRequest(
            Query(Text(root, "query"), Text(root, "documentId")),
            Text(root, "operationName"),
            Map(root, "variables"),
            Map(root, "extensions"));
    }

    private GraphQLHttpRequest FromQueryString(IQueryCollection parameters)
    {
        return new GraphQLHttpRequest(
            Query(Single("query"), Single("documentId")),
            Single("operationName"),
            Json("variables"),
            Json("extensions"));

        string? Single(string name) => parameters[name] switch
        {
            [] => null,
            [""] => null,
            [var only] => only,
            _ => throw new RefusedException(HttpRefusal.Repeated(name)),
        };

        Inputs? Json(string name)
        {
            if (Single(name) is not { } text) return null;
            using var document = Parse(System.Text.Encoding.UTF8.GetBytes(text));
            return Map(document.RootElement, name, document.RootElement.ValueKind);
        }
    }

    private string Query(string? query, string? documentId)
    {
        var (text, refusal) = documents.Find(query, documentId);
        return text ?? throw new RefusedException(refusal!);
    }

    private static bool IsUtf8Json(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (type.Charset.Value is null || ResponseFormat.IsUtf8(type.Charset.Value));

    private async Task<ReadOnlyMemory<byte>> ReadBytesAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            using var buffer = new MemoryStream();
            await request.Body.CopyToAsync(buffer, cancellationToken);
            return buffer.ToArray();
        }
        catch (BadHttpRequestException broken) when (broken.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw new RefusedException(HttpRefusal.BodyTooLarge(limits.BodyBytes));
        }
        catch (BadHttpRequestException broken)
        {
            throw new RefusedException(HttpRefusal.BodyBroken(broken.StatusCode));
        }
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> utf8)
    {
        // The JSON reader looks at the encoding of a string only when the string is asked for; say it at once.
        if (!System.Text.Unicode.Utf8.IsValid(utf8.Span)) throw new RefusedException(HttpRefusal.MalformedJson);
        try
        {
            return JsonDocument.Parse(utf8, StrictJson);
        }
        catch (JsonException)
        {
            throw new RefusedException(HttpRefusal.MalformedJson);
        }
    }

    private static string? Text(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind != JsonValueKind.String) throw new RefusedException(HttpRefusal.WrongType(name, "string"));
        return Unescaped(() => value.GetString());
    }

    private Inputs? Map(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) ? Map(value, name, value.ValueKind) : null;

    private Inputs? Map(JsonElement value, string name, JsonValueKind kind) => kind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Object => Unescaped(() => serializer.ReadNode<Inputs>(value)),
        _ => throw new RefusedException(HttpRefusal.WrongType(name, "object")),
    };

    private static T Unescaped<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception unreadable) when (unreadable is InvalidOperationException or JsonException)
        {
            // An escape such as \ud800 without its other half is legal JSON and no text.
            throw new RefusedException(HttpRefusal.MalformedJson);
        }
    }

#pragma warning disable CA1064 // Never leaves this class.
    private sealed class RefusedException(HttpRefusal refusal) : Exception
    {
        public HttpRefusal Refusal { get; } = refusal;
    }
#pragma warning restore CA1064
}
