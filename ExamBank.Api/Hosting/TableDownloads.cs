using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ExamBank.Api.Features.Audit;
using ExamBank.Api.GraphQL;
using ExamBank.Domain.Errors;
using ExamBank.Generator.Documents.Tables;

namespace ExamBank.Api.Hosting;

/// <summary>Hands tables out over HTTP, as CSV or Excel, in the reader's language; who gets one is in the log first.</summary>
internal sealed class TableDownloads(DownloadLog log, CurrentActor current, IHttpContextAccessor accessor, MessageCatalogue messages)
{
    private const string Csv = "text/csv; charset=utf-8";
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The words of the reader's language.</summary>
    public TableWords Words => new(messages, CultureInfo.CurrentUICulture);

    /// <summary>Routes a table under a name in both forms.</summary>
    public static void Map(IEndpointRouteBuilder routes, string path, Func<TableFormat, Delegate> handler)
    {
        routes.MapMethods($"{path}.csv", Downloads.Methods, handler(TableFormat.Csv));
        routes.MapMethods($"{path}.xlsx", Downloads.Methods, handler(TableFormat.Xlsx));
    }

    /// <summary>Answers with a table that fits into memory, or says why there is none.</summary>
    public async Task<IResult> AnswerAsync(Result<Table> table, TableFormat format, string subject, CancellationToken cancellationToken)
    {
        if (!table.TryGet(out var found)) return Downloads.Refusal(table.Errors[0], messages);
        var bytes = format == TableFormat.Xlsx ? await TableFile.XlsxAsync(found, cancellationToken) : await CsvAsync(found, cancellationToken);
        if (!bytes.Succeeded) return Downloads.Refusal(bytes.Errors[0], messages);
        await RecordAsync(NameOf(found, format), subject, Convert.ToHexStringLower(SHA256.HashData(bytes.Value)), cancellationToken);
        return Results.File(bytes.Value, format == TableFormat.Csv ? Csv : Xlsx, NameOf(found, format));
    }

    /// <summary>Answers with a table of any length: CSV goes out as it is read, so that its fingerprint is not known beforehand.</summary>
    public async Task<IResult> StreamAsync(Table table, TableFormat format, string subject, CancellationToken cancellationToken)
    {
        if (format == TableFormat.Xlsx) return await AnswerAsync(table, format, subject, cancellationToken);
        await RecordAsync(NameOf(table, format), subject, sha256: null, cancellationToken);
        return HttpMethods.IsHead(Http.Request.Method)
            ? Results.Bytes([], Csv, NameOf(table, format))
            : Results.Stream(body => TableFile.WriteCsvAsync(table, body, Http.RequestAborted), Csv, NameOf(table, format));
    }

    private HttpContext Http => accessor.HttpContext!;

    private async Task RecordAsync(string file, string subject, string? sha256, CancellationToken cancellationToken)
    {
        if (!HttpMethods.IsGet(Http.Request.Method)) return;
        var facts = new JsonObject { ["file"] = file, ["query"] = Http.Request.QueryString.Value };
        if (sha256 is not null) facts["sha256"] = sha256;
        await log.RecordAsync("table.downloaded", subject, facts, Downloads.By(current, Http), cancellationToken);
    }

    private static async Task<Result<byte[]>> CsvAsync(Table table, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await TableFile.WriteCsvAsync(table, bytes, cancellationToken);
        return bytes.ToArray();
    }

    private static string NameOf(Table table, TableFormat format) => $"{table.Name}.{(format == TableFormat.Csv ? "csv" : "xlsx")}";
}
