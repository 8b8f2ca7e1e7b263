using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ExamBank.Api.Features.Audit;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using ExamBank.Generator.Documents;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Papers;

/// <summary>Hands out the bytes that were rendered when a paper was locked, and no others, and keeps who got them.</summary>
internal sealed class PaperDownloads(IDbContextFactory<BankContext> contexts, DownloadLog log)
{
    /// <summary>Records who is about to get these files, each with its fingerprint; they are handed out only after that.</summary>
    public async Task RecordAsync(string paper, IEnumerable<PaperBytes> files, Actor actor, CancellationToken cancellationToken)
    {
        var facts = new JsonObject
        {
            ["files"] = new JsonArray([.. files.Select(f => new JsonObject { ["path"] = f.Path, ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(f.Bytes)) })]),
        };
        await log.RecordAsync("paper.downloaded", $"paper:{Canonical(paper)}", facts, actor, cancellationToken);
    }

    /// <summary>The files that every paper has, in the order of their paths; empty when there is no such paper.</summary>
    public async Task<Result<IReadOnlyList<PaperBytes>>> AllAsync(string paper, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var files = new List<PaperBytes>();
        foreach (var file in await Named(context, paper).OrderBy(f => f.Path).ToListAsync(cancellationToken))
        {
            var read = await FileStore.ReadAsync(context, file.Path, file.Sha256, cancellationToken);
            if (!read.Succeeded) return read.Failed<IReadOnlyList<PaperBytes>>();
            files.Add(read.Value);
        }

        return files;
    }

    /// <summary>
    /// The hashes that a file of this paper may have, by its path: of every file that was rendered, and of every encrypted copy that
    /// was made.
    /// </summary>
    public async Task<ILookup<string, string>> KnownAsync(string paper, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var subject = $"paper:{Canonical(paper)}";
        var copies = await context.AuditEvents.AsNoTracking().Where(e => e.Subject == subject && e.Verb == Paper.EncryptedVerb).Select(e => e.After!).ToListAsync(cancellationToken);
        var rendered = await Named(context, paper).Concat(Asked(context, paper)).ToListAsync(cancellationToken);
        return rendered.Select(f => (f.Path, f.Sha256))
            .Concat(copies.Select(after => JsonNode.Parse(after)!).Select(copy => (Path: (string)copy["path"]!, Sha256: (string)copy["sha256"]!)))
            .ToLookup(f => f.Path, f => f.Sha256, StringComparer.Ordinal);
    }

    /// <summary>The Word file of a version.</summary>
    public Task<Result<PaperBytes>> PaperAsync(string paper, string form, int version, CancellationToken cancellationToken) => OneAsync(
        paper, PaperPaths.Print(Canonical(paper), form, version), PaperErrors.VersionNotFound("version", Canonical(paper), form, version), cancellationToken);

    /// <summary>The marking workbook.</summary>
    /// <param name="paper">Number of the paper.</param>
    /// <param name="keyRevision">Number of the key that it scores by; null for the newest.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<Result<PaperBytes>> KeyAsync(string paper, int? keyRevision, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var number = PaperNumber.TryParse(paper, out var plain) ? plain : 0;
        var key = keyRevision ?? await (
            from p in context.Papers.AsNoTracking()
            where p.Number == number
            from revision in p.KeyRevisions
            select (int?)revision.Number).MaxAsync(cancellationToken) ?? KeyRevision.Locked;
        var path = PaperPaths.Workbook(Canonical(paper), key == KeyRevision.Locked ? null : key);
        return await OneAsync(paper, path, KeyErrors.NotFound("keyRevision", Canonical(paper), key), cancellationToken);
    }

    private async Task<Result<PaperBytes>> OneAsync(string paper, string path, BankError missing, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var sha256 = await Named(context, paper).Concat(Asked(context, paper)).Where(f => f.Path == path).Select(f => f.Sha256).FirstOrDefaultAsync(cancellationToken);
        if (sha256 is not null) return await FileStore.ReadAsync(context, path, sha256, cancellationToken);
        return await Named(context, paper).AnyAsync(cancellationToken) ? missing : PaperErrors.NotFound("number", paper);
    }

    private static string Canonical(string paper) => PaperNumber.TryParse(paper, out var number) ? PaperNumber.Format(number) : paper;

    private static IQueryable<NamedFile> Named(BankContext context, string paper)
    {
        var number = PaperNumber.TryParse(paper, out var parsed) ? parsed : 0;
        return from p in context.Papers.AsNoTracking()
               where p.Number == number
               join file in context.PaperFiles.AsNoTracking() on p.Id equals file.PaperId
               select new NamedFile { Path = file.Path, Sha256 = file.Sha256 };
    }

    private static IQueryable<NamedFile> Asked(BankContext context, string paper)
    {
        var number = PaperNumber.TryParse(paper, out var parsed) ? parsed : 0;
        return from p in context.Papers.AsNoTracking()
               where p.Number == number
               join file in context.EditionFiles.AsNoTracking() on p.Id equals file.PaperId
               select new NamedFile { Path = file.Path, Sha256 = file.Sha256 };
    }

    private sealed class NamedFile
    {
        public required string Path { get; init; }

        public required string Sha256 { get; init; }
    }
}
