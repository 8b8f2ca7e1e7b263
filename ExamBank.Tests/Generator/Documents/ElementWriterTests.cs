using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using ExamBank.Generator.Documents.Word;
using NUnit.Framework;

namespace ExamBank.Tests.Generator.Documents;

/// <summary>What the writer of elements leaves out of its questions to the SDK, against what the SDK itself writes.</summary>
public sealed class ElementWriterTests
{
    private static readonly string[] Namespaces =
    [
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "http://schemas.openxmlformats.org/drawingml/2006/main",
        "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    ];

    [Test]
    public void Every_attribute_of_every_kind_of_element_is_written()
    {
        var elements = typeof(Document).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(OpenXmlElement)) && !type.IsAbstract && !type.IsSubclassOf(typeof(OpenXmlPartRootElement)) && type.GetConstructor([]) is not null)
            .Select(type => (OpenXmlElement)Activator.CreateInstance(type)!)
            .Where(element => Namespaces.Contains(element.NamespaceUri) && element is not OpenXmlLeafTextElement)
            .ToList();
        var attributes = 0;
        foreach (var element in elements)
            foreach (var property in element.GetType().GetProperties().Where(p => p.PropertyType.IsSubclassOf(typeof(OpenXmlSimpleType)) && !p.Name.StartsWith("Rsid", StringComparison.Ordinal)))
            {
                var value = (OpenXmlSimpleType)Activator.CreateInstance(property.PropertyType)!;
                value.InnerText = "1";
                property.SetValue(element, value);
                attributes++;
            }

        Assert.That((elements.Count, attributes), Is.GreaterThan((900, 1_000)), "the SDK's classes");
        using (Assert.EnterMultipleScope())
            foreach (var element in elements.Where(e => e.GetAttributes().All(a => a.Prefix is "" or "w" or "r" or "m")))
                Assert.That(Attributes(Written(element)), Is.EqualTo(Attributes(XElement.Parse(element.OuterXml))), element.GetType().FullName);
    }

    [TestCase("题干", null)]
    [TestCase("two words", null)]
    [TestCase("", null)]
    [TestCase(" before", "preserve")]
    [TestCase("after ", "preserve")]
    [TestCase("two  spaces", "preserve")]
    [TestCase("\u3000全角", "preserve")]
    public void A_text_says_that_its_space_counts_where_it_would_be_lost(string text, string? space)
    {
        var written = Written(new Text(text));
        Assert.That(((string?)written.Attribute(XNamespace.Xml + "space"), written.Value), Is.EqualTo((space, text)));
    }

    private static XElement Written(OpenXmlElement element)
    {
        using var writer = new StringWriter();
        new ElementWriter(writer).Write(new Document(new Body(element)));
        return XDocument.Parse(writer.ToString(), LoadOptions.PreserveWhitespace).Root!.Elements().Single().Elements().Single();
    }

    private static IEnumerable<string> Attributes(XElement element) =>
        element.Attributes().Where(a => !a.IsNamespaceDeclaration).Select(a => $"{a.Name}={a.Value}").Order(StringComparer.Ordinal);
}
