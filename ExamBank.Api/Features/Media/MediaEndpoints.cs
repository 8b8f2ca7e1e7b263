using ExamBank.Api.GraphQL;
using ExamBank.Api.Hosting;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Media;
using ExamBank.Domain.Persistence;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace ExamBank.Api.Features.Media;

/// <summary>
/// Pictures over HTTP: <c>POST /media?name=curve.png</c> takes the bytes of one, <c>GET /media/HASH</c> gives them back. The upload has to
/// say that it is PNG or JPEG: a page of another site cannot send that without asking the browser first.
/// </summary>
internal static class MediaEndpoints
{
    /// <summary>Routes upload and download.</summary>
    public static void MapMedia(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/media", UploadAsync);
        routes.MapMethods("/media/{hash}", Downloads.Methods, async (string hash, BankView bank, MessageCatalogue messages, HttpResponse response, CancellationToken cancellationToken) =>
        {
            var found = await bank.ShownPictures.Where(p => p.Sha256 == hash).Select(p => new { p.MediaType, p.Bytes }).FirstOrDefaultAsync(cancellationToken);
            if (found is null) return HttpErrors.Answer(MediaErrors.NotFound("hash", hash), messages, StatusCodes.Status404NotFound);
            // Under its hash stands the same picture for ever; only who asked may keep it.
            response.Headers.CacheControl = "private, max-age=31536000, immutable";
            return Results.File(found.Bytes, found.MediaType, entityTag: new EntityTagHeaderValue($"\"{hash}\""));
        });
    }

    private static async Task<IResult> UploadAsync(
        string? name, HttpRequest request, StorePicture pictures, CurrentActor current, MessageCatalogue messages, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || type.MediaType.Value is not ("image/png" or "image/jpeg"))
            return HttpErrors.Answer(MediaErrors.TypeNotAccepted("", request.ContentType ?? ""), messages, StatusCodes.Status415UnsupportedMediaType);
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = PictureFile.MaximumBytes;
        using var body = new MemoryStream();
        try
        {
            await request.Body.CopyToAsync(body, cancellationToken);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Refusal(MediaErrors.TooLarge("", request.ContentLength ?? PictureFile.MaximumBytes + 1L, PictureFile.MaximumBytes), messages);
        }

        var stored = await pictures.RunAsync(body.ToArray(), name, current.Actor, cancellationToken);
        if (!stored.Succeeded) return Refusal(stored.Errors[0], messages);
        var (facts, isNew) = stored.Value;
        var address = PictureReference.Of(facts.Sha256);
        var answer = new { hash = facts.Sha256, address, facts.Name, facts.MediaType, facts.Width, facts.Height, bytes = facts.Length };
        return isNew ? Results.Created(address, answer) : Results.Ok(answer);
    }

    private static IResult Refusal(BankError error, MessageCatalogue messages) => HttpErrors.Answer(
        error, messages, error.Code == "media.too-large" ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status422UnprocessableEntity);
}
