using ExamBank.Domain;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Standards;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Standards;

/// <summary>Finds what codes and keys mean: a full key exactly, a short one where only one standard has it.</summary>
internal sealed class Places(BankContext bank)
{
    /// <summary>Row of the standard with this code.</summary>
    public async Task<Result<StandardId>> StandardAsync(string code, string path, CancellationToken cancellationToken)
    {
        var ids = await bank.Standards.AsNoTracking().Where(s => s.Code == code).Select(s => s.Id).ToListAsync(cancellationToken);
        return ids is [var id] ? id : StandardErrors.NotFound(path, code);
    }

    /// <summary>Row of a work area (<c>L1-3</c>).</summary>
    public Task<Result<Guid>> AreaAsync(string key, string path, CancellationToken cancellationToken) => RowAsync(key, depth: 1, path, cancellationToken);

    /// <summary>Row of a work task (<c>L1-3.2</c>).</summary>
    public Task<Result<Guid>> TaskAsync(string key, string path, CancellationToken cancellationToken) => RowAsync(key, depth: 2, path, cancellationToken);

    /// <summary>Row of a requirement (<c>L1-3.2.1</c>).</summary>
    public Task<Result<Guid>> RequirementAsync(string key, string path, CancellationToken cancellationToken) => RowAsync(key, depth: 3, path, cancellationToken);

    private async Task<Result<Guid>> RowAsync(string key, int depth, string path, CancellationToken cancellationToken)
    {
        if (!StandardKey.TryParse(key, out var parsed) || parsed.Depth != depth) return StandardErrors.KeyNotFound(path, key);
        var (withinStandard, standard) = (parsed.WithinStandard, parsed.Standard);
        var places = bank.RequirementPlaces().Where(p => standard == null || p.Standard.Code == standard);
        var rows = depth switch
        {
            1 => places.Where(p => p.Area.Key == withinStandard).Select(p => p.Area.Id.Value),
            2 => places.Where(p => p.Task.Key == withinStandard).Select(p => p.Task.Id.Value),
            _ => places.Where(p => p.Requirement.Key == withinStandard).Select(p => p.Requirement.Id.Value),
        };
        return await rows.Distinct().Take(2).ToListAsync(cancellationToken) switch
        {
            [] => StandardErrors.KeyNotFound(path, key),
            [var row] => row,
            _ => StandardErrors.KeyAmbiguous(path, key),
        };
    }
}
