using System.Text.Json;
using System.Text.Json.Serialization;

namespace ExamBank.Domain.Questions;

/// <summary>The key of an objective question: the right options by id, or the truth of a statement. In JSON a list of ids, or true or false.</summary>
[JsonConverter(typeof(AnswerKeyJsonConverter))]
public sealed record AnswerKey
{
    private AnswerKey(IReadOnlyList<string>? options, bool? truth) => (Options, Truth) = (options, truth);

    /// <summary>Ids of the right options, in authored order; null for a statement.</summary>
    public IReadOnlyList<string>? Options { get; }

    /// <summary>Whether the statement is true; null for a choice.</summary>
    public bool? Truth { get; }

    /// <summary>The key of a choice question.</summary>
    public static AnswerKey Of(params string[] options) => new(options, null);

    /// <summary>The key of a statement.</summary>
    public static AnswerKey Of(bool truth) => new(null, truth);
}

/// <summary>Reads and writes <see cref="AnswerKey"/>.</summary>
public sealed class AnswerKeyJsonConverter : JsonConverter<AnswerKey>
{
    /// <inheritdoc/>
    public override AnswerKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.True => AnswerKey.Of(true),
        JsonTokenType.False => AnswerKey.Of(false),
        JsonTokenType.StartArray => AnswerKey.Of(JsonSerializer.Deserialize<string[]>(ref reader, options) ?? throw new JsonException()),
        _ => throw new JsonException(),
    };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, AnswerKey value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        if (value.Truth is { } truth) writer.WriteBooleanValue(truth);
        else JsonSerializer.Serialize(writer, value.Options, options);
    }
}
