using System.Collections.Immutable;
using System.Globalization;
using ExamBank.Domain.Blueprints;

namespace ExamBank.Generator.Assembly.Papers;

/// <summary>
/// A blueprint over a pool of questions in the terms of the engine: an item for each section that a question could stand in,
/// in the order of sections and codes, and rules over the items' columns.
/// </summary>
/// <remarks>
/// Where a blueprint has one section of a type, an item's id is the question's code. Of several sections of one type each
/// question has an item in each, <c>code#2</c> for the second section of the blueprint; a form has one of them at most, and what is said of the question (use, include, keep) becomes a rule over its items together.
/// </remarks>
public sealed class BlueprintSpecification
{
    /// <summary>Column with the number of the section, from 1.</summary>
    internal const string SectionColumn = "section";

    private static readonly string[] PlaceAttributes =
        [AttributeNames.Level, AttributeNames.WorkArea, AttributeNames.WorkTask, AttributeNames.Requirement];

    private readonly Pool pool;
    private readonly BlueprintDocument blueprint;
    private readonly PaperDemand demand;
    private readonly ILookup<string, string> ids;
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    private BlueprintSpecification(Pool pool, BlueprintDocument blueprint, PaperDemand demand)
    {
        (this.pool, this.blueprint, this.demand) = (pool, blueprint, demand);
        Sections = [.. blueprint.Sections];
        HasRepeatedTypes = Sections.Select(s => s.Type).Distinct().Count() < Sections.Length;
        Placed =
        [
            .. Sections.SelectMany((section, index) => pool.Questions.Where(q => q.Type == section.Type).Select(q => new PlacedQuestion(q, index))),
        ];
        ids = Placed.ToLookup(p => p.Question.Code, Id, StringComparer.Ordinal);
        Items = new ItemPool([.. Placed.Select(Id)], Columns());
        Rules = [.. blueprint.Rules.Select(InForms).OfType<Rule>().SelectMany(Named).Select(r => r with { Name = Free(r.Name) })];
        SectionRules = [.. SectionCounts()];
        Totals =
        [
            new Rule { Name = Free(RuleNames.Of(blueprint.Level, RuleNames.Questions)), Count = RuleCount.Items, EqualTo = blueprint.TotalCount },
            new Rule { Name = Free(RuleNames.Of(blueprint.Level, RuleNames.Marks)), Sum = AttributeNames.Marks, EqualTo = blueprint.TotalMarks.Value },
        ];
        Specification = Specify();
    }

    /// <summary>The items.</summary>
    public ItemPool Items { get; }

    /// <summary>What the engine is asked for.</summary>
    public AssemblySpecification Specification { get; }

    /// <summary>For each item its question and the section it would stand in.</summary>
    public ImmutableArray<PlacedQuestion> Placed { get; }

    /// <summary>The blueprint's sections.</summary>
    internal ImmutableArray<BlueprintSection> Sections { get; }

    /// <summary>Rules that say how many questions each section has.</summary>
    internal ImmutableArray<Rule> SectionRules { get; }

    /// <summary>The blueprint's own rules.</summary>
    internal ImmutableArray<Rule> Rules { get; }

    /// <summary>Rules that follow from the sections and tell the engine how long a form is.</summary>
    internal ImmutableArray<Rule> Totals { get; }

    /// <summary>Whether two sections have one type.</summary>
    internal bool HasRepeatedTypes { get; }

    /// <summary>The specification without what follows from it: clashes are told in the rules that people know.</summary>
    internal AssemblySpecification WithoutTotals => Specification with { Rules = [.. Specification.Rules!.Skip(Totals.Length)] };

