using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;

namespace ExamBank.Tests.Support;

/// <summary>Reads Office files as plain XML. It shares no code with what wrote them.</summary>
internal static class OfficeText
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static readonly XNamespace S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Every part of a package by its path, as text.</summary>
    public static IReadOnlyDictionary<string, string> Parts(byte[] package)
    {
        using var archive = new ZipArchive(new MemoryStream(package));
        return archive.Entries.ToDictionary(
            e => e.FullName,
            e =>
            {
                using var reader = new StreamReader(e.Open());
                return reader.ReadToEnd();
            },
            StringComparer.Ordinal);
    }

    /// <summary>Every part of a package by its path.</summary>
    public static IReadOnlyDictionary<string, byte[]> Entries(byte[] package)
    {
        using var archive = new ZipArchive(new MemoryStream(package));
        return archive.Entries.ToDictionary(
            e => e.FullName,
            e =>
            {
                using var bytes = new MemoryStream();
                using (var stream = e.Open()) stream.CopyTo(bytes);
                return bytes.ToArray();
            },
            StringComparer.Ordinal);
    }

    /// <summary>The body's XML.</summary>
    public static XElement Body(byte[] docx) => XDocument.Parse(Parts(docx)["word/document.xml"]).Root!.Element(W + "body")!;

    /// <summary>Paragraphs of the body with their style; tabs are <c>\t</c>.</summary>
    public static IReadOnlyList<(string Style, string Text, XElement Element)> Paragraphs(byte[] docx) =>
        [.. Body(docx).Descendants(W + "p").Select(p => ((string?)p.Descendants(W + "pStyle").FirstOrDefault()?.Attribute(W + "val") ?? "", TextOf(p), p))];

    /// <summary>Width and height of the sheet in whole millimetres.</summary>
    public static (int Width, int Height) Sheet(byte[] docx)
    {
        var size = Body(docx).Elements(W + "sectPr").Last().Element(W + "pgSz")!;
        return (Millimetres(size.Attribute(W + "w")!), Millimetres(size.Attribute(W + "h")!));
    }

    private static int Millimetres(XAttribute twips) => (int)Math.Round((int)twips * 25.4 / 1440);

    /// <summary>All text of the body, a line a paragraph.</summary>
    public static string Text(byte[] docx) => string.Join('\n', Paragraphs(docx).Select(p => p.Text));

    /// <summary>Cells of each sheet by its name, row by row; a missing cell is empty.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<string>>> Cells(byte[] xlsx)
    {
        var parts = Parts(xlsx);
        var shared = parts.TryGetValue("xl/sharedStrings.xml", out var strings)
            ? XDocument.Parse(strings).Root!.Elements(S + "si").Select(si => string.Concat(si.Descendants(S + "t").Select(t => t.Value))).ToList()
            : [];
        var targets = XDocument.Parse(parts["xl/_rels/workbook.xml.rels"]).Root!.Elements()
            .ToDictionary(r => (string)r.Attribute("Id")!, r => ((string)r.Attribute("Target")!).Replace("/xl/", "", StringComparison.Ordinal), StringComparer.Ordinal);
        return XDocument.Parse(parts["xl/workbook.xml"]).Descendants(S + "sheet").ToDictionary(
            sheet => (string)sheet.Attribute("name")!,
            sheet => Rows(XDocument.Parse(parts["xl/" + targets[(string)sheet.Attribute(R + "id")!]]), shared),
            StringComparer.Ordinal);
    }

    private static IReadOnlyList<IReadOnlyList<string>> Rows(XDocument sheet, List<string> shared) =>
        [.. sheet.Descendants(S + "row").Select(row =>
        {
            var cells = row.Elements(S + "c").ToDictionary(c => Column((string)c.Attribute("r")!), c => Value(c, shared));
            return (IReadOnlyList<string>)[.. Enumerable.Range(1, cells.Count == 0 ? 0 : cells.Keys.Max()).Select(i => cells.GetValueOrDefault(i, ""))];
        })];

    private static string Value(XElement cell, List<string> shared)
    {
        var value = (string?)cell.Element(S + "v") ?? string.Concat(cell.Descendants(S + "t").Select(t => t.Value));
        return (string?)cell.Attribute("t") == "s" && value.Length > 0 ? shared[int.Parse(value, CultureInfo.InvariantCulture)] : value;
    }

    private static int Column(string reference) => reference.TakeWhile(char.IsLetter).Aggregate(0, (sum, letter) => (sum * 26) + letter - 'A' + 1);

    private static string TextOf(XElement paragraph) => string.Concat(paragraph.Descendants().Select(e =>
        e.Name == W + "t" ? e.Value : e.Name == W + "tab" && e.Parent!.Name == W + "r" ? "\t" : e.Name == W + "br" ? "\n" : ""));
}
