using ExamBank.Domain;
using ExamBank.Domain.Access;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Steps;

/// <summary>Who may confirm a step that an account asks for: another account, where both have the role and the standard for it, and the same centre where it is a centre's step.</summary>
internal static class Partners
{
    /// <summary>The name of the account that is meant, as events write it; an error when it may not confirm. One statement.</summary>
    /// <param name="bank">The bank.</param>
    /// <param name="kind">The kind of step.</param>
    /// <param name="standard">Standard of what it is done to.</param>
    /// <param name="name">The account, as somebody has typed it.</param>
    /// <param name="asking">The account that asks.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<Result<string>> FindAsync(
        BankContext bank, JointStepKind kind, StandardId standard, string name, string asking, CancellationToken cancellationToken)
    {
        var (wanted, own) = (AccessNames.Normalized(name), AccessNames.Normalized(asking));
        if (wanted == own) return JointStepErrors.Yourself("partner");
        var accounts = await bank.Accounts.AsNoTracking().Include(a => a.Standards).AsSingleQuery()
            .Where(a => a.NormalizedName == wanted || a.NormalizedName == own).ToListAsync(cancellationToken);
        var role = kind == JointStepKind.OpenSpare ? Roles.Centre : Roles.PaperSetter;
        var partner = accounts.Find(a => a.NormalizedName == wanted);
        var asks = accounts.Find(a => a.NormalizedName == own);
        // Of both: a step for which only one of them has the role would be taken by one alone.
        return partner?.Works(role, standard) == true && asks?.Works(role, standard) == true && (role != Roles.Centre || partner.CentreId == asks.CentreId)
                ? partner.Name
                : JointStepErrors.PartnerNotFound("partner", name);
    }
}
