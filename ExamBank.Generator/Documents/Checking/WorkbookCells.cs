using System.Globalization;
using System.Xml.Linq;

namespace ExamBank.Generator.Documents.Checking;

/// <summary>A worksheet as text: rows of cells, and columns found by their heads.</summary>
internal sealed record WorkbookSheet(string Name, IReadOnlyList<IReadOnlyDictionary<int, string>> Rows)
{
    /// <summary>All text of the sheet.</summary>
    public string Text => string.Join('\n', Rows.SelectMany(r => r.Values));

    /// <summary>The rows below the first that has all these heads, each as the cells under them; empty where there is no such row.</summary>
    public IEnumerable<IReadOnlyList<string>> Under(params string[] heads)
    {
        var at = Rows.ToList().FindIndex(row => heads.All(head => row.Values.Contains(head, StringComparer.Ordinal)));
        if (at < 0) return [];
        var columns = heads.Select(head => Rows[at].First(c => c.Value == head).Key).ToList();
        return Rows.Skip(at + 1).Select(IReadOnlyList<string> (row) => [.. columns.Select(column => row.GetValueOrDefault(column, ""))]);
    }
}

/// <summary>Reads the cells of a workbook.</summary>
internal static class WorkbookCells
{
    private static readonly XNamespace S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>The sheets by name, each read when it is asked for: those in which candidates are scored are large.</summary>
    public static IReadOnlyDictionary<string, Lazy<WorkbookSheet>> Read(OfficeParts parts)
    {
        List<string> shared = parts.Has("xl/sharedStrings.xml")
            ? [.. parts.Xml("xl/sharedStrings.xml").Root!.Elements(S + "si").Select(si => string.Concat(si.Descendants(S + "t").Where(t => t.Parent!.Name != S + "rPh").Select(t => t.Value)))]
            : [];
        var targets = parts.Xml("xl/_rels/workbook.xml.rels").Root!.Elements()
            .ToDictionary(r => (string)r.Attribute("Id")!, r => Target((string)r.Attribute("Target")!), StringComparer.Ordinal);
        return parts.Xml("xl/workbook.xml").Descendants(S + "sheet")
            .Select(sheet => (Name: (string)sheet.Attribute("name")!, Part: targets[(string)sheet.Attribute(R + "id")!]))
            .ToDictionary(sheet => sheet.Name, sheet => new Lazy<WorkbookSheet>(() => new WorkbookSheet(sheet.Name, Rows(parts.Xml(sheet.Part), shared))), StringComparer.Ordinal);
    }

    private static string Target(string target) => target.StartsWith('/') ? target[1..] : $"xl/{target}";

    private static List<IReadOnlyDictionary<int, string>> Rows(XDocument sheet, List<string> shared) =>
        [.. sheet.Descendants(S + "row").Select(row => row.Elements(S + "c").ToDictionary(c => Column((string)c.Attribute("r")!), c => Value(c, shared)))];

    private static string Value(XElement cell, List<string> shared)
    {
        var value = (string?)cell.Element(S + "v") ?? string.Concat(cell.Descendants(S + "t").Select(t => t.Value));
        return (string?)cell.Attribute("t") == "s" && value.Length > 0 ? shared[int.Parse(value, CultureInfo.InvariantCulture)] : value;
    }

    private static int Column(string reference) => reference.TakeWhile(char.IsAsciiLetterUpper).Aggregate(0, (sum, letter) => (sum * 26) + letter - 'A' + 1);
}
