using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Standards;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Standards;

/// <summary>Reads whole standards for display. Five statements a call.</summary>
internal sealed class ShowStandard(IDbContextFactory<BankContext> contexts)
{
    /// <summary>The standard with this code, or all.</summary>
    public async Task<Result<IReadOnlyList<Standard>>> RunAsync(string? code, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var standards = await context.Standards.AsNoTracking()
            .Include(s => s.Levels.OrderBy(l => l.Rank)).ThenInclude(l => l.Areas.OrderBy(a => a.Position))
            .ThenInclude(a => a.Tasks.OrderBy(t => t.Position)).ThenInclude(t => t.Requirements.OrderBy(r => r.Position))
            .Where(s => code == null || s.Code == code)
            .OrderBy(s => s.Code)
            .ToListAsync(cancellationToken);
        return code is not null && standards.Count == 0 ? StandardErrors.NotFound("CODE", code) : standards;
    }
}
