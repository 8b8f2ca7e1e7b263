using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using DocumentFormat.OpenXml;

namespace ExamBank.Generator.Documents.Word;

/// <summary>
/// Writes the SDK's elements as XML. The SDK's own way looks up namespace and prefix of every element and attribute and costs more than
/// compressing what it writes; here every namespace that our documents use stands on the root, and the tags of a kind of element are
/// looked up once.
/// </summary>
internal sealed class ElementWriter(TextWriter writer)
{
    private static readonly Dictionary<string, string> Prefixes = new(StringComparer.Ordinal)
    {
        ["http://schemas.openxmlformats.org/wordprocessingml/2006/main"] = "w",
        ["http://schemas.openxmlformats.org/officeDocument/2006/relationships"] = "r",
        ["http://schemas.openxmlformats.org/officeDocument/2006/math"] = "m",
        ["http://schemas.openxmlformats.org/markup-compatibility/2006"] = "mc",
        ["http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"] = "wp",
        ["http://schemas.openxmlformats.org/drawingml/2006/main"] = "a",
        ["http://schemas.openxmlformats.org/drawingml/2006/picture"] = "pic",
        ["http://schemas.microsoft.com/office/word/2010/wordprocessingShape"] = "wps",
    };

    private static readonly string Namespaces = string.Concat(Prefixes.Select(p => $" xmlns:{p.Value}=\"{p.Key}\""));

    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"\t\n\r");

    private static readonly ConcurrentDictionary<Type, Kind> Kinds = [];

    /// <summary>Writes a part.</summary>
    public void Write(OpenXmlPartRootElement root)
    {
        writer.Write("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
        var kind = KindOf(root);
        writer.Write(kind.Start);
        writer.Write(Namespaces);
        Rest(root, kind);
    }

    private void Write(OpenXmlElement element)
    {
        var kind = KindOf(element);
        writer.Write(kind.Start);
        Rest(element, kind);
    }

    // The SDK is asked for nothing that a kind of element cannot have: each question costs it as much as writing the answer.
    private void Rest(OpenXmlElement element, Kind kind)
    {
        if (kind.HasAttributes) Attributes(element);
        var text = kind.HasText ? ((OpenXmlLeafTextElement)element).Text : "";
        if (NeedsItsSpace(text)) writer.Write(" xml:space=\"preserve\"");
        var child = kind.HasChildren ? element.FirstChild : null;
        if (text.Length == 0 && child is null)
        {
            writer.Write("/>");
            return;
        }

        writer.Write('>');
        Escaped(text);
        for (; child is not null; child = child.NextSibling()) Write(child);
        writer.Write(kind.End);
    }

    // Space at an edge of a text, or several together, are lost where it does not say that they count.
    private static bool NeedsItsSpace(string text) =>
        text.Length > 0 && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]) || text.Contains("  ", StringComparison.Ordinal));

    private void Attributes(OpenXmlElement element)
    {
        // As the list that it is, or an empty array: an attribute is four references, and copying each through an interface costs
        // more than writing it.
        foreach (ref readonly var attribute in CollectionsMarshal.AsSpan(element.GetAttributes() as List<OpenXmlAttribute>))
        {
            writer.Write(' ');
            if (attribute.Prefix.Length > 0)
            {
                writer.Write(attribute.Prefix);
                writer.Write(':');
            }

            writer.Write(attribute.LocalName);
            writer.Write("=\"");
            Escaped(attribute.Value);
            writer.Write('"');
        }
    }

    private void Escaped(string? text)
    {
        var rest = text.AsSpan();
        for (int at; (at = rest.IndexOfAny(Special)) >= 0; rest = rest[(at + 1)..])
        {
            writer.Write(rest[..at]);
            writer.Write(rest[at] switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", '"' => "&quot;", '\t' => "&#9;", '\n' => "&#10;", _ => "&#13;" });
        }

        writer.Write(rest);
    }

    private static Kind KindOf(OpenXmlElement element)
    {
        if (Kinds.TryGetValue(element.GetType(), out var known)) return known;
        var name = $"{Prefixes[element.NamespaceUri]}:{element.LocalName}";
        return Kinds[element.GetType()] = new Kind($"<{name}", $"</{name}>", CarriesAttributes(element.GetType()), element is OpenXmlLeafTextElement, element is OpenXmlCompositeElement);
    }

    // By the SDK's own classes, each attribute a property. Ids of editing sessions are for programs that merge changes; no document
    // of ours has them. A text has none but the one about its space.
    private static bool CarriesAttributes(Type type) =>
        !typeof(OpenXmlLeafTextElement).IsAssignableFrom(type) && type.GetProperties().Any(p => typeof(OpenXmlSimpleType).IsAssignableFrom(p.PropertyType) && !p.Name.StartsWith("Rsid", StringComparison.Ordinal));

    private sealed record Kind(string Start, string End, bool HasAttributes, bool HasText, bool HasChildren);
}
