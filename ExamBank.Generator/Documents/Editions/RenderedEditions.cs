using ExamBank.Domain.Errors;
using ExamBank.Generator.Documents.Checking;

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
    /// <summary>The files every paper has: papers in the usual layout, marking workbook, manifest.</summary>
    public static Result<IReadOnlyList<(string Path, byte[] Bytes)>> Usual(PaperModel paper)
    {
        var files = PaperFiles.Render(paper);
        var flaws = PaperCheck.Run(paper, [.. Plans(paper, EditionDemand.Nothing).Select(plan => new CheckedFile(plan.Path, plan.Edition, plan.Version, files.Single(f => f.Path == plan.Path).Bytes))],
            files.Single(f => f.Path == PaperPaths.Manifest).Bytes);
        return flaws.Count > 0 ? Result.Fail<IReadOnlyList<(string, byte[])>>(flaws) : Result.Of(files);
    }

    /// <summary>What is wanted and not yet there, rendered and checked, the packages last.</summary>
    /// <param name="paper">The paper.</param>
    /// <param name="demand">What is wanted.</param>
    /// <param name="stored">What was rendered before, by path; those bytes are taken and never rendered again.</param>
    public static Result<IReadOnlyList<RenderedEdition>> Missing(PaperModel paper, EditionDemand demand, IReadOnlyDictionary<string, byte[]> stored)
    {
        ArgumentNullException.ThrowIfNull(demand);
        var plans = Plans(paper, demand).Where(plan => !stored.ContainsKey(plan.Path)).ToList();
        List<RenderedEdition> rendered = [.. plans.Select(plan => new RenderedEdition(plan.Path, plan.Layout, EditionNames.NameOf(plan.Edition), plan.Write()))];
        var flaws = PaperCheck.Run(
            paper, [.. plans.Zip(rendered, (plan, file) => new CheckedFile(plan.Path, plan.Edition, plan.Version, file.Bytes))], manifest: null);
        if (flaws.Count > 0) return Result.Fail<IReadOnlyList<RenderedEdition>>(flaws);

        var all = stored.Concat(rendered.Select(r => KeyValuePair.Create(r.Path, r.Bytes))).ToDictionary(StringComparer.Ordinal);
        foreach (var kind in demand.Packages.Distinct().Order())
        {
            var path = PaperPackage.PathOf(paper.Number, kind, demand.Layout);
            if (stored.ContainsKey(path)) continue;
            var package = PaperPackage.Write(paper, kind, demand.Layout, all);
            if (PackageCheck.Run(paper, kind, path, package) is { Count: > 0 } faults) return Result.Fail<IReadOnlyList<RenderedEdition>>(faults);
            rendered.Add(new RenderedEdition(path, demand.Layout, PackageName(kind), package));
        }

        return Result.Of<IReadOnlyList<RenderedEdition>>(rendered);
    }

    private static string PackageName(PackageKind kind) => kind == PackageKind.Print ? "print-package" : "marking-package";

    // Paper and workbook are among the files every paper has, but another layout of the paper is not.
    private static List<EditionFilePlan> Plans(PaperModel paper, EditionDemand demand) =>
    [
        .. (demand.IsEmpty ? [Edition.Paper, Edition.Workbook] : demand.Editions.Concat(demand.Packages.SelectMany(kind => EditionNames.All.Where(e => EditionNames.PackageOf(e) == kind))))
            .Distinct().Order().SelectMany(edition => EditionFiles.Of(paper, edition, demand.Layout)).DistinctBy(plan => plan.Path),
    ];
}
