using System.Linq.Expressions;
using ExamBank.Domain.Access;
using ExamBank.Domain.Persistence;

namespace ExamBank.Api.Features.Grants;

/// <summary>A grant with what it is told by.</summary>
internal sealed class GrantRow
{
    /// <summary>The grant.</summary>
    public required PaperGrant Grant { get; init; }

    /// <summary>Number of its paper.</summary>
    public required int Paper { get; init; }

    /// <summary>Name of the auditor's account.</summary>
    public required string Auditor { get; init; }
}

/// <summary>Reads grants as they are shown.</summary>
internal static class GrantRows
{
    /// <summary>How a row becomes a node.</summary>
    public static readonly Expression<Func<GrantRow, PaperGrantNode>> ToNode = row => new PaperGrantNode(row.Grant, row.Paper, row.Auditor);

    /// <summary>Rows of these grants.</summary>
    public static IQueryable<GrantRow> RowsOf(this BankView bank, IQueryable<PaperGrant> grants) =>
        from grant in grants
        join paper in bank.PapersOfReleases on grant.PaperId equals paper.Id
        join account in bank.AccountsOfGrants on grant.AccountId equals account.Id
        select new GrantRow { Grant = grant, Paper = paper.Number, Auditor = account.Name };
}
