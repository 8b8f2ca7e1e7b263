using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Errors;

namespace ExamBank.Generator.Assembly;

/// <summary>
/// Looks for everything that is wrong with a specification, by itself or beside the pool it is to draw from. Paths are those of the
/// JSON file: <c>rules[3].where.p</c>, <c>enemies[2][1]</c>.
/// </summary>
/// <remarks>
/// Allowed, since it can be meant: a filter value that no item has, limits of a count that are no whole numbers (they are rounded
/// inwards), a sum or a mean over items of which some have no number (they add nothing, and the mean passes over them).
/// </remarks>
public static class SpecificationChecks
{
    /// <summary>The most forms of one assembly.</summary>
    public const int MostForms = 2000;

    /// <summary>The most rules before <c>per</c> repeats them.</summary>
    public const int MostRules = 10_000;

    /// <summary>The most objectives.</summary>
    public const int MostObjectives = 20;

    /// <summary>The most conditions of a filter.</summary>
    public const int MostConditions = 50;

    /// <summary>The most ids in all lists of a kind together, and the most values of a condition.</summary>
    public const int MostIds = 1_000_000;

    /// <summary>The most earlier forms.</summary>
    public const int MostEarlierForms = 2000;

    /// <summary>After so many errors the rest is not told.</summary>
    public const int MostErrors = 100;

    /// <summary>Numbers are below this, so that every sum can be calculated with.</summary>
    public const decimal Limit = 1L << 62;

    /// <summary>What is wrong, everything up to <see cref="MostErrors"/>; empty when the specification can be assembled.</summary>
    public static IReadOnlyList<BankError> Check(ItemPool pool, AssemblySpecification specification)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(specification);
        var errors = new List<BankError>();
        if (specification.Forms is < 1 or > MostForms) errors.Add(SpecificationErrors.Forms("forms", specification.Forms.Value, MostForms));
        new SpecificationRuleChecks(pool, specification, errors).Run();
        new SpecificationItemChecks(pool, specification, errors).Run();
        CheckBounds(specification.Use, "use", errors);
        CheckBounds(specification.Overlap, "overlap", errors);
        if (specification.Anchors is { } anchors)
        {
            if (anchors.Count < 0) errors.Add(SpecificationErrors.Negative("anchors.count", anchors.Count));
            if (specification.Use is not null || specification.Overlap is not null) errors.Add(SpecificationErrors.AnchorsAlone("anchors"));
        }

        return errors.Count > MostErrors ? errors.GetRange(0, MostErrors) : errors;
    }

    internal static void CheckBounds(Bounds? bounds, string path, List<BankError> errors)
    {
        if (bounds is null) return;
        foreach (var (number, member) in new[] { (bounds.Min, "min"), (bounds.Max, "max"), (bounds.EqualTo, "equals") })
            if (number < 0)
                errors.Add(SpecificationErrors.Negative($"{path}.{member}", number.Value));
        CheckLimits(bounds.Min, bounds.Max, bounds.EqualTo, path, errors);
    }

    internal static void CheckLimits(decimal? min, decimal? max, decimal? equals, string path, List<BankError> errors)
    {
        if (equals is not null && (min is not null || max is not null)) errors.Add(SpecificationErrors.DoubledLimits(path));
        if (min > max) errors.Add(SpecificationErrors.CrossedLimits(path, min.Value, max.Value));
        foreach (var (number, member) in new[] { (min, "min"), (max, "max"), (equals, "equals") })
            CheckSize(number, $"{path}.{member}", errors);
    }

    internal static void CheckSize(decimal? number, string path, List<BankError> errors)
    {
        if (number is { } given && Math.Abs(given) >= Limit) errors.Add(SpecificationErrors.TooLarge(path, given));
    }
}
