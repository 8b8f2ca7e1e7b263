using System.Xml;

namespace ExamBank.Generator.Documents.Word;

/// <summary>Passes XML on, with the ids of relationships replaced by their new ones.</summary>
internal sealed class RelinkingWriter(XmlWriter writer, IReadOnlyDictionary<string, string> names) : XmlWriter
{
    private const string Reference = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private bool inReference;

    /// <inheritdoc/>
    public override WriteState WriteState => writer.WriteState;

    /// <inheritdoc/>
    public override XmlWriterSettings? Settings => writer.Settings;

    /// <inheritdoc/>
    public override void WriteStartAttribute(string? prefix, string localName, string? ns)
    {
        inReference = ns == Reference && names.Count > 0;
        writer.WriteStartAttribute(prefix, localName, ns);
    }

    /// <inheritdoc/>
    public override void WriteEndAttribute()
    {
        inReference = false;
        writer.WriteEndAttribute();
    }

    /// <inheritdoc/>
    public override void WriteString(string? text) => writer.WriteString(inReference && text is not null && names.TryGetValue(text, out var name) ? name : text);

    /// <inheritdoc/>
    public override void WriteStartElement(string? prefix, string localName, string? ns) => writer.WriteStartElement(prefix, localName, ns);

    /// <inheritdoc/>
    public override void WriteEndElement() => writer.WriteEndElement();

    /// <inheritdoc/>
    public override void WriteFullEndElement() => writer.WriteFullEndElement();

    /// <inheritdoc/>
    public override string? LookupPrefix(string ns) => writer.LookupPrefix(ns);

    /// <inheritdoc/>
    public override void Flush() => writer.Flush();

    /// <inheritdoc/>
    public override void WriteStartDocument() => writer.WriteStartDocument();

    /// <inheritdoc/>
    public override void WriteStartDocument(bool standalone) => writer.WriteStartDocument(standalone);

    /// <inheritdoc/>
    public override void WriteEndDocument() => writer.WriteEndDocument();

    /// <inheritdoc/>
    public override void WriteDocType(string name, string? pubid, string? sysid, string? subset) => writer.WriteDocType(name, pubid, sysid, subset);

    /// <inheritdoc/>
    public override void WriteCData(string? text) => writer.WriteCData(text);

    /// <inheritdoc/>
    public override void WriteComment(string? text) => writer.WriteComment(text);

    /// <inheritdoc/>
    public override void WriteProcessingInstruction(string name, string? text) => writer.WriteProcessingInstruction(name, text);

    /// <inheritdoc/>
    public override void WriteEntityRef(string name) => writer.WriteEntityRef(name);

    /// <inheritdoc/>
    public override void WriteCharEntity(char ch) => writer.WriteCharEntity(ch);

    /// <inheritdoc/>
    public override void WriteWhitespace(string? ws) => writer.WriteWhitespace(ws);

    /// <inheritdoc/>
    public override void WriteSurrogateCharEntity(char lowChar, char highChar) => writer.WriteSurrogateCharEntity(lowChar, highChar);

    /// <inheritdoc/>
    public override void WriteChars(char[] buffer, int index, int count) => writer.WriteChars(buffer, index, count);

    /// <inheritdoc/>
    public override void WriteRaw(char[] buffer, int index, int count) => writer.WriteRaw(buffer, index, count);

    /// <inheritdoc/>
    public override void WriteRaw(string data) => writer.WriteRaw(data);

    /// <inheritdoc/>
    public override void WriteBase64(byte[] buffer, int index, int count) => writer.WriteBase64(buffer, index, count);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) writer.Dispose();
        base.Dispose(disposing);
    }
}
