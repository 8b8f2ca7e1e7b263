using System.ComponentModel;
using ExamBank.Api.Features;
using ExamBank.Api.Features.Releases;
using ExamBank.Api.GraphQL.Paging;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using GraphQL;

namespace ExamBank.Api.GraphQL;

/// <content>Releases.</content>
internal sealed partial class Query
{
    private static readonly ListOrder<ReleaseRow> NewestReleases = ListOrder<ReleaseRow>.ByNumber("RELEASES", row => row.Release.Number, descending: true);

    [Description("Releases, newest first, page by page. 发布列表")]
    public static async Task<PaperReleaseConnection> PaperReleasesAsync(
        [FromServices] BankView bank,
        [FromServices] CurrentCentre centre,
        CancellationToken cancellationToken,
        [Description("Only those of the paper with this number. 试卷编号")] string? paper = null,
        [Description(PageArguments.FirstText)] int? first = null,
        [Description(PageArguments.AfterText)] string? after = null,
        [Description(PageArguments.LastText)] int? last = null,
        [Description(PageArguments.BeforeText)] string? before = null)
    {
        var window = PageWindow.Of(NewestReleases.Name, new PageArguments(first, after, last, before));
        var releases = bank.ReleasesOf(bank.PaperReleases);
        if (paper is not null)
        {
            var number = PaperNumber.TryParse(paper, out var plain) ? plain : 0;
            releases = releases.Where(row => row.Paper == number);
        }

        return new PaperReleaseConnection(new ListPages<ReleaseRow, PaperReleaseNode, PaperReleaseEdge>(
            releases,
            NewestReleases,
            window,
            ReleaseRows.ToNode(await centre.CodeAsync(cancellationToken)),
            node => new PaperReleaseEdge(NewestReleases.CursorOf(node.PlainNumber), node)));
    }

    [Description("The release with this number; null when there is none. 按编号取发布")]
    public static async Task<PaperReleaseNode?> PaperReleaseAsync(
        [Description("Number such as R-000003. 发布编号")] string number,
        [FromServices] BankView bank,
        [FromServices] CurrentCentre centre,
        CancellationToken cancellationToken) => ReleaseNumber.TryParse(number, out var plain)
            ? await ReleaseRows.FindAsync(bank, plain, centre, cancellationToken)
            : null;
}
