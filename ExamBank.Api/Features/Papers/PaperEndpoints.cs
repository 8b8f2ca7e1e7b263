using System.Globalization;
using ExamBank.Api.GraphQL;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Generator.Documents.Editions;
using ExamBank.Generator.Exchange.Layouts;

namespace ExamBank.Api.Features.Papers;

/// <summary>Downloads: the very bytes that were stored when the paper was locked, or when a package was first asked for.</summary>
internal static class PaperEndpoints
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string Zip = "application/zip";

    // HEAD answers as GET does, without the bytes: who downloads may ask for the size first.
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Routes the downloads of papers, keys and packages.</summary>
    public static void MapPapers(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/papers/{number}/forms/{form}/versions/{version:int}/paper.docx", Methods, async (
            string number, string form, int version, PaperDownloads downloads, MessageCatalogue messages, CancellationToken cancellationToken) =>
            Answer(await downloads.PaperAsync(number, form, version, cancellationToken), Word, $"{Canonical(number)}-{form}-{version.ToString(CultureInfo.InvariantCulture)}.docx", messages));

        routes.MapMethods("/papers/{number}/key.xlsx", Methods, async (
            string number, PaperDownloads downloads, MessageCatalogue messages, CancellationToken cancellationToken) =>
            Answer(await downloads.KeyAsync(number, cancellationToken), Excel, $"{Canonical(number)}-key.xlsx", messages));

        MapPackage(routes, "print.zip", PackageKind.Print);
        MapPackage(routes, "marking.zip", PackageKind.Marking);
    }

    private static void MapPackage(IEndpointRouteBuilder routes, string name, PackageKind kind) => routes.MapMethods($"/papers/{{number}}/{name}", Methods, async (
        string number, string? layout, PaperEditions editions, CurrentActor current, MessageCatalogue messages, CancellationToken cancellationToken) =>
    {
        var chosen = layout is null ? null : LayoutCatalogue.Find(layout, "layout");
        if (chosen is { Succeeded: false }) return Refusal(chosen.Errors[0], messages);
        var files = await editions.GetAsync(number, chosen?.Value, new EditionDemand([], [kind]), current.Actor, cancellationToken);
        return files.Succeeded && files.Value.Single() is var package
            ? Results.File(package.Bytes, Zip, Path.GetFileName(package.Path))
            : Refusal(files.Errors[0], messages);
    });

    private static IResult Answer(Result<PaperBytes> file, string type, string name, MessageCatalogue messages) =>
        file.Succeeded ? Results.File(file.Value.Bytes, type, name) : Refusal(file.Errors[0], messages);

    private static IResult Refusal(BankError error, MessageCatalogue messages)
    {
        return HttpErrors.Answer(error, messages, error.Code switch
        {
            "paper.not-found" or "paper.version-not-found" or "layout.not-found" => StatusCodes.Status404NotFound,
            "paper.no-model" or "paper.model-unreadable" => StatusCodes.Status409Conflict,
            // A file that disagrees with its paper is our fault, not the caller's.
            _ => StatusCodes.Status500InternalServerError,
        });
    }

    private static string Canonical(string number) => PaperNumber.TryParse(number, out var plain) ? PaperNumber.Format(plain) : number;
}
