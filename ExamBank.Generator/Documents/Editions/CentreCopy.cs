using ExamBank.Domain.Errors;
using ExamBank.Generator.Documents.Layouts;

namespace ExamBank.Generator.Documents.Editions;

/// <summary>A package of the forms that one centre gets, all its files rendered for it and read back.</summary>
public static class CentreCopy
{
    /// <summary>Renders it; the same model gives the same bytes.</summary>
    /// <param name="paper">The paper with the centre's forms only, and its mark where copies are marked.</param>
    /// <param name="kind">The package.</param>
    /// <param name="layout">The layout.</param>
    public static Result<byte[]> Of(PaperModel paper, PackageKind kind, LayoutProfile layout)
    {
        var usual = RenderedEditions.Usual(paper, layout);
        if (!usual.Succeeded) return usual.Failed<byte[]>();
        var package = RenderedEditions.Missing(paper, new EditionDemand([], [kind]), layout, usual.Value.ToDictionary(f => f.Path, f => f.Bytes, StringComparer.Ordinal));
        return package.Succeeded ? package.Value[^1].Bytes : package.Failed<byte[]>();
    }
}
