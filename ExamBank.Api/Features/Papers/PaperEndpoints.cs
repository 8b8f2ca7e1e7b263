using ExamBank.Api.GraphQL;
using ExamBank.Api.Hosting;
using ExamBank.Domain.Errors;
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
            string number, HandOut handOut, PaperDownloads downloads, CancellationToken cancellationToken) => await handOut.AnswerAsync(
                number, await downloads.KeyAsync(number, cancellationToken), Excel, cancellationToken));

        MapPackage(routes, "print.zip", PackageKind.Print);
        MapPackage(routes, "marking.zip", PackageKind.Marking);
    }

    private static void MapPackage(IEndpointRouteBuilder routes, string name, PackageKind kind) => routes.MapMethods($"/papers/{{number}}/{name}", Downloads.Methods, async (
        string number, string? layout, HandOut handOut, PaperEditions editions, CurrentActor current, MessageCatalogue messages, CancellationToken cancellationToken) =>
    {
        var chosen = layout is null ? null : LayoutCatalogue.Find(layout, "layout");
        if (chosen is { Succeeded: false }) return Downloads.Refusal(chosen.Errors[0], messages);
        var files = await editions.GetAsync(number, chosen?.Value, new EditionDemand([], [kind]), current.Actor, cancellationToken);
        return await handOut.AnswerAsync(number, files.Succeeded ? files.Value.Single() : files.Failed<PaperBytes>(), Zip, cancellationToken);
    });
}
