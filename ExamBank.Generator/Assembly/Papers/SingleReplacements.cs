using System.Collections.Immutable;
using ExamBank.Domain.Blueprints;
using ExamBank.Generator.Assembly.Compiling;

namespace ExamBank.Generator.Assembly.Papers;

/// <summary>
/// Which items could take the place of one in a form, every rule kept. A rule's sum changes by what one item adds more than the
/// other, so most are told apart without judging the form anew; what is left to sets of items is judged.
/// </summary>
internal sealed class SingleReplacements
{
    private readonly BlueprintSpecification translated;
    private readonly AssemblySpecification specification;
    private readonly ImmutableArray<int> chosen;
    private readonly HashSet<string> codes;
    private readonly HashSet<string> excluded;
    private readonly List<Sums> sums;
    private readonly bool needsJudge;

    public SingleReplacements(BlueprintSpecification translated, AssemblySpecification specification, ImmutableArray<int> chosen)
    {
        (this.translated, this.specification, this.chosen) = (translated, specification, chosen);
        codes = chosen.Select(i => translated.Placed[i].Question.Code).ToHashSet(StringComparer.Ordinal);
        excluded = (specification.Exclude ?? []).ToHashSet(StringComparer.Ordinal);
        sums = [.. translated.SectionRules.Concat(translated.Rules).SelectMany(translated.Parts).Where(r => r.Count != RuleCount.Stimuli).Select(r => new Sums(translated.Items, r, chosen))];
        needsJudge = specification is not { Enemies: null or { Count: 0 }, Stimuli: null, AllOrNone: null, Include: null, Earlier: null }
            || !chosen.All(i => !excluded.Contains(translated.Items.Ids[i]));
    }

    /// <summary>Names of the rules that look at an item and not at every item.</summary>
    public ImmutableArray<string> RulesOf(int item) => [.. sums.Where(s => s.IsSelective && s.Matches(item)).Select(s => s.Name)];

    /// <summary>The items that could stand in an item's place, in the pool's order.</summary>
    public IEnumerable<int> For(int item, CancellationToken cancellationToken)
    {
        var section = translated.Placed[item].Section;
        for (var other = 0; other < translated.Placed.Length; other++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var placed = translated.Placed[other];
            if (placed.Section != section || codes.Contains(placed.Question.Code) || excluded.Contains(translated.Items.Ids[other])) continue;
            if (!sums.TrueForAll(s => s.IsKept(item, other))) continue;
            if (needsJudge && !IsGood(item, other)) continue;
            yield return other;
        }
    }

    private bool IsGood(int item, int other) => FormsJudge.Judge(
        translated.Items, specification, [Solving.FormFiller.Order(translated.Items, specification, chosen.Replace(item, other))]).IsGood;

    /// <summary>A rule's sum over the form, and the weight it is divided by.</summary>
    private sealed class Sums
    {
        private readonly Rule rule;
        private readonly ItemFilter filter;
        private readonly NumberColumn? number;
        private readonly NumberColumn? weight;
        private readonly decimal amount;
        private readonly decimal total;

        public Sums(ItemPool pool, Rule rule, ImmutableArray<int> chosen)
        {
            this.rule = rule;
            filter = new ItemFilter(pool, rule.Where);
            number = (rule.Sum ?? rule.Mean) is { } name ? (NumberColumn)pool.Column(name)! : null;
            weight = rule.Weight is { } weighting ? (NumberColumn)pool.Column(weighting)! : null;
            foreach (var item in chosen)
            {
                var (more, heavier) = Of(item);
                amount += more;
                total += heavier;
            }
        }

        public string Name => rule.Name;

        public bool IsSelective => rule.Where is { Count: > 0 };

        public bool Matches(int item) => filter.Matches(item);

        /// <summary>Whether the rule is kept with one item in the place of another.</summary>
        public bool IsKept(int without, int with)
        {
            var (less, lighter) = Of(without);
            var (more, heavier) = Of(with);
            var (value, divisor) = (amount - less + more, total - lighter + heavier);
            if (rule.Mean is not null && divisor == 0) return true;
            var scale = rule.Mean is null ? 1 : divisor;
            return !(value < (rule.EqualTo ?? rule.Min) * scale) && !(value > (rule.EqualTo ?? rule.Max) * scale);
        }

        private (decimal Amount, decimal Weight) Of(int item)
        {
            if (!filter.Matches(item)) return default;
            var value = number is null ? 1 : number.Value(item) ?? 0;
            if (rule.Mean is null) return (value, 0);
            var share = weight is null ? 1 : weight.Value(item) ?? 0;
            return (value * share, share);
        }
    }
}
