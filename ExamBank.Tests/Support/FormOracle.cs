using System.Globalization;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using ExamBank.Generator.Assembly;
using ExamBank.Generator.Assembly.Papers;

namespace ExamBank.Tests.Support;

/// <summary>
/// The rule language written down once more, as plainly as can be, and a search through every form of a tiny pool. It shares no
/// code with the engine nor with its validator.
/// </summary>
internal static class FormOracle
{
    /// <summary>A question in a section.</summary>
    public sealed record Chosen(PoolQuestion Question, Marks Marks)
    {
        public string? Word(string attribute) => attribute switch
        {
            "level" => Question.Place.Level,
            "workArea" => Question.Place.WorkArea,
            "workTask" => Question.Place.WorkTask,
            "requirement" => Question.Place.Requirement,
            "type" => Question.Type.ToString(),
            "cognitiveLevel" => Question.CognitiveLevel.ToString(),
            "facilityBand" => Question.Facility.Scaled switch { >= 7000 => "Easy", >= 4000 => "Medium", _ => "Hard" },
            "stimulus" => Question.Stimulus,
            _ => Question.Code,
        };

        public decimal Number(string attribute) => attribute switch
        {
            "facility" => Question.Facility.Value,
            "minutes" => Question.Minutes.Value,
            _ => Marks.Value,
        };
    }

    /// <summary>One thing that a form must keep: a rule for one value of its <c>per</c>, or the number of questions of a section.</summary>
    /// <param name="Name">As people see it.</param>
    /// <param name="Keeps">Whether a form keeps it.</param>
    /// <param name="Value">Its value on a form; null for a mean.</param>
    public sealed record Demand(string Name, Func<IReadOnlyList<IReadOnlyList<Chosen>>, bool> Keeps, Func<IReadOnlyList<IReadOnlyList<Chosen>>, decimal>? Value);

    /// <summary>Everything that a blueprint demands.</summary>
    public static IReadOnlyList<Demand> Demands(Pool pool, BlueprintDocument blueprint)
    {
        var demands = blueprint.Sections.Select((section, i) => new Demand(
            Name(blueprint, i),
            form => form[i].Count == section.Count,
            form => form.Zip(blueprint.Sections).Where(s => s.Second.Type == section.Type).Sum(s => s.First.Count))).ToList();
        foreach (var rule in blueprint.Rules)
        {
            if (rule.Per is null) demands.Add(Of($"{blueprint.Level} · {rule.Name}", rule, _ => true));
            else demands.AddRange(Values(pool, rule).Select(value => Of($"{blueprint.Level} · {rule.Name} · {value}", rule, c => c.Word(rule.Per) == value)));
        }

        return demands;
    }

    /// <summary>A section's name; of several of one type all but the first say which they are.</summary>
    private static string Name(BlueprintDocument blueprint, int index)
    {
        var sections = blueprint.Sections.ToList();
        var place = sections.Take(index + 1).Count(s => s.Type == sections[index].Type);
        return $"{blueprint.Level} · {QuestionTypeNames.Of(sections[index].Type)}{(place == 1 ? "" : $"（第 {place} 组）")}";
    }

    /// <summary>Every way to put questions into sections, none fuller than planned; with <paramref name="free"/> as full as the pool allows.</summary>
    public static IEnumerable<IReadOnlyList<IReadOnlyList<Chosen>>> Forms(Pool pool, BlueprintDocument blueprint, bool free = false)
    {
        var sections = blueprint.Sections.ToList();
        var places = new List<Chosen>[sections.Count];
        for (var i = 0; i < places.Length; i++) places[i] = [];
        return Place(0);

        IEnumerable<IReadOnlyList<IReadOnlyList<Chosen>>> Place(int index)
        {
            if (index == pool.Questions.Length)
            {
                yield return places;
                yield break;
            }

            foreach (var form in Place(index + 1)) yield return form;
            for (var s = 0; s < sections.Count; s++)
            {
                if (sections[s].Type != pool.Questions[index].Type || (!free && places[s].Count == sections[s].Count)) continue;
                places[s].Add(new Chosen(pool.Questions[index], sections[s].Marks));
                foreach (var form in Place(index + 1)) yield return form;
                places[s].RemoveAt(places[s].Count - 1);
            }
        }
    }

    /// <summary>The values of the objectives, less being better, in their order.</summary>
    public static IReadOnlyList<decimal> Objectives(BlueprintDocument blueprint, IReadOnlyList<IReadOnlyList<Chosen>> form)
    {
        var all = form.SelectMany(s => s).ToList();
        return
        [
            .. (blueprint.Objectives ?? []).Select(o => o.MinimizeDeviation is { } d
                ? Math.Abs(all.Sum(c => Weight(c, d.Weight) * (c.Number(d.Mean!) - d.Target!.Value)))
                : -all.Select(c => c.Word(o.Maximize!.Distinct!)).OfType<string>().Distinct().Count()),
        ];
    }

    private static Demand Of(string name, Rule rule, Func<Chosen, bool> also)
    {
        List<Chosen> Matching(IReadOnlyList<IReadOnlyList<Chosen>> form) => [.. form.SelectMany(s => s).Where(c => also(c) && Meets(c, rule))];
        bool Within(decimal value) => rule.EqualTo is { } exact ? value == exact : !(value < rule.Min) && !(value > rule.Max);
        if (rule.Mean is not { } mean)
        {
            decimal Amount(IReadOnlyList<IReadOnlyList<Chosen>> form) => Matching(form).Sum(c => rule.Sum is null ? 1 : c.Number(rule.Sum));
            return new Demand(name, form => Within(Amount(form)), Amount);
        }

        return new Demand(
            name,
            form =>
            {
                var matching = Matching(form);
                var weight = matching.Sum(c => Weight(c, rule.Weight));
                // Without any question there is no mean to be wrong.
                return weight == 0 || Within(matching.Sum(c => Weight(c, rule.Weight) * c.Number(mean)) / weight);
            },
            null);
    }

    private static decimal Weight(Chosen chosen, string? weight) => weight is null ? 1 : chosen.Number(weight);

    private static bool Meets(Chosen chosen, Rule rule) => (rule.Where ?? new Dictionary<string, AttributeFilter>()).All(w => w.Value.Values is { } words
        ? words.Contains(chosen.Word(w.Key))
        : !(chosen.Number(w.Key) < w.Value.Min) && !(chosen.Number(w.Key) > w.Value.Max));

    /// <summary>A rule for each place holds for every place of the standard that its filter leaves, whether the pool has questions there or not.</summary>
    private static IEnumerable<string> Values(Pool pool, Rule rule)
    {
        string[] places = ["level", "workArea", "workTask", "requirement"];
        if (!places.Contains(rule.Per)) return pool.Questions.Select(q => new Chosen(q, default).Word(rule.Per!)).OfType<string>().Distinct();
        return pool.Places
            .Select(place => new Chosen(new PoolQuestion("", 0, "", default, place, default, default, default, null), default))
            .Where(c => (rule.Where ?? new Dictionary<string, AttributeFilter>()).All(w => !places.Contains(w.Key) || w.Value.Values!.Contains(c.Word(w.Key)!)))
            .Select(c => c.Word(rule.Per!)!)
            .Distinct();
    }
}
