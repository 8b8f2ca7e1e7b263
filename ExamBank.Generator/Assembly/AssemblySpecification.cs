using System.Text.Json.Serialization;
using ExamBank.Domain.Blueprints;

namespace ExamBank.Generator.Assembly;

/// <summary>
/// What forms to draw from a pool: the content of a <c>spec.json</c>, and what a blueprint becomes before it is assembled.
/// Attributes are the pool's columns.
/// </summary>
public sealed record AssemblySpecification
{
    /// <summary>Where the JSON Schema of the file is.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    /// <summary>The number of forms; one when null.</summary>
    public int? Forms { get; init; }

    /// <summary>Rules that every form keeps, or those it names, or all taken together.</summary>
    public IReadOnlyList<Rule>? Rules { get; init; }

    /// <summary>Lists of items of which a form may have one at most.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? Enemies { get; init; }

    /// <summary>Column that names, for an item, those it must not meet in a form.</summary>
    public string? EnemiesColumn { get; init; }

    /// <summary>Lists of items that are one question in different places: a form has one at most. That is no rule, so it is never named as a reason.</summary>
    internal IReadOnlyList<IReadOnlyList<string>>? SameQuestion { get; init; }

    /// <summary>Stimuli with their items.</summary>
    public StimulusSets? Stimuli { get; init; }

    /// <summary>Sets of items chosen together or not at all.</summary>
    public AllOrNoneSets? AllOrNone { get; init; }

    /// <summary>Items that some form must have.</summary>
    public IReadOnlyList<string>? Include { get; init; }

    /// <summary>Items that no form may have.</summary>
    public IReadOnlyList<string>? Exclude { get; init; }

    /// <summary>Items that a form, by its number from 1, must have: what a person keeps when the rest is assembled anew.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<string>>? Keep { get; init; }

    /// <summary>In how many forms an item may stand; without limit when null.</summary>
    public Bounds? Use { get; init; }

    /// <summary>How many items each two forms may share; without limit when null.</summary>
    public Bounds? Overlap { get; init; }

    /// <summary>Items that all forms share, every other standing in one form at most; no such rule when null.</summary>
    public Anchors? Anchors { get; init; }

    /// <summary>Forms given earlier, and how many of their items a new form may repeat.</summary>
    public IReadOnlyList<EarlierForm>? Earlier { get; init; }

    /// <summary>Objectives in the order in which they matter.</summary>
    [JsonPropertyName("objective")]
    public IReadOnlyList<Objective>? Objectives { get; init; }

    /// <summary>The printed order; the pool's own when null. Items of one stimulus always stand together.</summary>
    public PrintedOrder? Order { get; init; }
}

/// <summary>How an assembly is run.</summary>
/// <param name="Seed">Among equally good answers the seed decides.</param>
/// <param name="TimeLimit">
/// A guard: a run that takes longer stops with the best forms so far. An answer that it stops depends on the machine; without
/// it limits are counted in work.
/// </param>
public sealed record AssemblyOptions(long Seed, TimeSpan? TimeLimit = null);
