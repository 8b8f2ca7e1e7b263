using System.Text.Json;
using System.Text.Json.Serialization;

namespace ExamBank.Domain.Values;

/// <summary>A number that is exact to its last place.</summary>
public interface IExactNumber<TSelf>
    where TSelf : struct, IExactNumber<TSelf>
{
    /// <summary>From a decimal; false when it is out of bounds or too fine.</summary>
    static abstract bool TryFrom(decimal value, out TSelf result);
}

/// <summary>Reads and writes an exact number as a JSON number.</summary>
public sealed class ExactNumberJsonConverter<T> : JsonConverter<T>
    where T : struct, IExactNumber<T>
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out var value) && T.TryFrom(value, out var result)
            ? result
            : throw new JsonException();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteRawValue(value.ToString()!);
    }
}
