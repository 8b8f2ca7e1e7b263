using System.Collections.Immutable;
using ExamBank.Domain.Blueprints;

namespace ExamBank.Generator.Assembly.Explaining;

/// <summary>A specification with the limits that a repair loosens.</summary>
internal static class LoosenedRules
{
    /// <summary>The specification repaired; null where a change concerns one form of several, or no rule by that name.</summary>
    public static AssemblySpecification? Of(ItemPool pool, AssemblySpecification specification, ImmutableArray<Repair> repairs)
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
