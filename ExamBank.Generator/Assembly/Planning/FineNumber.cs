using ExamBank.Domain.Blueprints;
using ExamBank.Generator.Assembly.Compiling;

namespace ExamBank.Generator.Assembly.Planning;

/// <summary>
/// A sum over a form of numbers so various that plans do not look at them: limits to keep, or a target to come close to.
/// </summary>
/// <param name="Function">What items add.</param>
/// <param name="Minimum">Least sum; a target is its own minimum and maximum.</param>
/// <param name="Maximum">Greatest sum.</param>
/// <param name="IsTarget">Whether missing it is allowed, but as little as can be.</param>
internal sealed record FineNumber(LinearFunction Function, Int128 Minimum, Int128 Maximum, bool IsTarget)
{
    /// <summary>How far a sum lies from where it should.</summary>
    public Int128 Distance(Int128 sum) => sum < Minimum ? Minimum - sum : sum > Maximum ? sum - Maximum : 0;

    /// <summary>Where a sum had best lie: the nearest limit, or within limits the sum itself.</summary>
    public Int128 Wanted(Int128 sum) => Int128.Clamp(sum, Minimum, Maximum);

    /// <summary>The limits that a rule over fine columns sets.</summary>
    public static IEnumerable<FineNumber> Limits(ItemPool pool, Rule rule)
    {
        var filter = new ItemFilter(pool, rule.Where);
        var (minimum, maximum) = rule.EqualTo is { } exact ? (exact, exact) : (rule.Min, rule.Max);
        if (rule.Mean is { } mean)
        {
            if (minimum is { } least) yield return new(LinearFunction.Above(pool, mean, rule.Weight, least, filter), 0, Int128.MaxValue / 4, false);
            if (maximum is { } greatest) yield return new(LinearFunction.Above(pool, mean, rule.Weight, greatest, filter), Int128.MinValue / 4, 0, false);
            yield break;
        }

        var function = LinearFunction.Sum(pool, rule.Sum!, filter);
        yield return new(
            function,
            minimum is { } low ? ItemFilter.AtLeast(low, function.Unit) : Int128.MinValue / 4,
            maximum is { } high ? ItemFilter.AtMost(high, function.Unit) : Int128.MaxValue / 4,
            false);
    }

    /// <summary>The target that an objective sets.</summary>
    public static FineNumber Target(ItemPool pool, Measure measure)
    {
        var filter = new ItemFilter(pool, measure.Where);
        if (measure.Mean is { } mean) return new(LinearFunction.Above(pool, mean, measure.Weight, measure.Target!.Value, filter), 0, 0, true);
        var function = LinearFunction.Of(pool, measure).Finer(measure.Target!.Value);
        var target = (Int128)(measure.Target.Value / function.Unit);
        return new(function, target, target, true);
    }
}
