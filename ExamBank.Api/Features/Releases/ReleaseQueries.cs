using System.ComponentModel;
using ExamBank.Api.Features.Releases;
using ExamBank.Api.GraphQL.Paging;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using GraphQL;

namespace ExamBank.Api.GraphQL;

/// <content>Releases.</content>
internal sealed partial class Query
{
    [Description("Releases, newest first. 发布列表")]
    public static Task<IReadOnlyList<PaperReleaseNode>> PaperReleasesAsync(
        [FromServices] BankView bank,
        [FromServices] CurrentCentre centre,
        CancellationToken cancellationToken,
        [Description("Only those of the paper with this number. 试卷编号")] string? paper = null,
        [Description("Only those numbered below this one, such as R-000003: the next page. 起始编号")] string? before = null,
        [Description("How many, 1 to 100; 20 when left out. 数量")] int? first = null)
    {
        var size = PageSize.Checked(first);
        var releases = bank.PaperReleases;
        if (ReleaseNumber.TryParse(before, out var last)) releases = releases.Where(r => r.Number < last);
        if (paper is not null)
        {
            var number = PaperNumber.TryParse(paper, out var plain) ? plain : 0;
            releases = releases.Where(r => bank.PapersOfReleases.Any(p => p.Id == r.PaperId && p.Number == number));
        }

        return ReleaseRows.ReadAsync(bank, releases, centre, size, cancellationToken);
    }

    [Description("The release with this number; null when there is none. 按编号取发布")]
    public static async Task<PaperReleaseNode?> PaperReleaseAsync(
        [Description("Number such as R-000003. 发布编号")] string number,
        [FromServices] BankView bank,
        [FromServices] CurrentCentre centre,
        CancellationToken cancellationToken) => ReleaseNumber.TryParse(number, out var plain)
            ? (await ReleaseRows.ReadAsync(bank, bank.PaperReleases.Where(r => r.Number == plain), centre, 1, cancellationToken)).SingleOrDefault()
            : null;
}
