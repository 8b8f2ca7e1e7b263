namespace ExamBank.Generator.Documents.Editions;

/// <summary>What somebody wants of a paper beside the files that every paper has.</summary>
/// <param name="Layout">Name of the layout.</param>
/// <param name="Editions">Editions, as files of their own.</param>
/// <param name="Packages">Packages, each with every edition that travels in it.</param>
public sealed record EditionDemand(string Layout, IReadOnlyList<Edition> Editions, IReadOnlyList<PackageKind> Packages)
{
    /// <summary>Nothing more than every paper has.</summary>
    public static EditionDemand Nothing { get; } = new(Layouts.Usual, [], []);

    /// <summary>Whether nothing more is wanted.</summary>
    public bool IsEmpty => Editions.Count == 0 && Packages.Count == 0;

    /// <summary>The files that are wanted, in a fixed order, the packages without what is in them last.</summary>
    public IReadOnlyList<string> Paths(PaperModel paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        return
        [
            .. Editions.Distinct().Order().SelectMany(edition => EditionFiles.Of(paper, edition, Layout)).Select(file => file.Path),
            .. Packages.Distinct().Order().Select(kind => PaperPackage.PathOf(paper.Number, kind, Layout)),
        ];
    }
}
