using ExamBank.Domain.Errors;
using ExamBank.Generator.Documents.Checking;
using ExamBank.Generator.Documents.Layouts;

namespace ExamBank.Generator.Documents.Editions;

/// <summary>A file that was rendered for somebody who asked for it.</summary>
/// <param name="Path">Path within the paper's folder.</param>
/// <param name="Layout">Name of the layout.</param>
/// <param name="Edition">Name of the edition, or of the package.</param>
/// <param name="Bytes">The bytes.</param>
public sealed record RenderedEdition(string Path, string Layout, string Edition, byte[] Bytes);

/// <summary>Renders what a paper lacks of a demand, and lets nothing out that has not been read back and found to agree.</summary>
public static class RenderedEditions
{
    private static readonly EditionDemand EveryPaper = new([Edition.Paper, Edition.Workbook], []);

    /// <summary>The files every paper has: papers, marking workbook, manifest; or what keeps them from being printed as their authors meant.</summary>
    /// <param name="paper">The paper.</param>
    /// <param name="layout">The layout that it is locked in.</param>
    public static Result<IReadOnlyList<(string Path, byte[] Bytes)>> Usual(PaperModel paper, LayoutProfile layout)
    {
        if (PrintProblems.Of(paper) is { Count: > 0 } problems) return Result.Fail<IReadOnlyList<(string, byte[])>>(problems);
        var files = PaperFiles.Render(paper, layout);
        var flaws = PaperCheck.Run(paper, [.. Plans(paper, EveryPaper, layout).Select(plan => new CheckedFile(plan.Path, plan.Edition, plan.Version, files.Single(f => f.Path == plan.Path).Bytes))],
            files.Single(f => f.Path == PaperPaths.ManifestOf(paper.KeyRevision?.Number)).Bytes);
        return flaws.Count > 0 ? Result.Fail<IReadOnlyList<(string, byte[])>>(flaws) : Result.Of(files);
    }

    /// <summary>
    /// What those who mark need of a paper whose key was revised: workbook, keys, reviewers' papers, notice and manifest. The printed papers are
    /// those that were stored when it was locked.
    /// </summary>
    /// <param name="paper">The paper with its later key.</param>
    /// <param name="layout">The layout that it was locked in.</param>
    /// <param name="stored">What was rendered before, by path.</param>
    public static Result<IReadOnlyList<RenderedEdition>> Reissue(PaperModel paper, LayoutProfile layout, IReadOnlyDictionary<string, byte[]> stored)
    {
        var rendered = Missing(paper, new EditionDemand([Edition.Workbook, Edition.Key, Edition.Review, Edition.Correction], []), layout, stored);
        if (!rendered.Succeeded) return rendered;
        var files = stored.Select(f => (Path: f.Key, Bytes: f.Value)).Concat(rendered.Value.Select(f => (f.Path, f.Bytes))).ToDictionary(f => f.Path, f => f.Bytes, StringComparer.Ordinal);
        var path = PaperPaths.ManifestOf(paper.KeyRevision?.Number);
        var named = Plans(paper, EveryPaper, layout).ConvertAll(plan => new CheckedFile(plan.Path, plan.Edition, plan.Version, files[plan.Path]));
        var manifest = Manifest.Of(paper, [.. named.Select(f => (f.Path, f.Bytes))]).ToBytes();
        var flaws = PaperCheck.Run(paper, named, manifest);
        return flaws.Count > 0
            ? Result.Fail<IReadOnlyList<RenderedEdition>>(flaws)
            : Result.Of<IReadOnlyList<RenderedEdition>>([.. rendered.Value, new RenderedEdition(path, layout.Name, "manifest", manifest)]);
    }

    /// <summary>What is wanted and not yet there, rendered and checked, the packages last.</summary>
    /// <param name="paper">The paper.</param>
    /// <param name="demand">What is wanted.</param>
    /// <param name="layout">The layout that it is wanted in.</param>
    /// <param name="stored">What was rendered before, by path; those bytes are taken and never rendered again.</param>
    public static Result<IReadOnlyList<RenderedEdition>> Missing(PaperModel paper, EditionDemand demand, LayoutProfile layout, IReadOnlyDictionary<string, byte[]> stored)
    {
        ArgumentNullException.ThrowIfNull(demand);
        if (demand.Problems(paper, layout) is { Count: > 0 } problems) return Result.Fail<IReadOnlyList<RenderedEdition>>(problems);
        var plans = Plans(paper, demand, layout).Where(plan => !stored.ContainsKey(plan.Path)).ToList();
        List<RenderedEdition> rendered = [.. plans.Select(plan => new RenderedEdition(plan.Path, plan.Layout.Name, EditionNames.NameOf(plan.Edition), plan.Write()))];
        var flaws = PaperCheck.Run(
            paper, [.. plans.Zip(rendered, (plan, file) => new CheckedFile(plan.Path, plan.Edition, plan.Version, file.Bytes))], manifest: null);
        if (flaws.Count > 0) return Result.Fail<IReadOnlyList<RenderedEdition>>(flaws);

        var all = stored.Concat(rendered.Select(r => KeyValuePair.Create(r.Path, r.Bytes))).ToDictionary(StringComparer.Ordinal);
        foreach (var kind in demand.Packages.Distinct().Order())
        {
            var path = PaperPackage.PathOf(paper, kind, layout);
            if (stored.ContainsKey(path)) continue;
            var package = PaperPackage.Write(paper, kind, layout, all);
            if (PackageCheck.Run(paper, kind, path, package) is { Count: > 0 } faults) return Result.Fail<IReadOnlyList<RenderedEdition>>(faults);
            rendered.Add(new RenderedEdition(path, layout.Name, PackageName(kind), package));
        }

        return Result.Of<IReadOnlyList<RenderedEdition>>(rendered);
    }

    private static string PackageName(PackageKind kind) => kind == PackageKind.Print ? "print-package" : "marking-package";

    private static List<EditionFilePlan> Plans(PaperModel paper, EditionDemand demand, LayoutProfile layout) =>
    [
        .. demand.Editions.Distinct().Order().SelectMany(edition => EditionFiles.Of(paper, edition, layout))
            .Concat(demand.Packages.Distinct().Order().SelectMany(kind => EditionFiles.In(paper, kind, layout))).DistinctBy(plan => plan.Path),
    ];
}
