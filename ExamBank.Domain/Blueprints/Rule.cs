using System.Text.Json;
using System.Text.Json.Serialization;

namespace ExamBank.Domain.Blueprints;

/// <summary>
/// One rule in the one rule language: of the questions that match <see cref="Where"/>, the <see cref="Count"/>,
/// the <see cref="Sum"/> or the <see cref="Mean"/> of an attribute lies within limits. Exactly one of the three is set.
/// </summary>
public sealed record Rule
{
    /// <summary>Name that people see; unique in the blueprint.</summary>
    public required string Name { get; init; }

    /// <summary>Which questions it looks at, by attribute; all when null.</summary>
    public IReadOnlyDictionary<string, AttributeFilter>? Where { get; init; }

    /// <summary>Attribute for each value of which the rule holds by itself.</summary>
    public string? Per { get; init; }

    /// <summary>True for a rule about the number of questions.</summary>
    public bool? Count { get; init; }

    /// <summary>Attribute whose sum the rule is about.</summary>
    public string? Sum { get; init; }

    /// <summary>Attribute whose mean the rule is about.</summary>
    public string? Mean { get; init; }

    /// <summary>Attribute that weights the mean; each question counts the same when null.</summary>
    public string? Weight { get; init; }

    /// <summary>Least value.</summary>
    public decimal? Min { get; init; }

    /// <summary>Greatest value.</summary>
    public decimal? Max { get; init; }

    /// <summary>The one value; instead of <see cref="Min"/> and <see cref="Max"/>.</summary>
    [JsonPropertyName("equals")]
    public decimal? EqualTo { get; init; }
}

/// <summary>
/// What an attribute must be: one of some values (<c>"L1"</c>, <c>["L1", "L2"]</c>), or within limits
/// (<c>{"min": 0.4, "max": 0.7}</c>, both included).
/// </summary>
[JsonConverter(typeof(AttributeFilterJsonConverter))]
public sealed record AttributeFilter
{
    /// <summary>One of these values; null for limits.</summary>
    public IReadOnlyList<string>? Values { get; private init; }

    /// <summary>Least number.</summary>
    public decimal? Min { get; private init; }

    /// <summary>Greatest number.</summary>
    public decimal? Max { get; private init; }

    /// <summary>A filter by value.</summary>
    public static AttributeFilter OneOf(params string[] values) => new() { Values = values };

    /// <summary>A filter by limits.</summary>
    public static AttributeFilter Between(decimal? min, decimal? max) => new() { Min = min, Max = max };
}

/// <summary>Reads and writes <see cref="AttributeFilter"/>.</summary>
public sealed class AttributeFilterJsonConverter : JsonConverter<AttributeFilter>
{
    /// <inheritdoc/>
    public override AttributeFilter Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => AttributeFilter.OneOf(reader.GetString()!),
        JsonTokenType.StartArray => AttributeFilter.OneOf(JsonSerializer.Deserialize<string[]>(ref reader, options) ?? throw new JsonException()),
        JsonTokenType.StartObject => JsonSerializer.Deserialize<Limits>(ref reader, options) is { } limits
            ? AttributeFilter.Between(limits.Min, limits.Max)
            : throw new JsonException(),
        _ => throw new JsonException(),
    };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, AttributeFilter value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        if (value.Values is { Count: 1 } one) writer.WriteStringValue(one[0]);
        else if (value.Values is { } values) JsonSerializer.Serialize(writer, values, options);
        else JsonSerializer.Serialize(writer, new Limits(value.Min, value.Max), options);
    }

    private sealed record Limits(decimal? Min = null, decimal? Max = null);
}

/// <summary>An objective; exactly one member is set.</summary>
public sealed record Objective
{
    /// <summary>As close to a target as can be.</summary>
    public DeviationTarget? MinimizeDeviation { get; init; }

    /// <summary>As many different values as can be.</summary>
    public DistinctTarget? Maximize { get; init; }
}

/// <summary>The mean of an attribute, perhaps weighted, and where it should lie.</summary>
public sealed record DeviationTarget(string Mean, string? Weight, decimal Target);

/// <summary>The attribute of which a form should hold as many different values as can be.</summary>
public sealed record DistinctTarget(string Distinct);
