using System.Text;
using ExamBank.Domain;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Standards;
using ExamBank.Generator.Exchange.Blueprints;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Blueprints;

/// <summary>Writes blueprints: a new one, a copy, a newer revision, the end of its use. A blueprint is one document, the same as in files.</summary>
internal sealed class WriteBlueprints(BankWriter writer, TimeProvider time)
{
    /// <summary>Most characters of a document; the largest of the seed has a tenth of it.</summary>
    public const int LongestDocument = 200_000;

    /// <summary>Creates a blueprint.</summary>
    public Task<Result<BlueprintId>> CreateAsync(BlueprintDocument document, Actor actor, CancellationToken cancellationToken) =>
        writer.WriteAsync<BlueprintId>(bank => CreateAsync(bank, document, "document.name", actor, cancellationToken), cancellationToken);

    /// <summary>Creates a blueprint that says what the newest revision of another says, under its own name and, where one is given, title.</summary>
    public Task<Result<BlueprintId>> CloneAsync(string from, string name, string? title, Actor actor, CancellationToken cancellationToken) =>
        writer.WriteAsync<BlueprintId>(
            async bank =>
            {
                if (await FindAsync(bank, from, cancellationToken) is not { } source) return BlueprintErrors.NotFound("from", from);
                var document = source.Latest.ReadDocument();
                var copy = BlueprintValidator.Validate(document with { Name = name, Title = title ?? document.Title, TitleEn = title is null ? document.TitleEn : null });
                return copy.Succeeded ? await CreateAsync(bank, copy.Value, "name", actor, cancellationToken) : copy.Failed<BlueprintId>();
            },
            cancellationToken);

    /// <summary>Writes a newer revision.</summary>
    /// <param name="name">Name of the blueprint.</param>
    /// <param name="expectedRevision">The newest revision that the writer has seen.</param>
    /// <param name="text">The new document.</param>
    /// <param name="actor">Who writes it.</param>
    /// <param name="cancellationToken">Ends the wait for the writer.</param>
    public Task<Result<BlueprintId>> ReviseAsync(string name, int expectedRevision, string text, Actor actor, CancellationToken cancellationToken)
    {
        var read = Read(text);
        if (!read.Succeeded) return Task.FromResult(read.Failed<BlueprintId>());
        return writer.WriteAsync<BlueprintId>(
            async bank =>
            {
                if (await FindAsync(bank, name, cancellationToken) is not { } blueprint) return BlueprintErrors.NotFound("name", name);
                if (!await bank.Standards.AnyAsync(s => s.Id == blueprint.StandardId && s.Code == read.Value.Standard, cancellationToken))
                    return BlueprintErrors.StandardStays("document.standard");
                var revised = blueprint.Revise(read.Value, expectedRevision, actor, time.GetUtcNow());
                if (!revised.Succeeded) return revised.Failed<BlueprintId>();
                bank.BlueprintRevisions.Add(revised.Value);
                return blueprint.Id;
            },
            cancellationToken);
    }

    /// <summary>Takes a blueprint out of use.</summary>
    public Task<Result<BlueprintId>> RetireAsync(string name, int expectedRevision, string reason, Actor actor, CancellationToken cancellationToken) =>
        writer.WriteAsync<BlueprintId>(
            async bank =>
            {
                var why = Reason.Read(reason, "reason");
                if (!why.Succeeded) return why.Failed<BlueprintId>();
                if (await FindAsync(bank, name, cancellationToken) is not { } blueprint) return BlueprintErrors.NotFound("name", name);
                var retired = blueprint.Retire(expectedRevision, why.Value, actor, time.GetUtcNow());
                return retired.Succeeded ? blueprint.Id : retired.Failed<BlueprintId>();
            },
            cancellationToken);

    private async Task<Result<BlueprintId>> CreateAsync(BankContext bank, BlueprintDocument document, string namePath, Actor actor, CancellationToken cancellationToken)
    {
        var standards = await bank.Standards.AsNoTracking().Where(s => s.Code == document.Standard).Select(s => s.Id).ToListAsync(cancellationToken);
        if (standards is not [var standard]) return StandardErrors.NotFound("document.standard", document.Standard);
        if (!await bank.Levels.AnyAsync(l => l.StandardId == standard && l.Code == document.Level, cancellationToken))
            return StandardErrors.LevelNotFound("document.level", document.Level);
        if (await bank.Blueprints.AnyAsync(b => b.Name == document.Name, cancellationToken)) return BlueprintErrors.NameTaken(namePath, document.Name);
        var blueprint = Blueprint.Create(standard, document, actor, time.GetUtcNow());
        bank.Blueprints.Add(blueprint);
        return blueprint.Id;
    }

    /// <summary>Reads a document; errors in it are named below <c>document</c>.</summary>
    public static Result<BlueprintDocument> Read(string text)
    {
        if (text.Length > LongestDocument) return BlueprintErrors.DocumentTooLong("document", text.Length, LongestDocument);
        var read = BlueprintFile.Read(Encoding.UTF8.GetBytes(text));
        return read.Succeeded ? read : Result.Fail<BlueprintDocument>(read.Errors.Select(error => error.Path.Length == 0 ? error with { Path = "document" } : error.Within("document")));
    }

    private static Task<Blueprint?> FindAsync(BankContext bank, string name, CancellationToken cancellationToken) =>
        bank.Blueprints.Include(b => b.Revisions).SingleOrDefaultAsync(b => b.Name == name, cancellationToken);
}
