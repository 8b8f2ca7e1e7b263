using System.Globalization;
using ExamBank.Api.Features.Similarity;
using ExamBank.Api.Hosting;
using ExamBank.Domain.Errors;
using ExamBank.Generator.Exchange;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace ExamBank.Api.Features.Questions;

/// <summary>
/// The Excel template over HTTP: <c>GET /questions/template.xlsx</c> hands it out, <c>POST /questions/import?dryRun=true</c> takes the bytes of
/// what an author has made of it. The upload has to say that it is a workbook: a page of another site cannot send that without asking the
/// browser first.
/// </summary>
internal static class QuestionEndpoints
{
    /// <summary>Most bytes of a workbook that is sent: ten times those of a full template.</summary>
    private const int MostBytes = 10 * 1024 * 1024;

    private const int LongestName = 100;
    private const string UsualName = "questions.xlsx";
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Routes both.</summary>
    public static void MapQuestions(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/questions/template.xlsx", Downloads.Methods, async (string? standard, MakeTemplate make, MessageCatalogue messages, CancellationToken cancellationToken) =>
        {
            var made = await make.RunAsync(standard, "standard", cancellationToken);
            return made.TryGet(out var template)
                ? Results.File(template.Bytes, Excel, template.Name)
                : HttpErrors.Answer(made.Errors[0], messages, made.Errors[0].Code == "standard.not-found" ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest);
        });
        routes.MapPost("/questions/import", ImportAsync);
    }

    private static async Task<IResult> ImportAsync(HttpRequest request, UploadQuestions upload, MessageCatalogue messages, CancellationToken cancellationToken)
    {
        var query = new QueryValues(request.Query);
        var (dryRun, given) = (query.Flag("dryRun"), query.Text("name"));
        if (query.Error is { } wrong) return HttpErrors.Answer(wrong, messages, StatusCodes.Status400BadRequest);
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals(Excel, StringComparison.OrdinalIgnoreCase))
            return HttpErrors.Answer(ExchangeErrors.NotAWorkbook(""), messages, StatusCodes.Status415UnsupportedMediaType);
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = MostBytes;
        var name = given.Length is 0 or > LongestName ? UsualName : given;
        using var body = new MemoryStream();
        try
        {
            await request.Body.CopyToAsync(body, cancellationToken);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return HttpErrors.Answer(ExchangeErrors.TooLarge(name, request.ContentLength ?? MostBytes + 1L, MostBytes), messages, StatusCodes.Status413PayloadTooLarge);
        }

        var imported = await upload.RunAsync(body.ToArray(), name, dryRun, cancellationToken);
        return imported.Succeeded
            ? Results.Ok(Told(imported.Value.Done, imported.Value.Findings, dryRun, messages))
            : HttpErrors.Answer(imported.Errors, messages, StatusCodes.Status422UnprocessableEntity);
    }

    private static object Told(ImportedFiles done, LintReport lint, bool dryRun, MessageCatalogue messages)
    {
        int Count(ImportOutcome outcome) => done.Questions.Count(q => q.Outcome == outcome);
        var brought = done.Questions.Where(q => q.Outcome is not ImportOutcome.Unchanged).Select(q => q.Code).ToHashSet(StringComparer.Ordinal);
        return new
        {
            dryRun,
            created = Count(ImportOutcome.Created),
            revised = Count(ImportOutcome.Revised),
            unchanged = Count(ImportOutcome.Unchanged),
            questions = done.Questions.Select(q => new { place = q.File, code = q.Code, outcome = q.Outcome.ToString().ToUpperInvariant() }),
            findings = lint.Findings.Where(f => f.Question is { } code && brought.Contains(code)).Select(f => new
            {
                question = f.Question,
                severity = f.Finding.Severity.ToString().ToUpperInvariant(),
                code = f.Finding.Code,
                path = f.Finding.Path,
                message = messages.Text(f.Finding.Told, CultureInfo.CurrentUICulture),
            }),
            similar = done.Similar.Select(p => new { first = p.One.Code, second = p.Other.Code, percent = SavedFindings.Percent(p.Similarity) }),
        };
    }
}
