using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ExamBank.Domain.Errors;
using ExamBank.Generator.Documents.Editions;

namespace ExamBank.Generator.Documents.Checking;

/// <summary>A finished package: its checksums fit, its manifest names every file, and a print package has nothing of the marking side.</summary>
public static class PackageCheck
{
    private static readonly HashSet<string> OfMarking = new(["key", "keys", "code", "question", "questions", "options", "explanation", "rubric", "revision", "facility"], StringComparer.Ordinal);

    /// <summary>What is wrong with the package; empty when all is well.</summary>
    public static IReadOnlyList<BankError> Run(PaperModel paper, PackageKind kind, string path, byte[] package)
    {
        ArgumentNullException.ThrowIfNull(paper);
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        try
        {
            using var archive = new ZipArchive(new MemoryStream(package), ZipArchiveMode.Read);
            foreach (var entry in archive.Entries)
            {
                using var content = new MemoryStream();
                using (var stream = entry.Open()) stream.CopyTo(content);
                if (!files.TryAdd(entry.FullName, content.ToArray())) return [CheckErrors.Unreadable(path)];
            }
        }
        catch (InvalidDataException)
        {
            return [CheckErrors.Unreadable(path)];
        }

        if (!files.TryGetValue("SHA256SUMS", out var sums) || !files.TryGetValue("manifest.json", out var manifest)) return [CheckErrors.Missing(path, "SHA256SUMS, manifest.json")];
        var listed = files.Where(f => f.Key != "SHA256SUMS").OrderBy(f => f.Key, StringComparer.Ordinal)
            .Select(f => $"{Convert.ToHexStringLower(SHA256.HashData(f.Value))}  {f.Key}\n");
        if (Encoding.UTF8.GetString(sums) != string.Concat(listed)) return [CheckErrors.Checksum(path)];
        return kind == PackageKind.Print ? PrintSide(paper, path, files, manifest) : [];
    }

    private static IReadOnlyList<BankError> PrintSide(PaperModel paper, string path, Dictionary<string, byte[]> files, byte[] manifest)
    {
        try
        {
            var json = JsonNode.Parse(manifest)!;
            var named = json["files"]!.AsArray().ToDictionary(f => (string)f!["name"]!, f => f!, StringComparer.Ordinal);
            if (!named.Keys.Order(StringComparer.Ordinal).SequenceEqual(files.Keys.Where(f => f is not ("SHA256SUMS" or "manifest.json")).Order(StringComparer.Ordinal), StringComparer.Ordinal))
                return [CheckErrors.Missing(path, "manifest.json")];
            if (named.Values.Any(f => EditionNames.Parse((string)f["edition"]!) is not { } edition || EditionNames.PackageOf(edition) != PackageKind.Print)) return [CheckErrors.Secret(path)];
            if (named.Any(f => (string)f.Value["sha256"]! != Convert.ToHexStringLower(SHA256.HashData(files[f.Key])))) return [CheckErrors.Checksum(path)];
            var prints = json["versions"]!.AsArray().Select(v => (string)v!["fingerprint"]!);
            if (!prints.SequenceEqual(paper.Forms.SelectMany(f => f.Versions).Select(v => v.Fingerprint), StringComparer.Ordinal)) return [CheckErrors.Identity(path)];
            // The sections say how many questions there are; nothing says which.
            return Names(json).Any(name => OfMarking.Contains(name) && name != "questions") || json["versions"]!.AsArray().Any(v => v!["questions"] is not null)
                || paper.Forms.SelectMany(f => f.Versions).SelectMany(v => v.Questions).Any(q => Encoding.UTF8.GetString(manifest).Contains($"\"{q.Code}\"", StringComparison.Ordinal))
                ? [CheckErrors.Secret(path)]
                : [];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NullReferenceException or ArgumentException)
        {
            return [CheckErrors.Unreadable(path)];
        }
    }

    private static IEnumerable<string> Names(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(m => Names(m.Value).Prepend(m.Key)),
        JsonArray items => items.SelectMany(Names),
        _ => [],
    };
}
