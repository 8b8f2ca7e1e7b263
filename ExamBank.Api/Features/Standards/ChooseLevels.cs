using ExamBank.Domain;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Standards;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Standards;

/// <summary>A level that a person means.</summary>
internal sealed record ChosenLevel(string Code, string Name);

/// <summary>The standard and levels that a person means.</summary>
internal sealed record ChosenLevels(StandardId StandardId, string Standard, IReadOnlyList<ChosenLevel> Levels);

/// <summary>Finds the levels that a person means by a code, a Chinese or English name, or <c>all</c>.</summary>
internal sealed class ChooseLevels(IDbContextFactory<BankContext> contexts)
{
    /// <summary>The word for every level.</summary>
    public const string All = "all";

    /// <summary>Levels, lowest first, of a standard, which may be null when the bank has only one.</summary>
    public async Task<Result<ChosenLevels>> RunAsync(string? standard, string level, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var levels = await (
            from s in context.Standards.AsNoTracking()
            where standard == null || s.Code == standard
            from l in s.Levels
            orderby s.Code, l.Rank
            select new { Standard = s.Code, s.Id, l.Code, l.Name, l.NameEn }).ToListAsync(cancellationToken);
        if (levels.Count == 0) return StandardErrors.NotFound("--standard", standard ?? "");
        var codes = levels.Select(l => l.Standard).Distinct(StringComparer.Ordinal).ToList();
        if (codes.Count > 1) return StandardErrors.StandardAmbiguous("--standard", string.Join(", ", codes));
        var meant = levels.Where(l => level is All || Is(level, l.Code) || Is(level, l.Name) || Is(level, l.NameEn)).ToList();
        if (meant.Count == 0) return StandardErrors.LevelNotFound("--level", level);
        return new ChosenLevels(levels[0].Id, codes[0], meant.ConvertAll(l => new ChosenLevel(l.Code, l.Name)));
    }

    private static bool Is(string given, string? name) => string.Equals(given, name, StringComparison.OrdinalIgnoreCase);
}
