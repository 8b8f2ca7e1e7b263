using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace ExamBank.Generator.Documents.Checking;

/// <summary>The parts of an Office file, read as what they are: a zip file of XML. A part is parsed when it is first looked at.</summary>
internal sealed class OfficeParts
{
    private readonly Dictionary<string, byte[]> parts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, XDocument> parsed = new(StringComparer.Ordinal);

    /// <summary>Names of all parts.</summary>
    public IEnumerable<string> Names => parts.Keys;

    /// <summary>Every XML part with its name.</summary>
    public IEnumerable<(string Name, XDocument Xml)> All => Names.Where(IsXml).Select(name => (name, Xml(name)));

    /// <summary>Reads a file; null when it is no such file.</summary>
    public static OfficeParts? Read(byte[] bytes)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            var read = new OfficeParts();
            foreach (var entry in archive.Entries)
            {
                using var content = new MemoryStream((int)entry.Length);
                using (var stream = entry.Open()) stream.CopyTo(content);
                if (!read.parts.TryAdd(entry.FullName, content.ToArray())) return null;
            }

            return read;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return null;
        }
    }

    /// <summary>Whether there is a part.</summary>
    public bool Has(string name) => parts.ContainsKey(name);

    /// <summary>An XML part.</summary>
    /// <exception cref="XmlException">There is no such part, or it is no XML.</exception>
    public XDocument Xml(string name)
    {
        if (parsed.TryGetValue(name, out var document)) return document;
        if (!parts.TryGetValue(name, out var bytes)) throw new XmlException($"There is no part {name}.");
        return parsed[name] = XDocument.Load(new MemoryStream(bytes));
    }

    private static bool IsXml(string name) => name.EndsWith(".xml", StringComparison.Ordinal) || name.EndsWith(".rels", StringComparison.Ordinal);
}
