using ExamBank.Domain.Access;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Access;

/// <summary>A centre as a list shows it.</summary>
internal sealed record CentreLine(string Code, string Name, int Accounts);

/// <summary>Keeps the centres that papers go to.</summary>
internal sealed class ManageCentres(IDbContextFactory<BankContext> contexts, BankWriter writer, TimeProvider time)
{
    /// <summary>Makes a centre.</summary>
    public Task<Result<CentreId>> CreateAsync(string code, string name, Keeper by, CancellationToken cancellationToken) =>
        writer.WriteAsync<CentreId>(async bank =>
        {
            if (await by.RefusalAsync("centre.create") is { } refused) return refused;
            var created = Centre.Create(code, name, by.Actor, time.GetUtcNow());
            if (!created.TryGet(out var centre)) return created.Failed<CentreId>();
            if (await bank.Centres.AnyAsync(c => c.Code == code, cancellationToken)) return AccessErrors.CentreTaken("code", code);
            bank.Centres.Add(centre);
            return centre.Id;
        }, cancellationToken);

    /// <summary>All centres, by code.</summary>
    public async Task<IReadOnlyList<CentreLine>> ListAsync(CancellationToken cancellationToken)
    {
        await using var bank = await contexts.CreateDbContextAsync(cancellationToken);
        return await bank.Centres.AsNoTracking().OrderBy(c => c.Code)
            .Select(c => new CentreLine(c.Code, c.Name, bank.Accounts.Count(a => a.CentreId == c.Id))).ToListAsync(cancellationToken);
    }
}