    /// <summary>Translates a blueprint. O(questions · sections · columns + rules · places).</summary>
    public static BlueprintSpecification Of(Pool pool, BlueprintDocument blueprint, PaperDemand demand)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(blueprint);
        ArgumentNullException.ThrowIfNull(demand);
        return new BlueprintSpecification(pool, blueprint, demand);
    }

    /// <summary>The questions of a form by section, ordered by code.</summary>
    internal ImmutableArray<ImmutableArray<PoolQuestion>> InSections(IEnumerable<int> items)
    {
        var bySection = items.Select(i => Placed[i]).ToLookup(p => p.Section, p => p.Question);
        return [.. Sections.Select((_, index) => bySection[index].OrderBy(q => q.Code, StringComparer.Ordinal).ToImmutableArray())];
    }

    /// <summary>Codes that forms must have and that no section can take, or that the blueprint excludes.</summary>
    internal IReadOnlyList<string> MissingCodes() =>
        [.. (blueprint.Include ?? []).Concat(demand.Keep)
            .Where(code => !ids.Contains(code) || blueprint.Exclude?.Contains(code, StringComparer.Ordinal) == true).Distinct(StringComparer.Ordinal)];

    /// <summary>The rule as it stands, or repeated for each value of its <c>per</c>, so that each has limits of its own.</summary>
    internal IEnumerable<Rule> Parts(Rule rule) => rule.Per is null ? [rule] : Repeated(rule, Items.Column(rule.Per)!.Words);

    private string Id(PlacedQuestion placed) => Sections.Count(s => s.Type == placed.Question.Type) == 1
        ? placed.Question.Code
        : string.Create(CultureInfo.InvariantCulture, $"{placed.Question.Code}#{placed.Section + 1}");

    private IEnumerable<ItemColumn> Columns()
    {
        // The values of places are those of the standard: a work area without a question is not passed over in silence.
        yield return Words(AttributeNames.Level, pool.Places.Select(p => p.Level), q => q.Place.Level);
        yield return Words(AttributeNames.WorkArea, pool.Places.Select(p => p.WorkArea), q => q.Place.WorkArea);
        yield return Words(AttributeNames.WorkTask, pool.Places.Select(p => p.WorkTask), q => q.Place.WorkTask);
        yield return Words(AttributeNames.Requirement, pool.Places.Select(p => p.Requirement), q => q.Place.Requirement);
        yield return Words(AttributeNames.Type, q => q.Type.ToString());
        yield return Words(AttributeNames.CognitiveLevel, q => q.CognitiveLevel.ToString());
        yield return Words(AttributeNames.FacilityBand, q => q.Facility.Band.ToString());
        yield return Words(AttributeNames.Code, q => q.Code);
        yield return Words(AttributeNames.Stimulus, q => q.Stimulus);
        yield return WordColumn.Of(SectionColumn, Placed.Select(p => SectionWord(p.Section)));
        yield return NumberColumn.Of(AttributeNames.Facility, Placed.Select(p => (decimal?)p.Question.Facility.Value));
        yield return NumberColumn.Of(AttributeNames.Minutes, Placed.Select(p => (decimal?)p.Question.Minutes.Value));
        yield return NumberColumn.Of(AttributeNames.Marks, Placed.Select(p => (decimal?)Sections[p.Section].Marks.Value));
        yield return NumberColumn.Of(AttributeNames.Exposure, Placed.Select(p => (decimal?)demand.Uses.GetValueOrDefault(p.Question.Code)));
    }

    private WordColumn Words(string name, Func<PoolQuestion, string?> word) =>
        Words(name, pool.Questions.Select(word).OfType<string>().Order(StringComparer.Ordinal), word);

    private WordColumn Words(string name, IEnumerable<string> values, Func<PoolQuestion, string?> word)
    {
        ImmutableArray<string> words = [.. values.Distinct(StringComparer.Ordinal)];
        var codes = words.Select((w, index) => (w, index)).ToDictionary(w => w.w, w => w.index, StringComparer.Ordinal);
        return new WordColumn(name, words, [.. Placed.Select(p => word(p.Question) is { } value ? codes[value] : -1)]);
    }

    /// <summary>A rule with those of its forms that are made; null when none of them is.</summary>
    private Rule? InForms(Rule rule)
    {
        if (rule.Forms is null) return rule;
        var made = rule.Forms.Where(f => f <= demand.Forms).ToList();
        return made.Count == 0 ? null : rule with { Forms = made };
    }

    /// <summary>
    /// The rule under its full name. One for each place holds for those places of the standard that its own filter leaves, so
    /// where it has such a filter it is repeated here; elsewhere the engine repeats it.
    /// </summary>
    private IEnumerable<Rule> Named(Rule rule)
    {
        var named = rule with { Name = RuleNames.Rule(blueprint.Level, rule, null) };
        if (rule.Per is not { } per || !PlaceAttributes.Contains(per)) return [named];
        var conditions = (rule.Where ?? new Dictionary<string, AttributeFilter>()).Where(w => PlaceAttributes.Contains(w.Key)).ToList();
        if (conditions.Count == 0) return [named];
        return Repeated(named, pool.Places
            .Where(p => conditions.TrueForAll(c => c.Value.Values!.Contains(Word(p, c.Key), StringComparer.Ordinal)))
            .Select(p => Word(p, per)).Distinct(StringComparer.Ordinal));
    }

    private static IEnumerable<Rule> Repeated(Rule rule, IEnumerable<string> values) => values.Select(value => rule with
    {
        Name = $"{rule.Name} · {value}",
        Per = null,
        Where = Narrowed(rule.Where, rule.Per!, value),
    });

    /// <summary>A filter narrowed to one value; where it leaves that value out, to none.</summary>
    private static Dictionary<string, AttributeFilter> Narrowed(IReadOnlyDictionary<string, AttributeFilter>? where, string attribute, string value)
    {
        var narrowed = new Dictionary<string, AttributeFilter>(where ?? new Dictionary<string, AttributeFilter>(), StringComparer.Ordinal);
        narrowed[attribute] = narrowed.TryGetValue(attribute, out var filter) && filter.Values?.Contains(value, StringComparer.Ordinal) == false
            ? AttributeFilter.OneOf("")
            : AttributeFilter.OneOf(value);
        return narrowed;
    }

    private static string Word(PoolPlace place, string attribute) => attribute switch
    {
        AttributeNames.Level => place.Level,
        AttributeNames.WorkArea => place.WorkArea,
        AttributeNames.WorkTask => place.WorkTask,
        _ => place.Requirement,
    };

    private IEnumerable<Rule> SectionCounts() => Sections.Select((section, index) => new Rule
    {
        Name = Free(RuleNames.Section(blueprint.Level, section.Type, Sections.Take(index + 1).Count(s => s.Type == section.Type))),
        Where = new Dictionary<string, AttributeFilter>(StringComparer.Ordinal) { [SectionColumn] = AttributeFilter.OneOf(SectionWord(index)) },
        Count = RuleCount.Items,
        EqualTo = section.Count,
    });

    private AssemblySpecification Specify()
    {
        var several = demand.Forms > 1;
        var use = !several ? null : blueprint is { Use: null, Overlap: null, Anchors: null } ? new Bounds(Max: 1) : blueprint.Use;
        var include = blueprint.Include is { Count: > 0 } included ? included : null;
        return new AssemblySpecification
        {
            Forms = demand.Forms,
            Rules = [.. Totals, .. SectionRules, .. Rules, .. HasRepeatedTypes ? TogetherRules(use, include ?? []) : []],
            Enemies = [.. Enemies()],
            SameQuestion = HasRepeatedTypes ? [.. ids.Select(places => (IReadOnlyList<string>)[.. places]).Where(places => places.Count > 1)] : null,
            Stimuli = blueprint.Stimuli,
            AllOrNone = blueprint.AllOrNone,
            Include = HasRepeatedTypes ? null : include,
            // What a person asks for by its code is not left out for having been used before.
            Exclude = [.. (blueprint.Exclude ?? []).Concat(demand.Exclude.Except(include ?? []).Except(demand.Keep)).Distinct(StringComparer.Ordinal).SelectMany(code => ids[code])],
            Keep = HasRepeatedTypes || demand.Keep.Count == 0 ? null : new Dictionary<int, IReadOnlyList<string>> { [1] = demand.Keep },
            Use = HasRepeatedTypes ? null : use,
            Overlap = several ? blueprint.Overlap : null,
            Anchors = several ? blueprint.Anchors : null,
            Earlier = demand.Earlier.Count == 0 ? null : [.. demand.Earlier.Select(e => e with { Items = [.. e.Items.SelectMany(code => ids[code])] })],
            Objectives = blueprint.Objectives,
        };
    }

    /// <summary>What the lists of an engine say of one item each, said of a question with several.</summary>
    private IEnumerable<Rule> TogetherRules(Bounds? use, IReadOnlyList<string> include)
    {
        var code = AttributeNames.Code;
        if (use is not null)
            yield return new Rule { Name = Free(RuleNames.Of(blueprint.Level, RuleNames.Uses)), Per = code, Count = RuleCount.Items, Min = use.Least, Max = use.Greatest, Across = true };
        foreach (var included in include)
            yield return Having(RuleNames.Of(blueprint.Level, $"{RuleNames.Included} {included}"), included) with { Across = true };
        foreach (var kept in demand.Keep)
            yield return Having(RuleNames.Of(blueprint.Level, $"{RuleNames.Kept} {kept}"), kept) with { Forms = [1] };

        Rule Having(string name, string question) => new()
        {
            Name = Free(name),
            Where = new Dictionary<string, AttributeFilter>(StringComparer.Ordinal) { [code] = AttributeFilter.OneOf(question) },
            Count = RuleCount.Items,
            Min = 1,
        };
    }

    /// <summary>The blueprint's enemies and those of the demand. Codes that the pool does not have meet nobody.</summary>
    private IEnumerable<IReadOnlyList<string>> Enemies() =>
        (blueprint.Enemies ?? []).Concat(demand.Enemies).Select(list => (IReadOnlyList<string>)[.. list.Distinct(StringComparer.Ordinal).SelectMany(code => ids[code])])
            .Where(list => list.Count > 1);

    private static string SectionWord(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>A name that no other rule has.</summary>
    private string Free(string name) => names.Add(name) ? name : Free($"{name}*");
}

/// <summary>A question in a section whose type it has.</summary>
/// <param name="Question">The question.</param>
/// <param name="Section">Index of the section in the blueprint, from 0.</param>
public sealed record PlacedQuestion(PoolQuestion Question, int Section);
