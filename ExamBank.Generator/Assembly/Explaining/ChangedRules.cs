using System.Collections.Immutable;
using ExamBank.Domain.Blueprints;
using ExamBank.Generator.Assembly.Solving;

namespace ExamBank.Generator.Assembly.Explaining;

/// <summary>A specification with the limits that a repair loosens, or with some of its rules only.</summary>
internal static class ChangedRules
{
    /// <summary>The specification repaired; null where a change concerns one form of several, or no rule by that name.</summary>
    public static AssemblySpecification? Loosened(ItemPool pool, AssemblySpecification specification, ImmutableArray<Repair> repairs)
    {
        if (repairs.IsEmpty || (specification.Forms is > 1 && repairs.Any(r => r.Form is not null))) return null;
        var rules = (specification.Rules ?? []).ToList();
        foreach (var repair in repairs)
        {
            var index = rules.FindIndex(r => r.Name == repair.Rule && r.Per is null);
            if (index < 0)
            {
                // A rule for each value is taken apart: the value concerned gets a rule of its own.
                index = rules.FindIndex(r => r is { Per: not null } && repair.Rule.StartsWith($"{r.Name} · ", StringComparison.Ordinal) && r.Where?.ContainsKey(r.Per) != true);
                if (index < 0) return null;
                var apart = ByValue(pool, rules[index]);
                rules.RemoveAt(index);
                rules.InsertRange(index, apart);
                index = rules.FindIndex(r => r.Name == repair.Rule);
                if (index < 0) return null;
            }

            rules[index] = Loosened(rules[index], repair);
        }

        return specification with { Rules = rules };
    }

    /// <summary>The specification with the rules of some names, each value of a rule by itself; null where it has sets.</summary>
    public static AssemblySpecification? Only(ItemPool pool, AssemblySpecification specification, IReadOnlySet<string> names)
    {
        if (specification is not { Stimuli: null, AllOrNone: null, Enemies: null, EnemiesColumn: null, Include: null, Exclude: null or { Count: 0 }, Keep: null, Earlier: null, Anchors: null, Overlap: null }) return null;
        return specification with
        {
            Rules = [.. (specification.Rules ?? []).SelectMany(r => r.Per is null ? [r] : ByValue(pool, r)).Where(r => names.Contains(r.Name))],
            Use = names.Contains(FormModel.UseGroup) ? specification.Use : null,
        };
    }

    /// <summary>
    /// Several forms that share nothing, counted as one: what they ask for together, of the pool at large. Null where forms may share
    /// items, or rules tell forms apart.
    /// </summary>
    public static AssemblySpecification? Together(AssemblySpecification specification)
    {
        var rules = specification.Rules ?? [];
        if (specification is not { Forms: > 1 and var forms, Use.Greatest: 1, Stimuli: null, AllOrNone: null, Enemies: null, EnemiesColumn: null, SameQuestion: null, Include: null, Keep: null, Earlier: null, Anchors: null }) return null;
        if (rules.Any(r => r.Forms is not null || r.Across == true || r.Count == RuleCount.Stimuli)) return null;
        return new AssemblySpecification
        {
            Rules = [.. rules.Select(r => r.Mean is not null ? r : r with { Min = r.Min * forms, Max = r.Max * forms, EqualTo = r.EqualTo * forms })],
            Exclude = specification.Exclude,
        };
    }

    /// <summary>The repair of forms counted together, as limits of each.</summary>
    public static ImmutableArray<Repair> ToEach(AssemblySpecification together, AssemblySpecification specification, ImmutableArray<Repair> repairs)
    {
        var forms = specification.Forms!.Value;
        var means = (together.Rules ?? []).Where(r => r.Mean is not null).Select(r => r.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. repairs.Select(r => means.Contains(r.Rule) ? r with { Form = null } : r with
            {
                Form = null,
                From = r.From / forms,
                To = r.Kind == RepairKind.LowerMinimum ? decimal.Floor(r.To / forms) : decimal.Ceiling(r.To / forms),
            }),
        ];
    }

    private static IEnumerable<Rule> ByValue(ItemPool pool, Rule rule) => pool.Column(rule.Per!)!.Words.Select(word => rule with
    {
        Name = $"{rule.Name} · {word}",
        Per = null,
        Where = new Dictionary<string, AttributeFilter>(rule.Where ?? new Dictionary<string, AttributeFilter>()) { [rule.Per!] = AttributeFilter.OneOf(word) },
    });

    private static Rule Loosened(Rule rule, Repair repair) => repair.Kind == RepairKind.LowerMinimum
        ? rule with { Min = repair.To, Max = rule.EqualTo ?? rule.Max, EqualTo = null }
        : rule with { Min = rule.EqualTo ?? rule.Min, Max = repair.To, EqualTo = null };
}
