using ExamBank.Generator.Documents.Excel;
using ExamBank.Generator.Documents.Layouts;
using ExamBank.Generator.Documents.Word;

namespace ExamBank.Generator.Documents;

/// <summary>All files of a paper: the same paper gives the same bytes.</summary>
public static class PaperFiles
{
    /// <summary>Renders a paper in the layout of those who choose none.</summary>
    public static IReadOnlyList<(string Path, byte[] Bytes)> Render(PaperModel paper) => Render(paper, LayoutProfile.Default);

    /// <summary>Renders papers, marking workbook and manifest, with their paths within the paper's folder.</summary>
    /// <param name="paper">The paper.</param>
    /// <param name="layout">The layout that it is locked in.</param>
    public static IReadOnlyList<(string Path, byte[] Bytes)> Render(PaperModel paper, LayoutProfile layout)
    {
        ArgumentNullException.ThrowIfNull(paper);
        var files = paper.Forms
            .SelectMany(form => form.Versions)
            .Select(version => (Path: PaperPaths.Print(paper.Number, version.Form, version.Number), Bytes: PaperDocument.Write(paper, version, layout)))
            .Append((PaperPaths.Workbook(paper.Number, paper.KeyRevision?.Number), MarkingWorkbook.Write(paper)))
            .ToList();
        return [.. files, (PaperPaths.ManifestOf(paper.KeyRevision?.Number), Manifest.Of(paper, files).ToBytes())];
    }
}
