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

    /// <summary>What a rule about a number counts.</summary>
    [JsonConverter(typeof(RuleCountJsonConverter))]
    public RuleCount? Count { get; init; }

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

    /// <summary>Numbers, from 1, of the forms it holds in; every form when null.</summary>
    public IReadOnlyList<int>? Forms { get; init; }

    /// <summary>True for a rule about all its forms taken together instead of each by itself.</summary>
    public bool? Across { get; init; }
}

/// <summary>What a rule or an objective counts; in JSON <c>true</c> for questions and <c>"stimuli"</c> for stimuli.</summary>
/// <remarks>
/// The members that hold it name <see cref="RuleCountJsonConverter"/> themselves: a converter on the type gives way to the one for
/// all enums in <see cref="Questions.ContentJson"/>.
/// </remarks>
public enum RuleCount
{
    /// <summary>Questions.</summary>
    Items,

    /// <summary>Chosen stimuli; one counts when any of its questions is matched by the filter.</summary>
    Stimuli,
}

/// <summary>Reads and writes <see cref="RuleCount"/>.</summary>
public sealed class RuleCountJsonConverter : JsonConverter<RuleCount>
{
    /// <inheritdoc/>
    public override RuleCount Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.True => RuleCount.Items,
        JsonTokenType.String when reader.ValueTextEquals("stimuli"u8) => RuleCount.Stimuli,
        _ => throw new JsonException(),
    };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, RuleCount value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value == RuleCount.Items) writer.WriteBooleanValue(true);
        else writer.WriteStringValue("stimuli");
    }
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

/// <summary>Reads and writes <see cref="AttributeFilter"/>. Values are written as text.</summary>
/// <param name="acceptsNumbers">
/// Whether a value may be a JSON number, which means its text without noughts at the end: attributes of an item pool may be numbers,
/// those of a blueprint that have values are words.
/// </param>
public sealed class AttributeFilterJsonConverter(bool acceptsNumbers) : JsonConverter<AttributeFilter>
{
    /// <summary>Values are strings.</summary>
    public AttributeFilterJsonConverter()
        : this(acceptsNumbers: false)
    {
    }

    /// <inheritdoc/>
    public override AttributeFilter Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray:
                var values = new List<string>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) values.Add(Value(ref reader));
                return AttributeFilter.OneOf([.. values]);
            case JsonTokenType.StartObject:
                return JsonSerializer.Deserialize<Limits>(ref reader, options) is { } limits
                    ? AttributeFilter.Between(limits.Min, limits.Max)
                    : throw new JsonException();
            default:
                return AttributeFilter.OneOf(Value(ref reader));
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, AttributeFilter value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        if (value.Values is { Count: 1 } one) writer.WriteStringValue(one[0]);
        else if (value.Values is { } values) JsonSerializer.Serialize(writer, values, options);
        else JsonSerializer.Serialize(writer, new Limits(value.Min, value.Max), options);
    }

    private string Value(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString()!,
        JsonTokenType.Number when acceptsNumbers && reader.TryGetDecimal(out var number) =>
            number.ToString("0.############################", System.Globalization.CultureInfo.InvariantCulture),
        _ => throw new JsonException(),
    };

    private sealed record Limits(decimal? Min = null, decimal? Max = null);
}
