using ExamBank.Domain;
using ExamBank.Domain.Access;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions.Review;
using ExamBank.Domain.Standards;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Standards;

/// <summary>Changes how the questions of a standard are worked on.</summary>
internal sealed class StandardSettings(BankWriter writer, TimeProvider time)
{
    /// <summary>Asks for so many approvals of each revision.</summary>
    public Task<Result<StandardId>> AskForApprovalsAsync(string standard, int approvals, Actor actor, CancellationToken cancellationToken) =>
        writer.WriteAsync<StandardId>(
            async bank =>
            {
                if (await bank.Standards.SingleOrDefaultAsync(s => s.Code == standard, cancellationToken) is not { } found) return StandardErrors.NotFound("standard", standard);
                if (approvals < found.ApprovalsNeeded && await ReviewsAsync(bank, found.Id, actor, cancellationToken)) return ReviewErrors.OwnApprovals("approvalsNeeded", standard);
                var changed = found.AskForApprovals(approvals, actor, time.GetUtcNow());
                return changed.Succeeded ? found.Id : changed.Failed<StandardId>();
            },
            cancellationToken);

    /// <summary>
    /// Whether whoever asks reviews the standard's questions too, and so could lower the number to their own approval. What the account holds
    /// counts, not the roles of the token that it uses.
    /// </summary>
    private static async Task<bool> ReviewsAsync(BankContext bank, StandardId standard, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Kind != ActorKind.Account) return false;
        var name = AccessNames.Normalized(actor.Name);
        var account = await bank.Accounts.AsNoTracking().Include(a => a.Standards).AsSingleQuery().SingleOrDefaultAsync(a => a.NormalizedName == name, cancellationToken);
        return account?.Works(Roles.Reviewer, standard) == true;
    }
}
