using ExamBank.Api.GraphQL;
using ExamBank.Api.Hosting;
using ExamBank.Domain.Access;
using ExamBank.Domain.Errors;

namespace ExamBank.Api.Features.Audit;

/// <summary>The audit log as CSV and Excel.</summary>
internal static class AuditEndpoints
{
    /// <summary>Routes it: <c>/audit.csv</c>, with the members of the filter by the same names.</summary>
    public static void MapAudit(this IEndpointRouteBuilder routes) => TableDownloads.Map(routes, "/audit", format => async (
        HttpContext http, AuditTable audit, CurrentActor current, TableDownloads tables, MessageCatalogue messages, CancellationToken cancellationToken) =>
    {
        if (!current.Rights.SeesAudit) return Downloads.Refusal(AccessErrors.Denied(http.Request.Path), messages);
        var values = new QueryValues(http.Request.Query);
        var filter = new AuditFilter
        {
            Subject = values.OptionalText("subject"),
            Verb = values.OptionalText("verb"),
            Actor = values.OptionalText("actor"),
            Since = values.Moment("since"),
            Before = values.Moment("before"),
        };
        return values.Error is { } error ? Downloads.Refusal(error, messages) : await tables.StreamAsync(audit.Of(filter, current.Rights, tables.Words), format, "audit:log", cancellationToken);
    });
}
