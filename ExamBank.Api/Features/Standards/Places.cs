using ExamBank.Domain;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Standards;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Standards;

/// <summary>Finds what codes and keys mean: a full key exactly, a short one where only one standard has it.</summary>
internal sealed class Places(BankView bank)
{
    /// <summary>Row of the standard with this code.</summary>
    public async Task<Result<StandardId>> StandardAsync(string code, string path, CancellationToken cancellationToken)
    {
        var ids = await bank.Standards.Where(s => s.Code == code).Select(s => s.Id).ToListAsync(cancellationToken);
        return ids is [var id] ? id : StandardErrors.NotFound(path, code);
    }

    /// <summary>Id of the work area with this key (<c>L1-3</c>).</summary>
    public Task<Result<WorkAreaId>> AreaAsync(string key, string path, CancellationToken cancellationToken) =>
        OnlyAsync(key, depth: 1, path, (places, number) => places.Where(p => p.Area.Key == number).Select(p => p.Area.Id), cancellationToken);

    /// <summary>Id of the work task with this key (<c>L1-3.2</c>).</summary>
    public Task<Result<WorkTaskId>> TaskAsync(string key, string path, CancellationToken cancellationToken) =>
        OnlyAsync(key, depth: 2, path, (places, number) => places.Where(p => p.Task.Key == number).Select(p => p.Task.Id), cancellationToken);

    /// <summary>Id of the requirement with this key (<c>L1-3.2.1</c>).</summary>
    public Task<Result<RequirementId>> RequirementAsync(string key, string path, CancellationToken cancellationToken) =>
        OnlyAsync(key, depth: 3, path, (places, number) => places.Where(p => p.Requirement.Key == number).Select(p => p.Requirement.Id), cancellationToken);

    private async Task<Result<TId>> OnlyAsync<TId>(
        string key, int depth, string path, Func<IQueryable<RequirementPlace>, string, IQueryable<TId>> pick, CancellationToken cancellationToken)
        where TId : struct, ITypedId<TId>
    {
        if (!StandardKey.TryParse(key, out var parsed) || parsed.Depth != depth) return StandardErrors.KeyNotFound(path, key);
        var standard = parsed.Standard;
        var places = bank.RequirementPlaces().Where(p => standard == null || p.Standard.Code == standard);
        return await pick(places, parsed.WithinStandard).Distinct().OrderBy(id => id).Take(2).ToListAsync(cancellationToken) switch
        {
            [] => StandardErrors.KeyNotFound(path, key),
            [var id] => id,
            _ => StandardErrors.KeyAmbiguous(path, key),
        };
    }
}
