using ExamBank.Api.Features.Access;
using ExamBank.Domain.Access;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Grants;

/// <summary>Lets auditors read the text and key of a paper, and ends that.</summary>
internal sealed class ManageGrants(BankWriter writer, TimeProvider time)
{
    /// <summary>Grants it; gives the number of the grant.</summary>
    /// <param name="paper">Number of the paper.</param>
    /// <param name="auditor">Name of the auditor's account.</param>
    /// <param name="reason">Why.</param>
    /// <param name="days">For how many days.</param>
    /// <param name="by">Who grants it.</param>
    /// <param name="cancellationToken">Ends the wait for the writer.</param>
    public Task<Result<string>> GiveAsync(string paper, string auditor, string reason, int days, Keeper by, CancellationToken cancellationToken) =>
        writer.WriteAsync<string>(async bank =>
        {
            if (await by.RefusalAsync("grant.give") is { } refused) return refused;
            var plain = PaperNumber.TryParse(paper, out var parsed) ? parsed : 0;
            if (await bank.Papers.AsNoTracking().FirstOrDefaultAsync(p => p.Number == plain, cancellationToken) is not { } found) return PaperErrors.NotFound("paper", paper);
            if (await ManageAccounts.FindAsync(bank, auditor, cancellationToken) is not { } account) return GrantErrors.NotAuditor("auditor", auditor);
            var at = time.GetUtcNow();
            var number = (await bank.PaperGrants.MaxAsync(g => (int?)g.Number, cancellationToken) ?? 0) + 1;
            var made = PaperGrant.Create(number, found, account, reason, days, by.Actor, at);
            if (!made.TryGet(out var grant)) return made.Failed<string>();
            var holding = await bank.PaperGrants.AsNoTracking()
                .Where(g => g.PaperId == found.Id && g.AccountId == account.Id && g.RevokedAt == null && g.ExpiresAt > at).Select(g => (int?)g.Number).FirstOrDefaultAsync(cancellationToken);
            if (holding is { } already) return GrantErrors.Already("auditor", GrantNumber.Format(already));
            bank.PaperGrants.Add(grant);
            return grant.DisplayNumber;
        }, cancellationToken);

    /// <summary>Takes a grant back; gives its number.</summary>
    public Task<Result<string>> RevokeAsync(string number, string reason, Keeper by, CancellationToken cancellationToken) =>
        writer.WriteAsync<string>(async bank =>
        {
            if (await by.RefusalAsync("grant.revoke") is { } refused) return refused;
            var plain = GrantNumber.TryParse(number, out var parsed) ? parsed : 0;
            if (await bank.PaperGrants.FirstOrDefaultAsync(g => g.Number == plain, cancellationToken) is not { } grant) return GrantErrors.NotFound("number", number);
            var revoked = grant.Revoke(reason, by.Actor, time.GetUtcNow());
            return revoked.Succeeded ? grant.DisplayNumber : revoked.Failed<string>();
        }, cancellationToken);
}
