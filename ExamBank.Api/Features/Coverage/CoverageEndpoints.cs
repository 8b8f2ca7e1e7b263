using System.Globalization;
using ExamBank.Api.Hosting;
using ExamBank.Domain.Coverage;
using ExamBank.Domain.Errors;
using ExamBank.Generator.Documents.HeatMaps;
using ExamBank.Generator.Documents.Tables;

namespace ExamBank.Api.Features.Coverage;

/// <summary>Coverage as a file.</summary>
internal static class CoverageEndpoints
{
    /// <summary>
    /// Routes the picture of a level, and its table as CSV and Excel: <c>/coverage.svg?standard=…&amp;level=…</c>, with the other
    /// arguments of the query by the same names.
    /// </summary>
    public static void MapCoverage(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/coverage.svg", Downloads.Methods, async (
            HttpContext http, ReadCoverage coverage, TimeProvider time, MessageCatalogue messages, CancellationToken cancellationToken) =>
        {
            var read = await ReadAsync(http.Request.Query, coverage, cancellationToken);
            if (!read.TryGet(out var report)) return Downloads.Refusal(read.Errors[0], messages);
            // Whoever opens the picture by itself sees a picture: nothing in it is run or fetched.
            http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
            return Results.Bytes(CoverageHeatMap.Svg(report, report.AsOf ?? time.GetUtcNow(), new HeatWords(messages, CultureInfo.CurrentUICulture)), "image/svg+xml; charset=utf-8");
        });
        TableDownloads.Map(routes, "/coverage", format => async (HttpContext http, ReadCoverage coverage, TableDownloads tables, CancellationToken cancellationToken) =>
        {
            var read = await ReadAsync(http.Request.Query, coverage, cancellationToken);
            var table = read.TryGet(out var report) ? Result.Of(CoverageTable.Of([report], tables.Words)) : read.Failed<Table>();
            return await tables.AnswerAsync(table, format, read.Succeeded ? $"coverage:{report!.Standard}/{report.Level}" : "coverage:", cancellationToken);
        });
    }

    private static async Task<Result<CoverageReport>> ReadAsync(IQueryCollection query, ReadCoverage coverage, CancellationToken cancellationToken)
    {
        var values = new QueryValues(query);
        var request = new CoverageRequest(values.Needed("standard"), values.Needed("level"), values.Flag("includeLower"), values.Moment("asOf"), values.Number("minimum", 1));
        return values.Error is { } error ? error : await coverage.RunAsync(request, cancellationToken);
    }
}
