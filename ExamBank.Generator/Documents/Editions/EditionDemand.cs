using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Generator.Documents.Layouts;

namespace ExamBank.Generator.Documents.Editions;

/// <summary>What somebody wants of a paper beside the files that every paper has.</summary>
/// <param name="Editions">Editions, as files of their own.</param>
/// <param name="Packages">Packages, each with every edition that travels in it.</param>
public sealed record EditionDemand(IReadOnlyList<Edition> Editions, IReadOnlyList<PackageKind> Packages)
{
    /// <summary>Nothing more than every paper has.</summary>
    public static EditionDemand Nothing { get; } = new([], []);

    /// <summary>Whether nothing more is wanted.</summary>
    public bool IsEmpty => Editions.Count == 0 && Packages.Count == 0;

    /// <summary>
    /// The demand and the layout that it is met in. Answer sheets go with papers that are answered on them: beside a paper with places to
    /// write they would leave candidates in doubt. Where somebody asks for sheets, such a paper is printed for answers on a sheet.
    /// </summary>
    public (EditionDemand Demand, LayoutProfile Layout) In(LayoutProfile layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        return Editions.Contains(Edition.AnswerSheet) && layout.AnswersOn == AnswersOn.Paper
            ? (this with { Editions = [.. Editions, Edition.Paper] }, layout.OnSheets())
            : (this, layout);
    }

    /// <summary>Editions that are asked for by name and that the paper has nothing for; empty when all is well.</summary>
    public IReadOnlyList<BankError> Problems(PaperModel paper, LayoutProfile layout)
    {
        ArgumentNullException.ThrowIfNull(paper);
        return [.. Editions.Distinct().Where(edition => EditionFiles.Of(paper, edition, layout).Count == 0).Select(edition => PaperErrors.EditionEmpty("editions", EditionNames.NameOf(edition), paper.Number))];
    }

    /// <summary>The files that are wanted, in a fixed order, the packages without what is in them last.</summary>
    public IReadOnlyList<string> Paths(PaperModel paper, LayoutProfile layout)
    {
        ArgumentNullException.ThrowIfNull(paper);
        return
        [
            .. Editions.Distinct().Order().SelectMany(edition => EditionFiles.Of(paper, edition, layout)).Select(file => file.Path).Distinct(),
            .. Packages.Distinct().Order().Select(kind => PaperPackage.PathOf(paper, kind, layout)),
        ];
    }
}
