using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ExamBank.Domain.Questions;

/// <summary>The one way in which content becomes JSON: camelCase, enums by their exact names, unset members left out, Chinese as it is, unknown members refused.</summary>
public static class ContentJson
{
    /// <summary>One line: what the bank stores and hashes.</summary>
    public static JsonSerializerOptions Compact { get; } = Create(indented: false);

    /// <summary>Two spaces of indentation: what files hold.</summary>
    public static JsonSerializerOptions Indented { get; } = Create(indented: true);

    /// <summary>SHA-256 in lower-case hexadecimal of the UTF-8 form of <paramref name="text"/>.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>One text at the top of stored content, without making objects of the rest: a list shows little else of each question.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static string ReadText(string content, string member)
    {
        ArgumentNullException.ThrowIfNull(content);
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(content.Length));
        try
        {
            var reader = new Utf8JsonReader(buffer.AsSpan(0, Encoding.UTF8.GetBytes(content, buffer)));
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var found = reader.ValueTextEquals(member);
                reader.Read();
                if (found && reader.GetString() is { } text) return text;
                reader.Skip();
            }

            throw new KeyNotFoundException(member);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static JsonSerializerOptions Create(bool indented)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.General)
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            // The files are read by people and never put into a page: rare characters and "+" stay as they are.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            WriteIndented = indented,
            NewLine = "\n",
            MaxDepth = 32,
            Converters = { new ExactNameConverter() },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
