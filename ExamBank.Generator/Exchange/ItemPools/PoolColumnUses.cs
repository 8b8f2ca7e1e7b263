using ExamBank.Domain.Blueprints;
using ExamBank.Generator.Assembly;

namespace ExamBank.Generator.Exchange.ItemPools;

/// <summary>What a specification does with columns, as far as it decides how they are read.</summary>
/// <param name="Numbers">
/// Columns it adds up, averages, limits or orders by. A number there that cannot be held exactly is an error; in another column
/// such numbers are words, so that a column nobody asks about keeps nobody from assembling.
/// </param>
/// <param name="Ids">Columns that hold ids, which are text even where all look like numbers (<c>007</c> is not <c>7</c>).</param>
public sealed record PoolColumnUses(IReadOnlySet<string> Numbers, IReadOnlySet<string> Ids)
{
    /// <summary>What a specification does with columns.</summary>
    public static PoolColumnUses Of(AssemblySpecification specification)
    {
        ArgumentNullException.ThrowIfNull(specification);
        var rules = specification.Rules ?? [];
        var measures = (specification.Objectives ?? []).SelectMany(Measures).ToList();
        IEnumerable<string?> added =
        [
            .. rules.SelectMany(r => new[] { r.Sum, r.Mean, r.Weight }),
            .. measures.SelectMany(m => new[] { m.Sum, m.Mean, m.Weight }),
            .. rules.Select(r => r.Where).Concat(measures.Select(m => m.Where)).SelectMany(Limited),
            specification.Order?.By,
        ];
        return new PoolColumnUses(
            added.OfType<string>().ToHashSet(StringComparer.Ordinal),
            new HashSet<string>(StringComparer.Ordinal) { specification.EnemiesColumn ?? ItemPoolFile.IdColumn });
    }

    private static IEnumerable<Measure> Measures(Objective objective) => new[]
    {
        objective.MinimizeDeviation, objective.Maximize, objective.Minimize, objective.Maximin, objective.Parallel,
    }.OfType<Measure>();

    private static IEnumerable<string> Limited(IReadOnlyDictionary<string, AttributeFilter>? where) =>
        where?.Where(condition => condition.Value.Values is null).Select(condition => condition.Key) ?? [];
}
