namespace ExamBank.Generator.Documents;

/// <summary>Names of a paper's files within its folder; separators are <c>/</c> on every system.</summary>
public static class PaperPaths
{
    /// <summary>The manifest, which holds keys.</summary>
    public const string Manifest = "manifest.json";

    /// <summary>The folder that may be handed to a print shop: nothing in it holds a key.</summary>
    public const string PrintFolder = "print/";

    /// <summary>The folder for those who mark.</summary>
    public const string MarkingFolder = "marking/";

    /// <summary>The paper that a candidate reads.</summary>
    public static string Print(string paperNumber, string form, int version) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{PrintFolder}{paperNumber}-{form}-{version}.docx");

    /// <summary>The marking workbook of the whole paper.</summary>
    public static string Workbook(string paperNumber) => $"{MarkingFolder}{paperNumber}-key.xlsx";

    /// <summary>The audit workbook of the whole paper.</summary>
    public static string Audit(string paperNumber) => $"{MarkingFolder}{paperNumber}-audit.xlsx";
}
