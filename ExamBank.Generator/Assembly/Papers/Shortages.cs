using System.Collections.Immutable;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Assembly.Compiling;

namespace ExamBank.Generator.Assembly.Papers;

/// <summary>A rule that needs more than the pool has, whatever the other rules are.</summary>
/// <param name="Rule">Its name.</param>
/// <param name="Needed">What it needs at least.</param>
/// <param name="Available">The most that the sections can hold of what the pool has.</param>
/// <param name="Write">How many questions written for it would do; null where writing does not help or the number is not known.</param>
/// <param name="Forms">The number of forms that both are counted over; null for one.</param>
internal sealed record Shortage(string Rule, decimal Needed, decimal Available, int? Write, int? Forms = null)
{
    /// <summary>What both are whole multiples of, where a limit that the pool can keep is.</summary>
    public decimal Unit { get; init; } = 1;
}

/// <summary>
/// Compares what each rule needs with what the pool supplies: the best questions that fit into the sections, nothing else being
/// asked. O(rules · items · log items).
/// </summary>
internal sealed class Shortages
{
    private readonly BlueprintSpecification translated;
    private readonly AssemblySpecification specification;
    private readonly HashSet<string> excluded;
    private readonly CancellationToken stop;

    private Shortages(BlueprintSpecification translated, CancellationToken stop)
    {
        (this.translated, this.stop) = (translated, stop);
        specification = translated.Specification;
        excluded = (specification.Exclude ?? []).ToHashSet(StringComparer.Ordinal);
    }

    private int Forms => specification.Forms ?? 1;

    /// <summary>How many forms may share a question where only this limits it; null where something else does.</summary>
    private int? Uses => specification is { Anchors: null, Overlap: null, Use.Greatest: { } use } ? Math.Min(use, Forms) : null;

    /// <summary>Every shortage, sections first, then the rules in their order.</summary>
    public static ImmutableArray<Shortage> Find(BlueprintSpecification translated, CancellationToken stop)
    {
        var shortages = new Shortages(translated, stop);
        return [.. shortages.OfSections(), .. shortages.OfRules()];
    }

    /// <summary>Sections of one type draw on the same questions, so what they need is told as one.</summary>
    private IEnumerable<Shortage> OfSections()
    {
        foreach (var type in translated.Sections.Select((section, index) => (section, index)).GroupBy(s => s.section.Type))
        {
            var name = translated.SectionRules[type.First().index].Name;
            var needed = type.Sum(s => s.section.Count);
            var supply = Supply(type.Key);
            if (supply < needed) yield return new Shortage(name, needed, supply, needed - supply);
            else if (Uses is { } uses && supply * uses < needed * Forms)
                yield return new Shortage(name, needed * Forms, supply * uses, Written((needed * Forms) - (supply * uses), uses), Forms);
        }
    }

    private int Supply(QuestionType type) => translated.Placed
        .Where(p => p.Question.Type == type && !excluded.Contains(p.Question.Code))
        .Select(p => p.Question.Code).Distinct(StringComparer.Ordinal).Count();

    private IEnumerable<Shortage> OfRules() => translated.Rules
        .Where(r => r is { Mean: null, Count: not RuleCount.Stimuli } && r.Across != true)
        .SelectMany(translated.Parts)
        .Select(OfRule).OfType<Shortage>();

    private Shortage? OfRule(Rule rule)
    {
        stop.ThrowIfCancellationRequested();
        var (least, greatest) = rule.EqualTo is { } exact ? (exact, exact) : (rule.Min, rule.Max);
        if (least is not { } needed) return null;
        var amounts = Amounts(rule);
        var available = translated.HasRepeatedTypes ? MostInAnyWay(rule) : Most(amounts, 1, 1);
        if (available < needed) return new Shortage(rule.Name, needed, available, WriteFor(rule, needed, available, 1, 1)) { Unit = Unit(amounts) };
        if (Unit(amounts) is var unit && greatest is { } most && decimal.Ceiling(needed / unit) > decimal.Floor(most / unit))
            return new Shortage(rule.Name, needed, decimal.Floor(most / unit) * unit, null) { Unit = unit };
        if (Uses is not { } uses || Forms == 1 || rule.Forms is not null || translated.HasRepeatedTypes) return null;
        var together = Most(amounts, Forms, uses);
        return together < needed * Forms
            ? new Shortage(rule.Name, needed * Forms, together, WriteFor(rule, needed * Forms, together, Forms, uses), Forms) { Unit = Unit(amounts) }
            : null;
    }

