using System.Globalization;
using ExamBank.Generator.Documents.Excel;
using ExamBank.Generator.Documents.Word;

namespace ExamBank.Generator.Documents.Editions;

/// <summary>A file that an edition has.</summary>
/// <param name="Path">Path within the paper's folder.</param>
/// <param name="Layout">Name of the layout that it is drawn by.</param>
/// <param name="Edition">The edition.</param>
/// <param name="Version">The form and version that it prints; null where it is about the whole paper.</param>
/// <param name="Write">Writes it; the same model gives the same bytes.</param>
public sealed record EditionFilePlan(string Path, string Layout, Edition Edition, VersionModel? Version, Func<byte[]> Write);

/// <summary>The one place that says which files an edition has, and who writes them.</summary>
public static class EditionFiles
{
    /// <summary>The files of an edition in a layout; none where the paper has nothing to print in it.</summary>
    public static IReadOnlyList<EditionFilePlan> Of(PaperModel paper, Edition edition, string layout)
    {
        ArgumentNullException.ThrowIfNull(paper);
        return edition switch
        {
            Edition.Paper => Each(paper, edition, layout, "", version => PaperDocument.Write(paper, version)),
            Edition.Workbook => [new(PaperPaths.Workbook(paper.Number), Layouts.Usual, edition, null, () => MarkingWorkbook.Write(paper))],
            _ => [],
        };
    }

    private static IReadOnlyList<EditionFilePlan> Each(PaperModel paper, Edition edition, string layout, string suffix, Func<VersionModel, byte[]> write) =>
    [
        .. paper.Forms.SelectMany(form => form.Versions).Select(version => new EditionFilePlan(
            string.Create(CultureInfo.InvariantCulture, $"{Folder(edition, layout)}{paper.Number}-{version.Form}-{version.Number}{suffix}.docx"),
            layout, edition, version, () => write(version))),
    ];

    // The usual layout stands in the folder itself, so that the paper has the name it has without any option.
    private static string Folder(Edition edition, string layout)
    {
        var side = EditionNames.PackageOf(edition) == PackageKind.Print ? PaperPaths.PrintFolder : PaperPaths.MarkingFolder;
        return layout == Layouts.Usual ? side : $"{side}{layout}/";
    }
}
