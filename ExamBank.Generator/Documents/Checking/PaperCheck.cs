using System.Xml;
using ExamBank.Domain.Errors;
using ExamBank.Generator.Documents.Editions;

namespace ExamBank.Generator.Documents.Checking;

/// <summary>
/// Reads finished files back and proves that they agree with the revisions and with each other. It shares no code with what
/// wrote them, and nothing is stored or handed out that it finds a flaw in.
/// </summary>
public static class PaperCheck
{
    // A writer that is wrong is wrong at every question; so many examples tell it.
    private const int MostErrors = 20;

    /// <summary>What is wrong with these files; empty when all is well.</summary>
    /// <param name="paper">What they were rendered from.</param>
    /// <param name="files">The files.</param>
    /// <param name="manifest">The manifest, where it is among what is checked.</param>
    public static IReadOnlyList<BankError> Run(PaperModel paper, IReadOnlyList<CheckedFile> files, byte[]? manifest)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(files);
        var flaws = files.AsParallel().AsOrdered().SelectMany(file => File(paper, file)).ToList();
        if (manifest is not null) flaws.AddRange(ManifestCheck.Run(PaperPaths.Manifest, paper, manifest, files));
        return [.. flaws.Take(MostErrors)];
    }

    private static List<BankError> File(PaperModel paper, CheckedFile file)
    {
        try
        {
            return OfficeParts.Read(file.Bytes) is { } parts ? Flaws(paper, file, parts) : [CheckErrors.Unreadable(file.Path)];
        }
        catch (Exception e) when (e is XmlException or KeyNotFoundException)
        {
            return [CheckErrors.Unreadable(file.Path)];
        }
    }

    private static List<BankError> Flaws(PaperModel paper, CheckedFile file, OfficeParts parts)
    {
        var flaws = new List<BankError>();
        if (file.Version is { } version) flaws.AddRange(IdentityCheck.Run(paper, file.Path, version, string.Join('\n', parts.All.Select(part => PrintedText.All(part.Xml)))));
        if (EditionNames.PackageOf(file.Edition) == PackageKind.Print)
            flaws.AddRange(SecretsCheck.Run(file.Path, paper, file.Version is { } own ? [own] : [.. paper.Forms.SelectMany(f => f.Versions)], parts));
        switch (file.Edition)
        {
            case Edition.Paper or Edition.LargePrint:
                flaws.AddRange(PaperDocumentCheck.Run(file.Path, file.Version!, parts));
                break;
            case Edition.AnswerSheet:
                flaws.AddRange(AnswerSheetCheck.Run(file.Path, file.Version!, parts));
                break;
            case Edition.CentrePack:
                flaws.AddRange(IdentityCheck.OfWhole(paper, file.Path, parts));
                break;
            case Edition.Review:
                flaws.AddRange(ReviewCheck.Run(file.Path, file.Version!, parts));
                break;
            case Edition.Key:
                flaws.AddRange(KeyDocumentCheck.Run(file.Path, file.Version!, parts));
                break;
            case Edition.ScoreSheets:
                flaws.AddRange(ScoreSheetCheck.Run(file.Path, file.Version!, parts));
                break;
            case Edition.Workbook:
                flaws.AddRange(WorkbookCheck.Run(file.Path, paper, parts));
                break;
            case Edition.Audit:
                flaws.AddRange(AuditCheck.Run(file.Path, paper, parts));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(file), file.Edition, "Not an edition.");
        }

        return flaws;
    }
}
