using System.Globalization;
using ExamBank.Generator.Documents.Excel;
using ExamBank.Generator.Documents.Layouts;
using ExamBank.Generator.Documents.Word;
using ExamBank.Generator.Documents.Word.Editions;
using ExamBank.Generator.Documents.Word.Editions.AnswerSheets;

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
    /// <summary>The files of an edition in a layout; none where the paper has nothing for it: score sheets without practical work.</summary>
    public static IReadOnlyList<EditionFilePlan> Of(PaperModel paper, Edition edition, LayoutProfile layout)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(layout);
        return edition switch
        {
            Edition.Paper => Each(paper, edition, layout, layout, "", version => PaperDocument.Write(paper, version, layout)),
            Edition.AnswerSheet => Each(paper, edition, layout, layout, "-answer-sheet", version => AnswerSheet.Write(paper, version, layout)),
            Edition.LargePrint => LargePrint(paper, layout),
            Edition.CentrePack => [new($"{Folder(paper, edition, layout)}{paper.Number}-centre-pack.docx", layout, edition, null, () => CentrePack.Write(paper, layout))],
            Edition.Review => Each(paper, edition, layout, layout, "-review", version => ReviewPaper.Write(paper, version, layout)),
            Edition.Key => Each(paper, edition, layout, layout, "-key", version => KeyDocument.Write(paper, version, layout)),
            Edition.ScoreSheets => ScoreSheet.IsNeeded(paper) ? Each(paper, edition, layout, layout, "-score-sheet", version => ScoreSheet.Write(paper, version, layout)) : [],
            Edition.Workbook => [new(PaperPaths.Workbook(paper.Number), layout, edition, null, () => MarkingWorkbook.Write(paper))],
            Edition.Audit => [new(PaperPaths.Audit(paper.Number), layout, edition, null, () => PaperAuditWorkbook.Write(paper))],
            _ => throw new ArgumentOutOfRangeException(nameof(edition), edition, "Not an edition."),
        };
    }

    /// <summary>
    /// The files that travel in a package. Answer sheets travel with papers that are answered on them (<see cref="EditionDemand.In"/>).
    /// </summary>
    public static IReadOnlyList<EditionFilePlan> In(PaperModel paper, PackageKind kind, LayoutProfile layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        return [.. EditionNames.In(kind).Where(edition => edition != Edition.AnswerSheet || layout.AnswersOn == AnswersOn.Sheet).SelectMany(edition => Of(paper, edition, layout)).DistinctBy(file => file.Path)];
    }

    private static IReadOnlyList<EditionFilePlan> LargePrint(PaperModel paper, LayoutProfile layout)
    {
        var large = layout.InLargePrint();
        var suffix = layout.IsLargePrint ? "" : "-large-print";
        return
        [
            .. Each(paper, layout.IsLargePrint ? Edition.Paper : Edition.LargePrint, layout, large, suffix, version => PaperDocument.Write(paper, version, large)),
            .. large.AnswersOn == AnswersOn.Sheet ? Each(paper, Edition.AnswerSheet, layout, large, $"{suffix}-answer-sheet", version => AnswerSheet.Write(paper, version, large)) : [],
        ];
    }

    private static IReadOnlyList<EditionFilePlan> Each(
        PaperModel paper, Edition edition, LayoutProfile layout, LayoutProfile drawnBy, string suffix, Func<VersionModel, byte[]> write)
    {
        var folder = Folder(paper, edition, layout);
        return
        [
            .. paper.Forms.SelectMany(form => form.Versions).Select(version => new EditionFilePlan(
                string.Create(CultureInfo.InvariantCulture, $"{folder}{paper.Number}-{version.Form}-{version.Number}{suffix}.docx"), drawnBy, edition, version, () => write(version))),
        ];
    }

    // The paper's own layout stands in the folder itself, so that the paper has the name it has without any option.
    private static string Folder(PaperModel paper, Edition edition, LayoutProfile layout)
    {
        var side = EditionNames.PackageOf(edition) == PackageKind.Print ? PaperPaths.PrintFolder : PaperPaths.MarkingFolder;
        return layout.Name == paper.Layout ? side : $"{side}{layout.Name}/";
    }
}
