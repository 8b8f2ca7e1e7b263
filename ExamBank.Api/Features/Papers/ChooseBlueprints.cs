using ExamBank.Api.Features.Standards;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Papers;

/// <summary>Finds the blueprints that a person means by a name, or by a standard and a level.</summary>
internal sealed class ChooseBlueprints(IDbContextFactory<BankContext> contexts, ChooseLevels choose)
{
    /// <summary>
    /// Names of blueprints, one for each level meant, lowest first. Of several for a level the theory blueprint
    /// (<c>…-theory</c>) is taken, else the first by name.
    /// </summary>
    /// <param name="blueprint">A name; null to choose by level.</param>
    /// <param name="standard">Code of a standard; null when the bank has only one.</param>
    /// <param name="level">A level as <see cref="ChooseLevels"/> takes it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Result<IReadOnlyList<string>>> RunAsync(string? blueprint, string? standard, string level, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (blueprint is not null) return await NamedAsync(context, blueprint, standard, level, cancellationToken);
        var levels = await choose.RunAsync(standard, level, cancellationToken);
        if (!levels.Succeeded) return levels.Failed<IReadOnlyList<string>>();
        var blueprints = await context.Blueprints.AsNoTracking().Where(b => b.StandardId == levels.Value.StandardId && b.RetiredAt == null).OrderBy(b => b.Name)
            .Select(b => new { b.LevelCode, b.Name }).ToListAsync(cancellationToken);
        var chosen = levels.Value.Levels.Select(l => (l.Code, Name: blueprints.Where(b => b.LevelCode == l.Code)
            .OrderByDescending(b => b.Name.EndsWith("-theory", StringComparison.Ordinal)).Select(b => b.Name).FirstOrDefault())).ToList();
        var missing = chosen.Where(c => c.Name is null).Select(c => BlueprintErrors.NoneForLevel(levels.Value.Standard, c.Code)).ToList();
        return missing.Count > 0 ? Result.Fail<IReadOnlyList<string>>(missing) : chosen.ConvertAll(c => c.Name!);
    }

    /// <summary>The blueprint of that name, where it belongs to the standard and the level that were named beside it.</summary>
    private async Task<Result<IReadOnlyList<string>>> NamedAsync(
        BankContext context, string name, string? standard, string level, CancellationToken cancellationToken)
    {
        var found = await (
            from b in context.Blueprints.AsNoTracking()
            where b.Name == name
            join s in context.Standards.AsNoTracking() on b.StandardId equals s.Id
            select new { Standard = s.Code, b.LevelCode }).SingleOrDefaultAsync(cancellationToken);
        if (found is null) return BlueprintErrors.NotFound("--blueprint", name);
        var levels = await choose.RunAsync(standard ?? found.Standard, level, cancellationToken);
        if (!levels.Succeeded) return levels.Failed<IReadOnlyList<string>>();
        if (levels.Value.Standard != found.Standard)
            return BlueprintErrors.Elsewhere("--standard", name, found.Standard, levels.Value.Standard);
        return levels.Value.Levels.Any(l => l.Code == found.LevelCode)
            ? new[] { name }
            : BlueprintErrors.Elsewhere("--level", name, found.LevelCode, level);
    }
}
