using System.Globalization;
using ExamBank.Generator.Documents.Excel;
using ExamBank.Generator.Documents.Layouts;
using ExamBank.Generator.Documents.Word;

namespace ExamBank.Generator.Documents.Editions;

/// <summary>A file that an edition has.</summary>
/// <param name="Path">Path within the paper's folder.</param>
/// <param name="Layout">The layout that it is drawn by.</param>
/// <param name="Edition">The edition.</param>
/// <param name="Version">The form and version that it prints; null where it is about the whole paper.</param>
/// <param name="Write">Writes it; the same model gives the same bytes.</param>
public sealed record EditionFilePlan(string Path, LayoutProfile Layout, Edition Edition, VersionModel? Version, Func<byte[]> Write);

/// <summary>The one place that says which files an edition has, and who writes them.</summary>
public static class EditionFiles
{
    /// <summary>The files of an edition in a layout.</summary>
    public static IReadOnlyList<EditionFilePlan> Of(PaperModel paper, Edition edition, LayoutProfile layout)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(layout);
        return edition switch
        {
            Edition.Paper => Each(paper, edition, layout, version => PaperDocument.Write(paper, version, layout)),
            Edition.LargePrint when layout.Name == LayoutProfile.LargePrint.Name => Of(paper, Edition.Paper, layout),
            Edition.LargePrint => Each(paper, edition, layout, version => PaperDocument.Write(paper, version, LayoutProfile.LargePrint)),
            Edition.Workbook => [new(PaperPaths.Workbook(paper.Number), layout, edition, null, () => MarkingWorkbook.Write(paper))],
            Edition.Audit => [new(PaperPaths.Audit(paper.Number), layout, edition, null, () => PaperAuditWorkbook.Write(paper))],
            _ => throw new ArgumentOutOfRangeException(nameof(edition), edition, "Not an edition."),
        };
    }

    private static IReadOnlyList<EditionFilePlan> Each(PaperModel paper, Edition edition, LayoutProfile layout, Func<VersionModel, byte[]> write) =>
    [
        .. paper.Forms.SelectMany(form => form.Versions).Select(version => new EditionFilePlan(PathOf(paper, edition, layout, version), layout, edition, version, () => write(version))),
    ];

    // The paper's own layout stands in the folder itself, so that the paper has the name it has without any option.
    private static string PathOf(PaperModel paper, Edition edition, LayoutProfile layout, VersionModel version)
    {
        var side = EditionNames.PackageOf(edition) == PackageKind.Print ? PaperPaths.PrintFolder : PaperPaths.MarkingFolder;
        var folder = layout.Name == paper.Layout ? side : $"{side}{layout.Name}/";
        var suffix = edition == Edition.Paper ? "" : $"-{EditionNames.NameOf(edition)}";
        return string.Create(CultureInfo.InvariantCulture, $"{folder}{paper.Number}-{version.Form}-{version.Number}{suffix}.docx");
    }
}