    /// <summary>What each item adds to a rule, by section; nought for those that it does not look at.</summary>
    private decimal[][] Amounts(Rule rule)
    {
        var filter = new ItemFilter(translated.Items, rule.Where);
        var column = rule.Sum is { } sum ? (NumberColumn)translated.Items.Column(sum)! : null;
        var amounts = translated.Sections.Select(_ => new List<decimal>()).ToArray();
        for (var item = 0; item < translated.Placed.Length; item++)
        {
            if (excluded.Contains(translated.Items.Ids[item]) || !filter.Matches(item)) continue;
            amounts[translated.Placed[item].Section].Add(column is null ? 1 : column.Value(item) ?? 0);
        }

        return [.. amounts.Select(a => a.OrderDescending().ToArray())];
    }

    /// <summary>The most that forms can have together when a question may stand in so many of them.</summary>
    private decimal Most(decimal[][] amounts, int forms, int uses) => amounts.Select((section, index) =>
    {
        var places = translated.Sections[index].Count * forms;
        return section.SelectMany(amount => Enumerable.Repeat(amount, uses)).Take(places).Sum();
    }).Sum();

    /// <summary>The same where a question could stand in several sections: the best assignment, by the engine.</summary>
    private decimal MostInAnyWay(Rule rule)
    {
        var best = AssemblyEngine.Assemble(
            translated.Items,
            new AssemblySpecification
            {
                Rules = [.. translated.SectionRules.Select(s => s with { EqualTo = null, Max = s.EqualTo })],
                Enemies = specification.Enemies,
                SameQuestion = specification.SameQuestion,
                Exclude = specification.Exclude,
                Objectives = [new Objective { Maximize = new Measure { Count = rule.Count, Sum = rule.Sum, Where = rule.Where } }],
            },
            new AssemblyOptions(0),
            stop);
        return best.Value.Objectives is [var most] ? most.Bound : 0;
    }

    /// <summary>What all amounts are whole multiples of.</summary>
    private static decimal Unit(decimal[][] amounts)
    {
        var unit = 0m;
        foreach (var amount in amounts.SelectMany(a => a))
        {
            var rest = amount;
            while (rest != 0) (unit, rest) = (rest, unit % rest);
        }

        return unit == 0 ? 1 : unit;
    }

    /// <summary>How many questions would do, where each adds the same and the sections have room for them.</summary>
    private int? WriteFor(Rule rule, decimal needed, decimal available, int forms, int uses)
    {
        var places = translated.Sections.Where(s => CouldHold(s, rule)).ToList();
        if (places.Count == 0) return null;
        decimal? each = rule.Sum switch
        {
            null => 1,
            AttributeNames.Marks when places.Select(s => s.Marks).Distinct().Count() == 1 => places[0].Marks.Value,
            _ => null,
        };
        return each is { } amount && places.Sum(s => s.Count) * amount * forms >= needed
            ? Written((int)decimal.Ceiling((needed - available) / amount), uses)
            : null;
    }

    /// <summary>A written question serves so many forms.</summary>
    private static int Written(int missing, int uses) => (missing + uses - 1) / uses;

    private static bool CouldHold(BlueprintSection section, Rule rule)
    {
        var where = rule.Where ?? new Dictionary<string, AttributeFilter>();
        return (!where.TryGetValue(AttributeNames.Type, out var type) || type.Values?.Contains(section.Type.ToString(), StringComparer.Ordinal) == true)
            && (!where.TryGetValue(AttributeNames.Marks, out var marks) || (!(section.Marks.Value < marks.Min) && !(section.Marks.Value > marks.Max)));
    }
}
