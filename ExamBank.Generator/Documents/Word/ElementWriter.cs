using System.Buffers;
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

    private readonly Dictionary<Type, (string Start, string End)> tags = [];

    /// <summary>Writes a part.</summary>
    public void Write(OpenXmlPartRootElement root)
    {
        writer.Write("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
        var (start, end) = Tags(root);
        writer.Write(start);
        writer.Write(Namespaces);
        Rest(root, end);
    }

    private void Write(OpenXmlElement element)
    {
        var (start, end) = Tags(element);
        writer.Write(start);
        Rest(element, end);
    }

    private void Rest(OpenXmlElement element, string end)
    {
        if (element.HasAttributes) Attributes(element);
        var text = (element as OpenXmlLeafTextElement)?.Text ?? "";
        var child = element.FirstChild;
        if (text.Length == 0 && child is null)
        {
            writer.Write("/>");
            return;
        }

        writer.Write('>');
        Escaped(text);
        for (; child is not null; child = child.NextSibling()) Write(child);
        writer.Write(end);
    }

    private void Attributes(OpenXmlElement element)
    {
        foreach (var attribute in element.GetAttributes())
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

    private (string Start, string End) Tags(OpenXmlElement element)
    {
        if (tags.TryGetValue(element.GetType(), out var known)) return known;
        var name = $"{Prefixes[element.NamespaceUri]}:{element.LocalName}";
        return tags[element.GetType()] = ($"<{name}", $"</{name}>");
    }
}
