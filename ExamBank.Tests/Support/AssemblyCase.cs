using System.Collections.Immutable;
using System.Text.Json;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Assembly;

namespace ExamBank.Tests.Support;

/// <summary>A column of a small pool, cell by cell: words, or one number, or nothing.</summary>
public sealed record CaseColumn(string Name, ImmutableArray<string[]> Words, ImmutableArray<decimal?> Numbers)
{
    public static CaseColumn Of(string name, IEnumerable<string[]> words) => new(name, [.. words], []);

    public static CaseColumn Of(string name, IEnumerable<decimal?> numbers) => new(name, [], [.. numbers]);

    public ItemColumn Built => !Numbers.IsEmpty ? NumberColumn.Of(Name, Numbers)
        : Words.Any(w => w.Length > 1) ? WordColumn.OfSeveral(Name, Words)
        : WordColumn.Of(Name, Words.Select(w => w.FirstOrDefault()));

    public string Cell(int item) => Numbers.IsEmpty ? string.Join('|', Words[item]) : $"{Numbers[item]}";

    public CaseColumn Without(int item) => Numbers.IsEmpty ? this with { Words = Words.RemoveAt(item) } : this with { Numbers = Numbers.RemoveAt(item) };
}

/// <summary>A small pool and a specification that FsCheck can shrink part by part.</summary>
public sealed record AssemblyCase(int Seed, ImmutableArray<string> Ids, ImmutableArray<CaseColumn> Columns, AssemblySpecification Specification)
{
    private static readonly JsonSerializerOptions Json = new(ContentJson.Indented) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    public ItemPool Pool => new(Ids, Columns.Select(c => c.Built));

    /// <summary>The same pool, its columns given the other way round.</summary>
    public ItemPool Turned => new(Ids, Columns.Reverse().Select(c => c.Built));

    /// <summary>Smaller cases: one part of the specification left out, or one item.</summary>
    public IEnumerable<AssemblyCase> Shrink()
    {
        var s = Specification;
        foreach (var rules in Shorter(s.Rules)) yield return With(s with { Rules = rules });
        foreach (var objectives in Shorter(s.Objectives)) yield return With(s with { Objectives = objectives });
        foreach (var enemies in Shorter(s.Enemies)) yield return With(s with { Enemies = enemies });
        foreach (var include in Shorter(s.Include)) yield return With(s with { Include = include });
        foreach (var exclude in Shorter(s.Exclude)) yield return With(s with { Exclude = exclude });
        foreach (var earlier in Shorter(s.Earlier)) yield return With(s with { Earlier = earlier });
        if (s.EnemiesColumn is not null) yield return With(s with { EnemiesColumn = null });
        if (s.AllOrNone is not null) yield return With(s with { AllOrNone = null });
        if (s.Keep is not null) yield return With(s with { Keep = null });
        if (s.Use is not null) yield return With(s with { Use = null });
        if (s.Overlap is not null) yield return With(s with { Overlap = null });
        if (s.Anchors is not null) yield return With(s with { Anchors = null });
        if (s.Order is not null) yield return With(s with { Order = null });
        if (s.Stimuli is { } stimuli)
        {
            var counted = (s.Rules ?? []).Any(r => r.Count == RuleCount.Stimuli) || (s.Objectives ?? []).Any(o => ObjectiveNames.Of(o).Contains("stimuli", StringComparison.Ordinal));
            if (!counted) yield return With(s with { Stimuli = null });
            if (stimuli.Count is not null) yield return With(s with { Stimuli = stimuli with { Count = null } });
            if (stimuli.ItemsEach is not null) yield return With(s with { Stimuli = stimuli with { ItemsEach = null } });
        }

        for (var item = 0; item < Ids.Length && Ids.Length > 1; item++) yield return Without(item);
    }

    public override string ToString() =>
        $"""
        case {Seed}
        id,{string.Join(',', Columns.Select(c => c.Name))}
        {string.Join('\n', Ids.Select((id, i) => $"{id},{string.Join(',', Columns.Select(c => c.Cell(i)))}"))}
        {JsonSerializer.Serialize(Specification, Json)}
        """;

    private AssemblyCase With(AssemblySpecification specification) => this with { Specification = specification };

    private AssemblyCase Without(int item)
    {
        var id = Ids[item];
        var s = Specification;
        return this with
        {
            Ids = Ids.RemoveAt(item),
            Columns = [.. Columns.Select(c => c.Without(item))],
            Specification = s with
            {
                Enemies = s.Enemies?.Select(Others).ToList(),
                Include = s.Include is null ? null : Others(s.Include),
                Exclude = s.Exclude is null ? null : Others(s.Exclude),
                Keep = s.Keep?.ToDictionary(k => k.Key, k => Others(k.Value)),
                Earlier = s.Earlier?.Select(e => e with { Items = Others(e.Items) }).ToList(),
            },
        };

        IReadOnlyList<string> Others(IReadOnlyList<string> ids) => [.. ids.Where(i => i != id)];
    }

    private static IEnumerable<IReadOnlyList<T>?> Shorter<T>(IReadOnlyList<T>? list)
    {
        if (list is null) yield break;
        if (list.Count <= 1) yield return null;
        else
            for (var i = 0; i < list.Count; i++)
                yield return [.. list.Where((_, index) => index != i)];
    }
}
