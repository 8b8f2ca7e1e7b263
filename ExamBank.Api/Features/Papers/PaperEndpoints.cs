using System.Globalization;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;

namespace ExamBank.Api.Features.Papers;

/// <summary>Downloads: the very bytes that were stored when the paper was locked.</summary>
internal static class PaperEndpoints
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    // HEAD answers as GET does, without the bytes: who downloads may ask for the size first.
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Routes the downloads of papers and keys.</summary>
    public static void MapPapers(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/papers/{number}/forms/{form}/versions/{version:int}/paper.docx", Methods, async (
            string number, string form, int version, PaperDownloads downloads, MessageCatalogue messages, CancellationToken cancellationToken) =>
        {
            if (await downloads.PaperAsync(number, form, version, cancellationToken) is { } bytes)
                return Results.File(bytes, Word, $"{Canonical(number)}-{form}-{version.ToString(CultureInfo.InvariantCulture)}.docx");
            return NotFound(
                await downloads.HasAsync(number, cancellationToken)
                    ? PaperErrors.VersionNotFound("version", Canonical(number), form, version)
                    : PaperErrors.NotFound("number", number),
                messages);
        });

        routes.MapMethods("/papers/{number}/key.xlsx", Methods, async (
            string number, PaperDownloads downloads, MessageCatalogue messages, CancellationToken cancellationToken) =>
            await downloads.KeyAsync(number, cancellationToken) is { } bytes
                ? Results.File(bytes, Excel, $"{Canonical(number)}-key.xlsx")
                : NotFound(PaperErrors.NotFound("number", number), messages));
    }

    private static IResult NotFound(BankError error, MessageCatalogue messages)
    {
        var message = messages.Text(error, CultureInfo.CurrentUICulture);
        return Results.Json(new { errors = new[] { new { message, extensions = new { code = error.Code } } } }, statusCode: StatusCodes.Status404NotFound);
    }

    private static string Canonical(string number) => PaperNumber.TryParse(number, out var plain) ? PaperNumber.Format(plain) : number;
}
