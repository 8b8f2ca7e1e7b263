using System.Security.Cryptography;
using ExamBank.Api.Features.Papers;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Generator.Documents.Editions;

namespace ExamBank.Api.Cli;

/// <summary>Takes the files of a paper from the bank to a folder; packages are encrypted on the way where that is asked for.</summary>
internal sealed class PaperOutput(PaperDownloads downloads, PaperEditions editions, WantedEditions wanted, PaperFolder folder)
{
    /// <summary>Encrypted copies that were written, each with its hash.</summary>
    public List<(string Path, string Sha256)> Encrypted { get; } = [];

    /// <summary>Writes the paper and gives the number of its files.</summary>
    public async Task<Result<int>> WriteAsync(string paper, CancellationToken cancellationToken)
    {
        var usual = await downloads.AllAsync(paper, cancellationToken);
        if (!usual.Succeeded) return usual.Failed<int>();
        var files = usual.Value.ToList();
        if (!wanted.Demand.IsEmpty)
        {
            var asked = await editions.GetAsync(paper, wanted.Layout, wanted.Demand, null, Actor.LocalOperator("cli"), cancellationToken);
            if (!asked.Succeeded) return asked.Failed<int>();
            files = [.. files.Concat(asked.Value).DistinctBy(f => f.Path)];
        }

        if (wanted.Password is { } password)
            for (var i = 0; i < files.Count; i++)
                if (IsPackage(files[i])) files[i] = await EncryptAsync(paper, files[i], password, cancellationToken);
        await downloads.RecordAsync(paper, files, Actor.LocalOperator("cli"), cancellationToken);
        var written = folder.Write(paper, files, await downloads.KnownAsync(paper, cancellationToken));
        return written.Succeeded ? files.Count : written.Failed<int>();
    }

    // The copy is in the log before it is in anybody's hands.
    private async Task<PaperBytes> EncryptAsync(string paper, PaperBytes package, string password, CancellationToken cancellationToken)
    {
        var copy = new PaperBytes(EncryptedCopy.PathOf(package.Path), EncryptedCopy.Of(package.Bytes, password));
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(copy.Bytes));
        await editions.RecordEncryptedAsync(paper, copy.Path, sha256, Actor.LocalOperator("cli"), cancellationToken);
        Encrypted.Add((copy.Path, sha256));
        return copy;
    }

    private static bool IsPackage(PaperBytes file) => file.Path.EndsWith(".zip", StringComparison.Ordinal);
}
