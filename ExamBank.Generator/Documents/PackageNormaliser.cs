using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ExamBank.Generator.Documents;

/// <summary>
/// Makes a workbook that a library has saved depend on nothing but its content. What the library puts in by clock or chance is removed: entry
/// times, the order of entries, the random name of the core properties, creation and change times, relationship ids.
/// </summary>
public static partial class PackageNormaliser
{
    private const string ContentTypes = "[Content_Types].xml";
    private const string CoreProperties = "docProps/core.xml";
    private const string CorePropertiesType = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

    private static readonly XNamespace Relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static readonly XNamespace Reference = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static readonly XNamespace Terms = "http://purl.org/dc/terms/";
    private static readonly XNamespace Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";

    /// <summary>Returns the same package with everything accidental removed; normalising twice changes nothing more.</summary>
    public static byte[] Normalise(byte[] package) => Normalise(package, _ => { });

    /// <summary>The same, with a change to the parts, by their names, before anything else.</summary>
    internal static byte[] Normalise(byte[] package, Action<Dictionary<string, byte[]>> change)
    {
        var parts = Read(package);
        change(parts);
        RemoveCalculationChain(parts);
        NameCoreProperties(parts);
        SortContentTypes(parts);
        RestoreRareCharacters(parts);
        foreach (var path in parts.Keys.Where(p => p.EndsWith(".rels", StringComparison.Ordinal)).ToList()) NumberRelationships(parts, path);
        return Write(parts);
    }

    private static Dictionary<string, byte[]> Read(byte[] package)
    {
        using var archive = new ZipArchive(new MemoryStream(package), ZipArchiveMode.Read);
        var parts = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in archive.Entries)
        {
            using var content = new MemoryStream();
            using (var stream = entry.Open()) stream.CopyTo(content);
            parts.Add(entry.FullName, content.ToArray());
        }

        return parts;
    }

    // Readers that stream a package expect its content types first.
    private static byte[] Write(Dictionary<string, byte[]> parts) => FixedZip.Write(
        parts.OrderBy(p => p.Key != ContentTypes).ThenBy(p => p.Key, StringComparer.Ordinal).Select(p => (p.Key, p.Value)), _ => CompressionLevel.Optimal);

    private static void NameCoreProperties(Dictionary<string, byte[]> parts)
    {
        const string Root = "_rels/.rels";
        var root = Load(parts[Root]);
        if (root.Root!.Elements().SingleOrDefault(r => (string?)r.Attribute("Type") == CorePropertiesType) is not { } relationship) return;
        var target = relationship.Attribute("Target")!;
        var name = target.Value.TrimStart('/');
        var properties = Load(parts[name]);
        properties.Root!.Elements().Where(e => e.Name == Terms + "created" || e.Name == Terms + "modified" || e.Name == Core + "lastModifiedBy").Remove();
        parts.Remove(name);
        parts[CoreProperties] = Save(properties);
        target.Value = CoreProperties;
        parts[Root] = Save(root);

        var types = Load(parts[ContentTypes]);
        types.Root!.Elements(Types + "Default").Where(e => (string?)e.Attribute("Extension") == "psmdcp").Remove();
        types.Root.Elements(Types + "Override").Where(e => ((string?)e.Attribute("PartName"))?.TrimStart('/') == name).Remove();
        types.Root.Add(new XElement(
            Types + "Override",
            new XAttribute("PartName", "/" + CoreProperties),
            new XAttribute("ContentType", "application/vnd.openxmlformats-package.core-properties+xml")));
        parts[ContentTypes] = Save(types);
    }

    // A cache of the order in which cells are calculated, which every program makes for itself.
    private static void RemoveCalculationChain(Dictionary<string, byte[]> parts)
    {
        if (!parts.Remove("xl/calcChain.xml")) return;
        Without(ContentTypes, "PartName");
        Without("xl/_rels/workbook.xml.rels", "Target");

        void Without(string path, string attribute)
        {
            var document = Load(parts[path]);
            document.Root!.Elements().Where(e => ((string?)e.Attribute(attribute))?.EndsWith("calcChain.xml", StringComparison.Ordinal) == true).Remove();
            parts[path] = Save(document);
        }
    }

    private static void SortContentTypes(Dictionary<string, byte[]> parts)
    {
        var types = Load(parts[ContentTypes]);
        types.Root!.ReplaceNodes(types.Root.Elements()
            .OrderBy(e => e.Name.LocalName, StringComparer.Ordinal)
            .ThenBy(e => (string?)e.Attribute("Extension") ?? (string?)e.Attribute("PartName"), StringComparer.Ordinal)
            .ToList());
        parts[ContentTypes] = Save(types);
    }

    // ClosedXML writes a character beyond the first 65,536 (𠮷) as two escaped halves, which not every reader joins again.
    private static void RestoreRareCharacters(Dictionary<string, byte[]> parts)
    {
        const string SharedStrings = "xl/sharedStrings.xml";
        if (!parts.TryGetValue(SharedStrings, out var bytes)) return;
        parts[SharedStrings] = Encoding.UTF8.GetBytes(EscapedPair().Replace(Encoding.UTF8.GetString(bytes), match =>
            new string([(char)Convert.ToUInt16(match.Groups["high"].Value, 16), (char)Convert.ToUInt16(match.Groups["low"].Value, 16)])));
    }

    private static void NumberRelationships(Dictionary<string, byte[]> parts, string path)
    {
        var document = Load(parts[path]);
        var sorted = document.Root!.Elements(Relationships + "Relationship")
            .OrderBy(r => (string?)r.Attribute("Target"), StringComparer.Ordinal)
            .ThenBy(r => (string?)r.Attribute("Type"), StringComparer.Ordinal)
            .ToList();
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var relationship in sorted)
        {
            var id = relationship.Attribute("Id")!;
            var name = string.Create(CultureInfo.InvariantCulture, $"rId{names.Count + 1}");
            names.Add(id.Value, name);
            id.Value = name;
        }

        document.Root.ReplaceNodes(sorted);
        parts[path] = Save(document);
        if (names.Any(n => n.Key != n.Value)) Rename(parts, Owner(path), names);
    }

    private static void Rename(Dictionary<string, byte[]> parts, string owner, Dictionary<string, string> names)
    {
        if (!parts.TryGetValue(owner, out var bytes)) return;
        var part = Load(bytes);
        foreach (var attribute in part.Descendants().Attributes().Where(a => a.Name.Namespace == Reference))
            if (names.TryGetValue(attribute.Value, out var name))
                attribute.Value = name;
        parts[owner] = Save(part);
    }

    // xl/_rels/workbook.xml.rels belongs to xl/workbook.xml; _rels/.rels to no part.
    private static string Owner(string path) => path.Replace("_rels/", "", StringComparison.Ordinal)[..^".rels".Length];

    private static XDocument Load(byte[] bytes) => XDocument.Load(new MemoryStream(bytes), LoadOptions.PreserveWhitespace);

    private static byte[] Save(XDocument document)
    {
        using var stream = new MemoryStream();
        using (var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true))
            document.Save(writer, SaveOptions.DisableFormatting);
        return stream.ToArray();
    }

    [GeneratedRegex("_x(?<high>D[89AB][0-9A-F]{2})__x(?<low>D[C-F][0-9A-F]{2})_", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex EscapedPair();
}
