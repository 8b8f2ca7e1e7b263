using ExamBank.Domain.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Releases;

/// <summary>The centre that the request is made for.</summary>
internal sealed class CurrentCentre(BankView bank)
{
    /// <summary>Its permanent code; null when the request is for no centre.</summary>
    public Task<string?> CodeAsync(CancellationToken cancellationToken) => bank.OwnCentre.Select(c => c.Code).SingleOrDefaultAsync(cancellationToken);
}
