using System.Globalization;
using ExamBank.Api.GraphQL;
using ExamBank.Api.Hosting;
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

    /// <summary>Routes the downloads of papers, keys and packages.</summary>
    public static void MapPapers(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/papers/{number}/forms/{form}/versions/{version:int}/paper.docx", Downloads.Methods, async (
            string number, string form, int version, PaperDownloads downloads, MessageCatalogue messages, CancellationToken cancellationToken) =>
            Answer(await downloads.PaperAsync(number, form, version, cancellationToken), Word, $"{Canonical(number)}-{form}-{version.ToString(CultureInfo.InvariantCulture)}.docx", messages));

        routes.MapMethods("/papers/{number}/key.xlsx", Downloads.Methods, async (
            string number, PaperDownloads downloads, MessageCatalogue messages, CancellationToken cancellationToken) =>
            Answer(await downloads.KeyAsync(number, cancellationToken), Excel, $"{Canonical(number)}-key.xlsx", messages));

        MapPackage(routes, "print.zip", PackageKind.Print);
        MapPackage(routes, "marking.zip", PackageKind.Marking);
    }

    private static void MapPackage(IEndpointRouteBuilder routes, string name, PackageKind kind) => routes.MapMethods($"/papers/{{number}}/{name}", Downloads.Methods, async (
        string number, string? layout, PaperEditions editions, CurrentActor current, MessageCatalogue messages, CancellationToken cancellationToken) =>
    {
        var chosen = layout is null ? null : LayoutCatalogue.Find(layout, "layout");
        if (chosen is { Succeeded: false }) return Downloads.Refusal(chosen.Errors[0], messages);
        var files = await editions.GetAsync(number, chosen?.Value, new EditionDemand([], [kind]), current.Actor, cancellationToken);
        return files.Succeeded && files.Value.Single() is var package
            ? Results.File(package.Bytes, Zip, Path.GetFileName(package.Path))
            : Downloads.Refusal(files.Errors[0], messages);
    });

    private static IResult Answer(Result<PaperBytes> file, string type, string name, MessageCatalogue messages) =>
        file.Succeeded ? Results.File(file.Value.Bytes, type, name) : Downloads.Refusal(file.Errors[0], messages);

    private static string Canonical(string number) => PaperNumber.TryParse(number, out var plain) ? PaperNumber.Format(plain) : number;
}
