using ExamBank.Domain.Blueprints;

namespace ExamBank.Generator.Assembly.Explaining;

/// <summary>
/// Specifications that ask for less than a given one, the smallest models first. Rules that clash in one of them clash in the
/// given one too; what does not clash there may still clash in the next.
/// </summary>
internal static class Relaxations
{
    // Rules over columns of more values make many cells.
    private const int CoarseValues = 12;

    /// <summary>What is asked of every form by rules over few values, for one form and for all; then all that rules and sets ask.</summary>
    public static IEnumerable<AssemblySpecification> Of(ItemPool pool, AssemblySpecification specification)
    {
        // Objectives are no reason, and without what only they look at, items fall into fewer cells.
        var whole = specification with { Objectives = null };
        var coarse = new AssemblySpecification
        {
            Forms = specification.Forms,
            Rules = [.. (specification.Rules ?? []).Where(r => Columns(r).All(c => pool.Column(c)!.Words.Length <= CoarseValues) && r.Count != RuleCount.Stimuli)],
            Exclude = specification.Exclude,
            SameQuestion = specification.SameQuestion,
            Use = specification.Anchors is null ? specification.Use : null,
        };
        var several = specification.Forms is > 1;
        if (several && coarse with { Forms = 1, Use = null, Rules = [.. coarse.Rules.Where(r => r.Forms is null && r.Across != true)] } is { Rules.Count: > 0 } one) yield return one;
        if (coarse.Rules.Count > 0) yield return coarse;
        yield return whole;
    }

    private static IEnumerable<string> Columns(Rule rule) => new[] { rule.Per, rule.Sum, rule.Mean, rule.Weight }.OfType<string>()
        .Concat((rule.Where ?? new Dictionary<string, AttributeFilter>()).Where(w => w.Value.Values is not null).Select(w => w.Key));
}
