using ExamBank.Domain;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
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
                var changed = found.AskForApprovals(approvals, actor, time.GetUtcNow());
                return changed.Succeeded ? found.Id : changed.Failed<StandardId>();
            },
            cancellationToken);
}
