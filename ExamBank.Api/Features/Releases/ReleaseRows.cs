using System.Linq.Expressions;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Releases;

/// <summary>A release with the number of its paper, for use inside a query.</summary>
internal sealed class ReleaseRow
{
    public required PaperRelease Release { get; init; }

    public required int Paper { get; init; }
}

/// <summary>Reads releases as they are shown.</summary>
internal static class ReleaseRows
{
    /// <summary>Releases with the numbers of their papers.</summary>
    public static IQueryable<ReleaseRow> ReleasesOf(this BankView bank, IQueryable<PaperRelease> releases) =>
        from release in releases
        join paper in bank.PapersOfReleases on release.PaperId equals paper.Id
        select new ReleaseRow { Release = release, Paper = paper.Number };

    /// <summary>How a row becomes a node. A centre sees of the centres only itself. Two statements.</summary>
    /// <param name="centre">Code of the centre that asks; null when it is none.</param>
    public static Expression<Func<ReleaseRow, PaperReleaseNode>> ToNode(string? centre) => row => new PaperReleaseNode(
        row.Release, row.Paper, row.Release.Centres.Where(c => centre == null || c.Centre == centre).ToList());

    /// <summary>The release with this number; null when there is none.</summary>
    public static async Task<PaperReleaseNode?> FindAsync(BankView bank, int number, CurrentCentre current, CancellationToken cancellationToken) =>
        await bank.ReleasesOf(bank.PaperReleases.Where(r => r.Number == number)).Select(ToNode(await current.CodeAsync(cancellationToken))).SingleOrDefaultAsync(cancellationToken);
}
