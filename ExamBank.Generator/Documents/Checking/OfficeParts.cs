using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace ExamBank.Generator.Documents.Checking;

/// <summary>The XML parts of an Office file, read as what they are: a zip file of XML.</summary>
internal sealed class OfficeParts
{
    private readonly Dictionary<string, XDocument> parts = new(StringComparer.Ordinal);

    private OfficeParts(IReadOnlyList<string> names) => Names = names;

    /// <summary>Names of all parts, also of those that are no XML.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Every XML part by its name.</summary>
    public IReadOnlyDictionary<string, XDocument> Xml => parts;

    /// <summary>Reads a file; null when it is no such file.</summary>
    public static OfficeParts? Read(byte[] bytes)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            var read = new OfficeParts([.. archive.Entries.Select(e => e.FullName)]);
            foreach (var entry in archive.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal) || e.FullName.EndsWith(".rels", StringComparison.Ordinal)))
            {
                using var stream = entry.Open();
                if (!read.parts.TryAdd(entry.FullName, XDocument.Load(stream))) return null;
            }

            return read;
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or IOException)
        {
            return null;
        }
    }
}
