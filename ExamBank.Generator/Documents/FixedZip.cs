using System.IO.Compression;

namespace ExamBank.Generator.Documents;

/// <summary>Writes a zip file that depends on nothing but names, bytes and order of what is in it.</summary>
internal static class FixedZip
{
    // The oldest time that a zip entry can carry.
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the entries in the order given.</summary>
    public static byte[] Write(IEnumerable<(string Path, byte[] Bytes)> entries, Func<string, CompressionLevel> level) =>
        Write(entries.Select(e => (e.Path, (Action<Stream>)(stream => stream.Write(e.Bytes)))), level);

    /// <summary>The same, with all entries compressed, of what writes itself.</summary>
    public static byte[] Write(IEnumerable<(string Path, Action<Stream> Write)> entries) => Write(entries, _ => CompressionLevel.Optimal);

    private static byte[] Write(IEnumerable<(string Path, Action<Stream> Write)> entries, Func<string, CompressionLevel> level)
    {
        using var result = new MemoryStream();
        using (var archive = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, write) in entries)
            {
                var entry = archive.CreateEntry(path, level(path));
                entry.LastWriteTime = EntryTime;
                using var stream = entry.Open();
                write(stream);
            }
        }

        return result.ToArray();
    }
}
