using System.Xml.Linq;
using NUnit.Framework;

namespace ExamBank.Tests.Support;

/// <summary>Tables of a Word file as texts, row by row. It shares no code with what wrote them.</summary>
internal static class WordTables
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// <summary>The tables of the body in order.</summary>
    public static IReadOnlyList<List<List<string>>> Of(byte[] docx) =>
        [.. OfficeText.Body(docx).Elements(W + "tbl").Select(table => table.Elements(W + "tr").Select(row => row.Elements(W + "tc").Select(cell => cell.Value).ToList()).ToList())];

    /// <summary>Each table that has a row for columns repeats it on every page, and no row of it is cut.</summary>
    public static void AssertHeads(byte[] docx, params string[] firstHeads)
    {
        var tables = OfficeText.Body(docx).Descendants(W + "tbl").Where(t => firstHeads.Contains(t.Element(W + "tr")!.Element(W + "tc")!.Value)).ToList();
        Assert.That(tables, Is.Not.Empty);
        foreach (var table in tables)
        {
            Assert.That(table.Element(W + "tr")!.Descendants(W + "tblHeader").Any(), Is.True, table.Value);
            Assert.That(table.Elements(W + "tr").Select(row => row.Descendants(W + "cantSplit").Any()), Is.All.True, table.Value);
        }
    }
}
