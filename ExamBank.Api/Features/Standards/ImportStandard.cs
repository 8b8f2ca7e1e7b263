using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Standards;
using ExamBank.Generator.Exchange;
using ExamBank.Generator.Exchange.Standards;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Standards;

/// <summary>What an import read and did.</summary>
/// <param name="Read">What was read.</param>
/// <param name="DryRun">Whether nothing was stored.</param>
/// <param name="Created">Whether the standard is new to the bank.</param>
/// <param name="Changed">Requirements whose wording is new or different.</param>
internal sealed record StandardImport(PublishedStandard Read, bool DryRun, bool Created, int Changed);

/// <summary>Reads a published standard's text: the official wording goes beside our summaries, or a new standard is made of it.</summary>
internal sealed class ImportStandard(BankWriter writer, TimeProvider time)
{
    private const int MaximumBytes = 10 * 1024 * 1024;

    /// <summary>Imports a file.</summary>
    public async Task<Result<StandardImport>> RunAsync(string path, string? code, bool dryRun, Actor actor, CancellationToken cancellationToken)
    {
        byte[] bytes;
        try
        {
            var length = new FileInfo(path).Length;
            if (length > MaximumBytes) return ExchangeErrors.TooLarge(path, length, MaximumBytes);
            bytes = await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ExchangeErrors.Unreadable(path, Word.OfReason(e, path));
        }

        var read = PublishedStandardReader.Read(bytes, path, code);
        if (!read.Succeeded) return read.Failed<StandardImport>();
        return await writer.WriteAsync(context => StoreAsync(context, read.Value, dryRun, actor, cancellationToken), dryRun, cancellationToken);
    }

    private async Task<Result<StandardImport>> StoreAsync(BankContext context, PublishedStandard read, bool dryRun, Actor actor, CancellationToken cancellationToken)
    {
        var existing = await context.Standards
            .Include(s => s.Levels).ThenInclude(l => l.Areas).ThenInclude(a => a.Tasks).ThenInclude(t => t.Requirements)
            .FirstOrDefaultAsync(s => s.Code == read.Document.Code, cancellationToken);
        if (existing is null)
        {
            context.Standards.Add(Standard.Create(read.Document, actor, time.GetUtcNow()));
            return new StandardImport(read, dryRun, true, read.Counts.Requirements);
        }

        var changed = existing.AddOfficialWording(read.Document, actor, time.GetUtcNow());
        return changed.Succeeded ? new StandardImport(read, dryRun, false, changed.Value) : changed.Failed<StandardImport>();
    }
}
