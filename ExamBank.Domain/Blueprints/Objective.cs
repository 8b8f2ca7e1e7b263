using System.Text.Json.Serialization;

namespace ExamBank.Domain.Blueprints;

/// <summary>An objective; exactly one member is set.</summary>
public sealed record Objective
{
    /// <summary>Each form as close to a target as can be: the largest absolute deviation over the forms is the least.</summary>
    public Measure? MinimizeDeviation { get; init; }

    /// <summary>As much as can be, over all forms together.</summary>
    public Measure? Maximize { get; init; }

    /// <summary>As little as can be, over all forms together.</summary>
    public Measure? Minimize { get; init; }

    /// <summary>The form that has least has as much as can be.</summary>
    public Measure? Maximin { get; init; }

    /// <summary>Forms alike: the spread between the form that has most and the one that has least is the least.</summary>
    public Measure? Parallel { get; init; }

    /// <summary>True: the question used in most forms is used in as few as can be.</summary>
    public bool? EvenUse { get; init; }

    /// <summary>The members that are set and have a measure.</summary>
    [JsonIgnore]
    public IEnumerable<Measure> Measures => new[] { MinimizeDeviation, Maximize, Minimize, Maximin, Parallel }.OfType<Measure>();
}

/// <summary>
/// A number that a form has: exactly one of <see cref="Count"/>, <see cref="Sum"/>, <see cref="Mean"/> and
/// <see cref="Distinct"/> is set.
/// </summary>
public sealed record Measure
{
    /// <summary>The number of questions, or of stimuli.</summary>
    [JsonConverter(typeof(RuleCountJsonConverter))]
    public RuleCount? Count { get; init; }

    /// <summary>The sum of an attribute.</summary>
    public string? Sum { get; init; }

    /// <summary>The mean of an attribute; only with <see cref="Objective.MinimizeDeviation"/>.</summary>
    public string? Mean { get; init; }

    /// <summary>The number of different values of an attribute; only with <see cref="Objective.Maximize"/>.</summary>
    public string? Distinct { get; init; }

    /// <summary>Attribute that weights the mean; each question counts the same when null.</summary>
    public string? Weight { get; init; }

    /// <summary>Which questions it looks at; all when null.</summary>
    public IReadOnlyDictionary<string, AttributeFilter>? Where { get; init; }

    /// <summary>Attribute for each value of which the spread is taken, and the spreads added; only with <see cref="Objective.Parallel"/>.</summary>
    public string? Per { get; init; }

    /// <summary>Where the number should lie; only and always with <see cref="Objective.MinimizeDeviation"/>.</summary>
    public decimal? Target { get; init; }
}
