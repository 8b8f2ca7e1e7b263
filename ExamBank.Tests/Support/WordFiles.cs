using System.IO.Compression;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using NUnit.Framework;

namespace ExamBank.Tests.Support;

/// <summary>What holds for every Word file of ours.</summary>
internal static class WordFiles
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// <summary>Valid for Office 2019, Chinese, titled, the same when written again, every style defined, every figure described, ids of figures unique.</summary>
    public static void AssertSound(Func<byte[]> write, string title)
    {
        var docx = write();
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        var parts = OfficeText.Parts(docx);
        var styles = XDocument.Parse(parts["word/styles.xml"]).Descendants(W + "style").Select(s => (string)s.Attribute(W + "styleId")!).ToList();
        var xml = parts.Where(p => p.Key.StartsWith("word/", StringComparison.Ordinal) && p.Key.EndsWith(".xml", StringComparison.Ordinal)).Select(p => XDocument.Parse(p.Value)).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"), Is.Empty);
            Assert.That(write(), Is.EqualTo(docx), "same bytes");
            Assert.That(parts["docProps/core.xml"], Does.Contain($"<dc:title>{title}</dc:title>").And.Contain("<dc:language>zh-CN</dc:language>"));
            Assert.That(parts["word/styles.xml"], Does.Contain("w:eastAsia=\"zh-CN\""));
            Assert.That(styles, Is.Unique);
            Assert.That(Named(xml).Except(styles), Is.Empty, "styles that are not defined");
            Assert.That(xml.SelectMany(x => x.Descendants().Where(e => e.Name.LocalName == "docPr")).Select(d => (string?)d.Attribute("descr")), Has.None.Null.And.None.Empty);
            foreach (var part in xml) Assert.That(part.Descendants().Where(e => e.Name.LocalName == "docPr").Select(d => (string?)d.Attribute("id")), Is.Unique);
        });
    }

    /// <summary>Pictures of a file in the order of their names.</summary>
    public static IReadOnlyList<byte[]> Pictures(byte[] docx)
    {
        using var archive = new ZipArchive(new MemoryStream(docx));
        return [.. archive.Entries.Where(e => e.FullName.Contains("media/", StringComparison.Ordinal)).OrderBy(e => e.FullName, StringComparer.Ordinal).Select(entry =>
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            return content.ToArray();
        })];
    }

    private static IEnumerable<string> Named(IEnumerable<XDocument> parts) =>
        parts.SelectMany(x => x.Descendants().Where(e => e.Name == W + "pStyle" || e.Name == W + "rStyle" || e.Name == W + "tblStyle").Select(e => (string)e.Attribute(W + "val")!)).Distinct();
}
