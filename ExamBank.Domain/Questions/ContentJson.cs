using System.Security.Cryptography;
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
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

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
