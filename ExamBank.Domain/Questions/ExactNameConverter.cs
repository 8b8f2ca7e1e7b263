using System.Text.Json;
using System.Text.Json.Serialization;

namespace ExamBank.Domain.Questions;

/// <summary>Writes the values of enumerations by name, and reads just these names: another case, a number or several names at once are refused.</summary>
internal sealed class ExactNameConverter : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        // A converter in the options would go before the one that an enumeration asks for itself.
        return typeToConvert.IsEnum && !typeToConvert.IsDefined(typeof(JsonConverterAttribute), inherit: false);
    }

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert))!;

    private sealed class Of<T> : JsonConverter<T>
        where T : struct, Enum
    {
        private static readonly string[] Names = Enum.GetNames<T>();
        private static readonly Dictionary<string, T> Values = Names.ToDictionary(name => name, Enum.Parse<T>, StringComparer.Ordinal);

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.String)
                throw new UnknownNameException(System.Text.Encoding.UTF8.GetString(reader.ValueSpan), Names);
            var name = reader.GetString()!;
            return Values.TryGetValue(name, out var value) ? value : throw new UnknownNameException(name, Names);
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}

#pragma warning disable CA1032 // Made by the converter only.
/// <summary>A value that is none of an enumeration's names; <see cref="JsonException.Path"/> says where.</summary>
public sealed class UnknownNameException : JsonException
{
    /// <summary>Makes the exception; the serializer adds the place.</summary>
    internal UnknownNameException(string value, IReadOnlyList<string> allowed) => (Value, Allowed) = (value, allowed);

    /// <summary>What stands there, at most 40 characters of it.</summary>
    public string Value
    {
        get;
        private init => field = value.Length <= 40 ? value : $"{value[..40]}…";
    }

    /// <summary>What may stand there.</summary>
    public IReadOnlyList<string> Allowed { get; }
}
#pragma warning restore CA1032
