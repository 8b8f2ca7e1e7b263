using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using ExamBank.Generator.Documents.Layouts;

namespace ExamBank.Generator.Documents.Editions;

/// <summary>
/// A package of a paper: a zip file of its editions in one layout, with a manifest and their checksums. The print package's
/// manifest names files and fingerprints only; the marking package has the whole one.
/// </summary>
public static class PaperPackage
{
    /// <summary>The file of checksums, as <c>sha256sum --check</c> reads it.</summary>
    public const string Checksums = "SHA256SUMS";

    /// <summary>Path of a package within the paper's folder, such as <c>print/P-000001-print.zip</c>.</summary>
    public static string PathOf(PaperModel paper, PackageKind kind, LayoutProfile layout)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(layout);
        var start = kind == PackageKind.Print ? $"{PaperPaths.PrintFolder}{paper.Number}-print" : $"{PaperPaths.MarkingOf(paper.KeyRevision?.Number)}{paper.Number}-marking";
        return layout.Name == paper.Layout ? $"{start}.zip" : $"{start}-{layout.Name}.zip";
    }

    /// <summary>Writes a package of rendered files; the same files give the same bytes.</summary>
    /// <param name="paper">The paper.</param>
    /// <param name="kind">Which package.</param>
    /// <param name="layout">The layout.</param>
    /// <param name="rendered">Bytes of every file of the paper by path, its manifest among them.</param>
    public static byte[] Write(PaperModel paper, PackageKind kind, LayoutProfile layout, IReadOnlyDictionary<string, byte[]> rendered)
    {
        ArgumentNullException.ThrowIfNull(rendered);
        var files = EditionFiles.In(paper, kind, layout).Select(file => (Name: Path.GetFileName(file.Path), Plan: file, Bytes: rendered[file.Path])).ToList();
        var manifest = kind == PackageKind.Print
            ? PrintManifest.Of(paper, layout, [.. files.Select(f => (f.Name, f.Plan, f.Bytes))]).ToBytes()
            : rendered[PaperPaths.ManifestOf(paper.KeyRevision?.Number)];
        List<(string Path, byte[] Bytes)> entries = [.. files.Select(f => (f.Name, f.Bytes)), (PaperPaths.Manifest, manifest)];
        entries.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return FixedZip.Write([.. entries, (Checksums, SumsOf(entries))], Level);
    }

    private static byte[] SumsOf(IEnumerable<(string Path, byte[] Bytes)> entries) =>
        Encoding.UTF8.GetBytes(string.Concat(entries.Select(e => $"{Convert.ToHexStringLower(SHA256.HashData(e.Bytes))}  {e.Path}\n")));

    // Office files are compressed already.
    private static CompressionLevel Level(string path) =>
        path.EndsWith(".json", StringComparison.Ordinal) || path == Checksums ? CompressionLevel.Optimal : CompressionLevel.NoCompression;
}
