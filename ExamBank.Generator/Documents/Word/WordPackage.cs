using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace ExamBank.Generator.Documents.Word;

/// <summary>
/// Turns a Word document that was built in memory into its file, in the form that <see cref="PackageNormaliser"/> gives. Letting the
/// SDK save the parts and normalising what it saved takes four times as long.
/// </summary>
internal static class WordPackage
{
    private const string CoreProperties = "docProps/core.xml";
    private const string RelationshipsType = "application/vnd.openxmlformats-package.relationships+xml";

    private static readonly XNamespace Relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static readonly XNamespace Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static readonly XNamespace Dublin = "http://purl.org/dc/elements/1.1/";

    private static readonly XmlWriterSettings Plain = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CloseOutput = false };

    /// <summary>The file; the same document gives the same bytes.</summary>
    /// <param name="package">The document, created with <c>autoSave: false</c>.</param>
    public static byte[] ToBytes(WordprocessingDocument package)
    {
        ArgumentNullException.ThrowIfNull(package);
        var parts = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        var types = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var root = package.Parts.Select(p => new Link(p.RelationshipId, p.OpenXmlPart.RelationshipType, p.OpenXmlPart.Uri.OriginalString, External: false))
            .Append(new Link("core", $"{Relationships}/metadata/core-properties", CoreProperties, External: false));
        parts["_rels/.rels"] = Numbered(root, []);
        parts[CoreProperties] = CoreOf(package.PackageProperties);
        types["/" + CoreProperties] = "application/vnd.openxmlformats-package.core-properties+xml";
        foreach (var part in package.Parts) Add(part.OpenXmlPart, parts, types);
        // Readers that stream a package expect its content types first.
        return FixedZip.Write(parts.Select(p => (p.Key, p.Value)).Prepend(("[Content_Types].xml", TypesOf(types))), _ => CompressionLevel.Optimal);
    }

    private static void Add(OpenXmlPart part, SortedDictionary<string, byte[]> parts, SortedDictionary<string, string> types)
    {
        var path = part.Uri.OriginalString;
        if (!types.TryAdd(path, part.ContentType)) return;
        var links = part.Parts.Select(p => new Link(p.RelationshipId, p.OpenXmlPart.RelationshipType, p.OpenXmlPart.Uri.OriginalString, External: false))
            .Concat(part.HyperlinkRelationships.Cast<ReferenceRelationship>().Concat(part.ExternalRelationships).Select(r => new Link(r.Id, r.RelationshipType, r.Uri.OriginalString, r.IsExternal)))
            .ToList();
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        if (links.Count > 0)
        {
            var cut = path.LastIndexOf('/') + 1;
            parts[$"{path[1..cut]}_rels/{path[cut..]}.rels"] = Numbered(links, names);
        }

        parts[path[1..]] = Content(part, names);
        foreach (var child in part.Parts) Add(child.OpenXmlPart, parts, types);
    }

    private static byte[] Content(OpenXmlPart part, IReadOnlyDictionary<string, string> names)
    {
        using var stream = new MemoryStream();
        if (part.RootElement is { } root)
        {
            using var writer = new RelinkingWriter(XmlWriter.Create(stream, Plain), names);
            writer.WriteStartDocument();
            root.WriteTo(writer);
            writer.Flush();
        }
        else
        {
            using var content = part.GetStream(FileMode.Open, FileAccess.Read);
            content.CopyTo(stream);
        }

        return stream.ToArray();
    }

    /// <summary>The relationships in the order of their targets, numbered; <paramref name="names"/> takes the new ids by the old ones.</summary>
    private static byte[] Numbered(IEnumerable<Link> links, Dictionary<string, string> names)
    {
        var root = new XElement(Relationships + "Relationships");
        foreach (var link in links.OrderBy(l => l.Target, StringComparer.Ordinal).ThenBy(l => l.Type, StringComparer.Ordinal))
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"rId{names.Count + 1}");
            names.Add(link.Id, id);
            root.Add(new XElement(
                Relationships + "Relationship", new XAttribute("Type", link.Type), new XAttribute("Target", link.Target),
                link.External ? new XAttribute("TargetMode", "External") : null, new XAttribute("Id", id)));
        }

        return PackageNormaliser.Save(new XDocument(new XDeclaration("1.0", "utf-8", null), root));
    }

    private static byte[] CoreOf(System.IO.Packaging.PackageProperties properties) => PackageNormaliser.Save(new XDocument(
        new XDeclaration("1.0", "utf-8", null),
        new XElement(
            Core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "dc", Dublin),
            properties.Title is { } title ? new XElement(Dublin + "title", title) : null,
            properties.Subject is { } subject ? new XElement(Dublin + "subject", subject) : null,
            properties.Creator is { } creator ? new XElement(Dublin + "creator", creator) : null,
            properties.Description is { } description ? new XElement(Dublin + "description", description) : null,
            properties.Keywords is { } keywords ? new XElement(Core + "keywords", keywords) : null,
            properties.Language is { } language ? new XElement(Dublin + "language", language) : null)));

    private static byte[] TypesOf(SortedDictionary<string, string> types) => PackageNormaliser.Save(new XDocument(
        new XDeclaration("1.0", "utf-8", null),
        new XElement(
            Types + "Types",
            new XElement(Types + "Default", new XAttribute("Extension", "rels"), new XAttribute("ContentType", RelationshipsType)),
            types.Select(t => new XElement(Types + "Override", new XAttribute("PartName", t.Key), new XAttribute("ContentType", t.Value))))));

    private sealed record Link(string Id, string Type, string Target, bool External);
}
