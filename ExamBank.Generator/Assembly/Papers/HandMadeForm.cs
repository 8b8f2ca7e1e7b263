using System.Collections.Immutable;
using ExamBank.Domain.Blueprints;
using ExamBank.Generator.Assembly.Solving;

namespace ExamBank.Generator.Assembly.Papers;

/// <summary>A form that a person has put together, under a blueprint: what it keeps, and what else could stand in it.</summary>
public sealed class HandMadeForm
{
    private readonly BlueprintSpecification translated;
    private readonly AssemblySpecification specification;
    private readonly ImmutableArray<int> chosen;
    private readonly Lazy<SingleReplacements> replacements;

    private HandMadeForm(BlueprintSpecification translated, ImmutableArray<int> chosen)
    {
        this.translated = translated;
        specification = translated.WithoutTotals;
        this.chosen = chosen;
        replacements = new(() => new SingleReplacements(translated, specification, chosen));
    }

    /// <summary>Takes questions by their codes; each takes its place in a section of its type.</summary>
    /// <param name="pool">The questions that may be drawn.</param>
    /// <param name="blueprint">A valid blueprint.</param>
    /// <param name="demand">What is asked beside it; one form, nothing kept.</param>
    /// <param name="codes">The codes, each once.</param>
    /// <param name="missing">Codes that the pool does not have, or not for a section of the blueprint.</param>
    /// <returns>The form; null when a code is missing.</returns>
    /// <remarks>Of several sections of one type the first takes as many as it should have, in the order of the codes given.</remarks>
    public static HandMadeForm? Of(
        Pool pool, BlueprintDocument blueprint, PaperDemand demand, IReadOnlyCollection<string> codes, out ImmutableArray<string> missing)
    {
        ArgumentNullException.ThrowIfNull(demand);
        ArgumentNullException.ThrowIfNull(codes);
        var asked = BlueprintSpecification.Of(pool, blueprint, demand with { Forms = 1, Keep = [] });
        var places = Enumerable.Range(0, asked.Placed.Length).ToLookup(i => asked.Placed[i].Question.Code, StringComparer.Ordinal);
        missing = [.. codes.Where(code => !places.Contains(code))];
        if (missing.Length > 0) return null;
        var filled = new int[asked.Sections.Length];
        var items = ImmutableArray.CreateBuilder<int>(codes.Count);
        foreach (var code in codes)
        {
            var possible = places[code].ToList();
            var item = possible.Where(i => filled[asked.Placed[i].Section] < asked.Sections[asked.Placed[i].Section].Count)
                .DefaultIfEmpty(possible[^1]).First();
            filled[asked.Placed[item].Section]++;
            items.Add(item);
        }

        return new HandMadeForm(asked, FormFiller.Order(asked.Items, asked.WithoutTotals, items));
    }

    /// <summary>Judges the form. Linear in rules times questions.</summary>
    public FormJudgement Judge()
    {
        var verdict = FormsJudge.Judge(translated.Items, specification, [chosen]);
        var rules = verdict.Rules.Select(r => new JudgedRule(
            r.Name, r.Value, r.Min, r.Max, !(r.Value < r.Min) && !(r.Value > r.Max))).ToImmutableArray();
        var told = rules.Where(r => !r.IsKept).Select(r => r.Rule).ToList();
        return new FormJudgement(
            verdict.IsGood,
            rules,
            [.. verdict.Violations.Where(v => !told.Exists(rule => v.StartsWith(rule, StringComparison.Ordinal)))],
            [.. verdict.Objectives.Select(o => new JudgedObjective(o.Name, o.Value))]);
    }

    /// <summary>
    /// For each question which rules look at it, and how many others of the pool could stand in its place, every rule kept.
    /// O(questions · pool · rules), without judging anew what the rules' sums already tell.
    /// </summary>
    public IReadOnlyList<JudgedQuestion> Questions(CancellationToken cancellationToken) => [.. chosen.Select(item => Judge(item, cancellationToken))];

    /// <summary>The same for one of its questions. O(pool · rules).</summary>
    /// <param name="code">The question, one of the form's.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public JudgedQuestion Question(string code, CancellationToken cancellationToken) => Judge(ItemOf(code), cancellationToken);

    /// <summary>
    /// Questions that could stand in the place of one, every rule kept, best objectives first; of equals the one that comes first
    /// by its code. O(pool · rules).
    /// </summary>
    /// <param name="code">The question to replace, one of the form's.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public IReadOnlyList<Replacement> Replacements(string code, CancellationToken cancellationToken)
    {
        var item = ItemOf(code);
        var objectives = specification.Objectives ?? [];
        var found = replacements.Value.For(item, cancellationToken).Select(other =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            var form = FormFiller.Order(translated.Items, specification, chosen.Replace(item, other));
            var values = FormsJudge.Judge(translated.Items, specification, [form]).Objectives;
            return new Replacement(translated.Placed[other].Question, [.. values.Select(v => new JudgedObjective(v.Name, v.Value))]);
        }).ToList();
        return [.. found.Order(Comparer<Replacement>.Create((one, other) => Compare(objectives, one, other)))];
    }

    private int ItemOf(string code) => chosen.First(i => translated.Placed[i].Question.Code == code);

    private JudgedQuestion Judge(int item, CancellationToken cancellationToken) => new(
        translated.Placed[item].Question, translated.Placed[item].Section, replacements.Value.RulesOf(item), replacements.Value.For(item, cancellationToken).Count());

    private static int Compare(IReadOnlyList<Objective> objectives, Replacement one, Replacement other)
    {
        for (var i = 0; i < objectives.Count; i++)
        {
            var more = one.Objectives[i].Value.CompareTo(other.Objectives[i].Value);
            if (more != 0) return objectives[i] is { Maximize: not null } or { Maximin: not null } ? -more : more;
        }

        return string.CompareOrdinal(one.Question.Code, other.Question.Code);
    }
}

/// <summary>What a judge sees in a form.</summary>
/// <param name="IsGood">Whether everything is kept.</param>
/// <param name="Rules">Each rule's value against its limits: sections first, then the blueprint's rules.</param>
/// <param name="OtherViolations">What is broken beside rules, such as enemies that meet: kind, form, codes.</param>
/// <param name="Objectives">Each objective's value.</param>
public sealed record FormJudgement(
    bool IsGood, ImmutableArray<JudgedRule> Rules, ImmutableArray<string> OtherViolations, ImmutableArray<JudgedObjective> Objectives);

/// <summary>A rule's value on a form; null for the mean of nothing.</summary>
public sealed record JudgedRule(string Rule, decimal? Value, decimal? Min, decimal? Max, bool IsKept);

/// <summary>An objective's value on a form.</summary>
public sealed record JudgedObjective(string Objective, decimal Value);

/// <summary>A question of a form.</summary>
/// <param name="Question">The question.</param>
/// <param name="Section">Index of its section, from 0.</param>
/// <param name="Rules">Names of the rules that look at it and not at every question.</param>
/// <param name="Others">How many others could stand in its place, every rule kept.</param>
public sealed record JudgedQuestion(PoolQuestion Question, int Section, ImmutableArray<string> Rules, int Others);

/// <summary>A question that could stand in the place of another.</summary>
/// <param name="Question">The question.</param>
/// <param name="Objectives">Values of the objectives on the form with it.</param>
public sealed record Replacement(PoolQuestion Question, ImmutableArray<JudgedObjective> Objectives);
