using System.Text.Json;
using System.Text.Json.Serialization;

namespace ExamBank.Generator.Documents;

/// <summary>
/// A key as one version prints it. In JSON a letter (single choice), a list of letters (multiple choice), true or false, or
/// a text (every other type).
/// </summary>
[JsonConverter(typeof(PrintedKeyJsonConverter))]
public sealed record PrintedKey
{
    private PrintedKey(IReadOnlyList<string>? letters, bool? truth, string? line) => (Letters, Truth, Line) = (letters, truth, line);

    /// <summary>Letters of a multiple choice in alphabetical order.</summary>
    public IReadOnlyList<string>? Letters { get; }

    /// <summary>Whether the statement is true.</summary>
    public bool? Truth { get; }

    /// <summary>The letter of a single choice, or the text of any other key.</summary>
    public string? Line { get; }

    /// <summary>As people read it: ACD, √ or the text.</summary>
    public string Text => Letters is not null ? string.Concat(Letters) : Truth is { } truth ? Terms.Of(truth) : Line!;

    /// <summary>The key of a multiple choice.</summary>
    public static PrintedKey Of(IReadOnlyList<string> letters) => new(letters, null, null);

    /// <summary>The key of a statement.</summary>
    public static PrintedKey Of(bool truth) => new(null, truth, null);

    /// <summary>A single letter or a text.</summary>
    public static PrintedKey Of(string line) => new(null, null, line);
}

/// <summary>Reads and writes <see cref="PrintedKey"/>.</summary>
public sealed class PrintedKeyJsonConverter : JsonConverter<PrintedKey>
{
    /// <inheritdoc/>
    public override PrintedKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.True => PrintedKey.Of(true),
        JsonTokenType.False => PrintedKey.Of(false),
        JsonTokenType.String => PrintedKey.Of(reader.GetString()!),
        JsonTokenType.StartArray => PrintedKey.Of(JsonSerializer.Deserialize<string[]>(ref reader, options) ?? throw new JsonException()),
        _ => throw new JsonException(),
    };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, PrintedKey value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        if (value.Letters is { } letters) JsonSerializer.Serialize(writer, letters, options);
        else if (value.Truth is { } truth) writer.WriteBooleanValue(truth);
        else writer.WriteStringValue(value.Line);
    }
}
