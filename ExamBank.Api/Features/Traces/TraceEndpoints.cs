using ExamBank.Api.Hosting;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Generator.Documents.Tables;

namespace ExamBank.Api.Features.Traces;

/// <summary>What stands behind a paper and a question, as CSV and Excel.</summary>
internal static class TraceEndpoints
{
    /// <summary>Routes specification tables, usage and why-here.</summary>
    public static void MapTraces(this IEndpointRouteBuilder routes)
    {
        TableDownloads.Map(routes, "/papers/{paper}/specification", format => async (
            string paper, ReadSpecification specification, TableDownloads tables, CancellationToken cancellationToken) =>
        {
            var found = await specification.RunAsync(paper, cancellationToken);
            var number = PaperNumber.TryParse(paper, out var plain) ? PaperNumber.Format(plain) : paper;
            var table = found.Succeeded ? Result.Of(SpecificationTableFile.Of(number, found.Value, tables.Words)) : found.Failed<Table>();
            return await tables.AnswerAsync(table, format, $"paper:{number}", cancellationToken);
        });
        TableDownloads.Map(routes, "/questions/{question}/usage", format => async (
            string question, ReadUsage usage, TableDownloads tables, CancellationToken cancellationToken) =>
        {
            var found = await usage.RunAsync(question, cancellationToken);
            var table = found.Succeeded ? Result.Of(TraceTables.Of(found.Value, tables.Words)) : found.Failed<Table>();
            return await tables.AnswerAsync(table, format, $"question:{(found.Succeeded ? found.Value.Code : question)}", cancellationToken);
        });
        TableDownloads.Map(routes, "/papers/{paper}/questions/{question}/why-here", format => async (
            string paper, string question, ExplainPresence presence, TableDownloads tables, CancellationToken cancellationToken) =>
        {
            var found = await presence.RunAsync(paper, question, cancellationToken);
            var table = found.Succeeded ? Result.Of(TraceTables.Of(found.Value, tables.Words)) : found.Failed<Table>();
            return await tables.AnswerAsync(table, format, $"paper:{(found.Succeeded ? found.Value[0].Paper : paper)}", cancellationToken);
        });
    }
}
