using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ExamBank.Generator.Documents.Excel;

/// <summary>
/// The last row of a sheet, which stands there many times, each time with its own number in its references. The library writes the
/// first; the others are copied as text, because it takes ten times as long to make and to write the cells of each.
/// </summary>
/// <param name="Sheet">Position of the sheet, from 1.</param>
/// <param name="Row">Number of the first row.</param>
/// <param name="Times">How many there are.</param>
internal sealed partial record RepeatedRow(int Sheet, int Row, int Times)
{
    private const string End = "</x:row>";

    /// <summary>Number of the last row.</summary>
    public int LastRow => Row + Times - 1;

    /// <summary>Puts the copies into the parts of a saved workbook.</summary>
    public void Write(Dictionary<string, byte[]> parts)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{Sheet}.xml");
        var xml = Dimension().Replace(Encoding.UTF8.GetString(parts[path]), LastRow.ToString(CultureInfo.InvariantCulture), 1);
        var start = xml.IndexOf(string.Create(CultureInfo.InvariantCulture, $"<x:row r=\"{Row}\""), StringComparison.Ordinal);
        var end = start < 0 ? -1 : xml.IndexOf(End, start, StringComparison.Ordinal) + End.Length;
        if (end < End.Length || !xml.AsSpan(end).StartsWith("</x:sheetData>")) throw new InvalidOperationException($"Row {Row} is not the last of {path}.");
        var pieces = OwnNumber().Split(xml[start..end]).Select(Encoding.UTF8.GetBytes).ToList();

        using var result = new MemoryStream(xml.Length + (Times * pieces.Sum(p => p.Length + 3)));
        result.Write(Encoding.UTF8.GetBytes(xml[..start]));
        for (var row = Row; row <= LastRow; row++)
        {
            var number = Encoding.UTF8.GetBytes(row.ToString(CultureInfo.InvariantCulture));
            result.Write(pieces[0]);
            foreach (var piece in pieces.Skip(1))
            {
                result.Write(number);
                result.Write(piece);
            }
        }

        result.Write(Encoding.UTF8.GetBytes(xml[end..]));
        parts[path] = result.ToArray();
    }

    private Regex OwnNumber() => new(
        string.Create(CultureInfo.InvariantCulture, $"""(?<=<x:row r="|<x:c r="[A-Z]+|\$[A-Z]+){Row}(?![0-9])"""), RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));

    [GeneratedRegex("""(?<=<x:dimension ref="A1:[A-Z]+)[0-9]+(?=")""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Dimension();
}
