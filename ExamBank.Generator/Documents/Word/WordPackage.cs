using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using ExamBank.Domain.Media;

namespace ExamBank.Generator.Documents.Word;

/// <summary>
/// The parts of a Word file and what refers to them. Their content is the SDK's, the file is written here: the SDK puts clock and chance
/// into a package, and reading it again to take them out costs more than writing it. Names and ids follow from the order in which
/// parts are added.
/// </summary>
internal sealed class WordPackage
{
    private const string Document = "word/document.xml";
    private const string Properties = "docProps/core.xml";
    private const string Relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string CoreProperties = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string Dublin = "http://purl.org/dc/elements/1.1/";
    private const string OfficeRelationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string PackageType = "application/vnd.openxmlformats-package.";
    private const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    private static readonly XmlWriterSettings Plain = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    private readonly List<Part> parts = [];

    /// <summary>Adds a part of the document; what refers to it names the id.</summary>
    public string Add(OpenXmlPartRootElement content) => content switch
    {
        Header => Add("header", Numbered("header"), Content(content)),
        Footer => Add("footer", Numbered("footer"), Content(content)),
        Styles => Add("styles", "styles", Content(content)),
        Settings => Add("settings", "settings", Content(content)),
        Fonts => Add("fontTable", "fontTable", Content(content)),
        _ => throw new ArgumentOutOfRangeException(nameof(content), content.LocalName, "Not a part of our documents."),
    };

    /// <summary>Adds a picture.</summary>
    public string Add(PictureFile picture)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"word/media/picture{parts.Count:0000}.{picture.MediaType["image/".Length..]}");
        return Add(new Part(name, "image", picture.MediaType, stream => stream.Write(picture.Bytes.Span)));
    }

    /// <summary>The file.</summary>
    public byte[] Save(string title, Document document)
    {
        // Readers that stream a package expect its content types first.
        return FixedZip.Write(
        [
            ("[Content_Types].xml", Xml(WriteContentTypes)),
            ("_rels/.rels", Xml(writer => WriteRelationships(writer, [(OfficeRelationship + "officeDocument", "/" + Document), (Relationships + "/metadata/core-properties", "/" + Properties)]))),
            (Properties, Xml(writer => WriteProperties(writer, title))),
            (Document, Content(document)),
            ("word/_rels/document.xml.rels", Xml(writer => WriteRelationships(writer, parts.Select(part => (OfficeRelationship + part.Relationship, "/" + part.Path))))),
            .. parts.Select(part => (part.Path, part.Write)),
        ]);
    }

    private string Numbered(string kind) => string.Create(CultureInfo.InvariantCulture, $"{kind}{parts.Count(p => p.Relationship == kind) + 1}");

    private string Add(string kind, string name, Action<Stream> write) => Add(new Part($"word/{name}.xml", kind, $"{WordType}{kind}+xml", write));

    private string Add(Part part)
    {
        parts.Add(part);
        return Id(parts.Count);
    }

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"rId{number}");

    private static Action<Stream> Content(OpenXmlPartRootElement root) => stream =>
    {
        using var writer = new StreamWriter(stream, Plain.Encoding, bufferSize: 2048, leaveOpen: true);
        new ElementWriter(writer).Write(root);
    };

    private static Action<Stream> Xml(Action<XmlWriter> write) => stream =>
    {
        using var writer = XmlWriter.Create(stream, Plain);
        writer.WriteStartDocument();
        write(writer);
    };

    private void WriteContentTypes(XmlWriter writer)
    {
        writer.WriteStartElement("Types", ContentTypes);
        Default("rels", PackageType + "relationships+xml");
        Override(Properties, PackageType + "core-properties+xml");
        Override(Document, WordType + "document.main+xml");
        foreach (var part in parts) Override(part.Path, part.ContentType);
        writer.WriteEndElement();

        void Default(string extension, string type) => Entry("Default", "Extension", extension, type);
        void Override(string path, string type) => Entry("Override", "PartName", "/" + path, type);
        void Entry(string element, string key, string value, string type)
        {
            writer.WriteStartElement(element);
            writer.WriteAttributeString(key, value);
            writer.WriteAttributeString("ContentType", type);
            writer.WriteEndElement();
        }
    }

    private static void WriteRelationships(XmlWriter writer, IEnumerable<(string Type, string Target)> relationships)
    {
        writer.WriteStartElement("Relationships", Relationships);
        foreach (var (index, (type, target)) in relationships.Index())
        {
            writer.WriteStartElement("Relationship");
            writer.WriteAttributeString("Type", type);
            writer.WriteAttributeString("Target", target);
            writer.WriteAttributeString("Id", Id(index + 1));
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static void WriteProperties(XmlWriter writer, string title)
    {
        writer.WriteStartElement("coreProperties", CoreProperties);
        writer.WriteAttributeString("xmlns", "dc", ns: null, Dublin);
        writer.WriteElementString("dc", "title", Dublin, Text.XmlText.OneLine(title));
        writer.WriteElementString("dc", "creator", Dublin, "ExamBank");
        writer.WriteElementString("dc", "language", Dublin, "zh-CN");
        writer.WriteEndElement();
    }

    private sealed record Part(string Path, string Relationship, string ContentType, Action<Stream> Write);
}
