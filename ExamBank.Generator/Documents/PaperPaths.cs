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
    /// <param name="paperNumber">Number of the paper.</param>
    /// <param name="keyRevision">Number of the later key; null for the one that the paper was locked with.</param>
    public static string Workbook(string paperNumber, int? keyRevision = null) => $"{MarkingOf(keyRevision)}{paperNumber}-key.xlsx";

    /// <summary>The audit workbook of the whole paper.</summary>
    public static string Audit(string paperNumber, int? keyRevision = null) => $"{MarkingOf(keyRevision)}{paperNumber}-audit.xlsx";

    /// <summary>The notice of a revised key.</summary>
    public static string Correction(string paperNumber, int keyRevision) => $"{MarkingOf(keyRevision)}{paperNumber}-correction.docx";

    /// <summary>The manifest of a paper with a later key, within the paper's folder.</summary>
    public static string ManifestOf(int? keyRevision) => keyRevision is null ? Manifest : $"{MarkingOf(keyRevision)}{Manifest}";

    /// <summary>The folder for those who mark by a key: what a later key says stands beside what the first one said, not in its place.</summary>
    public static string MarkingOf(int? keyRevision) =>
        keyRevision is { } number ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{MarkingFolder}k{number}/") : MarkingFolder;
}
