using ExamBank.Domain.Errors;

namespace ExamBank.Api.GraphQL.Http;

/// <summary>A request that never reaches the schema: the status it gets, and why.</summary>
internal sealed record HttpRefusal(int Status, BankError Error)
{
    public static readonly HttpRefusal NotAcceptable = Of(StatusCodes.Status406NotAcceptable, "request.not-acceptable");

    public static readonly HttpRefusal MethodNotAllowed = Of(StatusCodes.Status405MethodNotAllowed, "request.method-not-allowed");

    public static readonly HttpRefusal NotJson = Of(StatusCodes.Status415UnsupportedMediaType, "request.not-json");

    public static readonly HttpRefusal MalformedJson = Of(StatusCodes.Status400BadRequest, "request.malformed-json");

    public static readonly HttpRefusal NotAnObject = Of(StatusCodes.Status400BadRequest, "request.not-an-object");

    public static readonly HttpRefusal QueryMissing = Of(StatusCodes.Status400BadRequest, "request.query-missing");

    public static readonly HttpRefusal QueryAndDocument = Of(StatusCodes.Status400BadRequest, "request.query-and-document");

    public static readonly HttpRefusal DocumentId = Of(StatusCodes.Status400BadRequest, "request.document-id");

    public static readonly HttpRefusal DocumentsOnly = Of(StatusCodes.Status400BadRequest, "request.documents-only");

    public static readonly HttpRefusal TooManyStreams = Of(StatusCodes.Status429TooManyRequests, "stream.too-many");

    public static HttpRefusal DocumentNotFound(string id) => Of(StatusCodes.Status400BadRequest, "request.document-not-found", ("id", id));

    public static HttpRefusal WrongType(string parameter, string expected) =>
        Of(StatusCodes.Status400BadRequest, "request.wrong-type", ("parameter", parameter), ("expected", expected));

    public static HttpRefusal Repeated(string parameter) =>
        Of(StatusCodes.Status400BadRequest, "request.repeated-parameter", ("parameter", parameter));

    public static HttpRefusal BodyTooLarge(long limit) =>
        Of(StatusCodes.Status413PayloadTooLarge, "request.body-too-large", ("limit", limit));

    public static HttpRefusal BodyBroken(int status) => Of(status, "request.body-broken");

    private static HttpRefusal Of(int status, string code, params (string Name, object Value)[] facts) =>
        new(status, BankError.Of(code, "", facts));
}
