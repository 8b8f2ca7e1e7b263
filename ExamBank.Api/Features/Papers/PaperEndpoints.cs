using ExamBank.Api.Features.Releases;
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
            string number, string form, int version, HandOut handOut, PaperDownloads downloads, CancellationToken cancellationToken) => await handOut.AnswerAsync(
                number, await downloads.PaperAsync(number, form, version, cancellationToken), Word, cancellationToken));

        routes.MapMethods("/papers/{number}/key.xlsx", Downloads.Methods, async (
            string number, int? keyRevision, HandOut handOut, PaperDownloads downloads, CancellationToken cancellationToken) => await handOut.AnswerAsync(
                number, await downloads.KeyAsync(number, keyRevision, cancellationToken), Excel, cancellationToken));

        MapPackage(routes, "print.zip", PackageKind.Print);
        MapPackage(routes, "marking.zip", PackageKind.Marking);
        MapCentrePackage(routes, "print.zip", PackageKind.Print);
        MapCentrePackage(routes, "marking.zip", PackageKind.Marking);
    }

    // Only GET: what is asked for is recorded as fetched.
    private static void MapCentrePackage(IEndpointRouteBuilder routes, string name, PackageKind kind) => routes.MapGet($"/papers/{{number}}/releases/{{release}}/{name}", async (
        string number, string release, int? keyRevision, CentreDownloads downloads, CurrentActor current, CurrentCentre centre, MessageCatalogue messages, CancellationToken cancellationToken) =>
    {
        if (await centre.CodeAsync(cancellationToken) is not { } own) return Downloads.Refusal(ReleaseErrors.NotFound("release", release), messages);
        var file = await downloads.GetAsync(new CentreRequest(Canonical(number), release, kind, keyRevision), own, current.Actor, cancellationToken);
        return file.Succeeded ? Results.File(file.Value.Bytes, Zip, Path.GetFileName(file.Value.Path)) : Downloads.Refusal(file.Errors[0], messages);
    });

    private static void MapPackage(IEndpointRouteBuilder routes, string name, PackageKind kind) => routes.MapMethods($"/papers/{{number}}/{name}", Downloads.Methods, async (
        string number, string? layout, int? keyRevision, HandOut handOut, PaperEditions editions, CurrentActor current, MessageCatalogue messages, CancellationToken cancellationToken) =>
    {
        var chosen = layout is null ? null : LayoutCatalogue.Find(layout, "layout");
        if (chosen is { Succeeded: false }) return Downloads.Refusal(chosen.Errors[0], messages);
        var files = await editions.GetAsync(number, chosen?.Value, new EditionDemand([], [kind]), keyRevision, current.Actor, cancellationToken);
        return await handOut.AnswerAsync(number, files.Succeeded ? files.Value.Single() : files.Failed<PaperBytes>(), Zip, cancellationToken);
    });

    private static string Canonical(string number) => PaperNumber.TryParse(number, out var plain) ? PaperNumber.Format(plain) : number;
}
