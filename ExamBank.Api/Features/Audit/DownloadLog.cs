using System.Text.Json.Nodes;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;

namespace ExamBank.Api.Features.Audit;

/// <summary>Puts a download into the log before anybody has the bytes.</summary>
internal sealed class DownloadLog(BankWriter writer, TimeProvider time)
{
    /// <summary>Records it.</summary>
    /// <param name="verb">What was done, such as <c>paper.downloaded</c>.</param>
    /// <param name="subject">Kind and code of what the files are of.</param>
    /// <param name="facts">The files, each with its fingerprint.</param>
    /// <param name="actor">Who gets them.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task RecordAsync(string verb, string subject, JsonObject facts, Actor actor, CancellationToken cancellationToken) => writer.WriteAsync<bool>(
        context =>
        {
            context.Record(new DomainEvent(verb, subject, actor, time.GetUtcNow(), null, facts));
            return Task.FromResult(Result.Of(true));
        },
        cancellationToken);
}
