using System.Text;
using System.Text.RegularExpressions;

namespace ExamBank.Generator.Documents.Excel;

/// <summary>Rows and columns that repeat on every page. The library writes them as relative references, which LibreOffice does not repeat.</summary>
internal static partial class PrintTitles
{
    private const string Workbook = "xl/workbook.xml";

    /// <summary>Makes them absolute in the parts of a saved workbook.</summary>
    public static void Fix(Dictionary<string, byte[]> parts) => parts[Workbook] = Encoding.UTF8.GetBytes(
        Titles().Replace(Encoding.UTF8.GetString(parts[Workbook]), titles => Span().Replace(titles.Value, "!$$${from}:$$${to}")));

    [GeneratedRegex("""(?<=<x:definedName name="_xlnm\.Print_Titles"[^>]*>)[^<]+""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Titles();

    [GeneratedRegex("!(?<from>[A-Z]+|[0-9]+):(?<to>[A-Z]+|[0-9]+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Span();
}
