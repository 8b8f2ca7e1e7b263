using ExamBank.Api.Features.Access.Graph;
using ExamBank.Domain.Access;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Access;

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

    /// <summary>All centres, by code, for the operator of the machine.</summary>
    public async Task<IReadOnlyList<CentreNode>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var bank = new BankView(context, Rights.Operator, time.GetUtcNow());
        return await CentreRows.ReadAsync(bank, bank.Centres, int.MaxValue, cancellationToken);
    }
}
