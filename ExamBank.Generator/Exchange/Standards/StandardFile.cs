using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Standards;

namespace ExamBank.Generator.Exchange.Standards;

/// <summary>
/// The JSON file of a standard, as <c>seed/schemas/standard.schema.json</c> describes it. Reading is strict: what the format does not
/// know is an error, so that a misspelt field is not lost in silence. Writing is stable: equal documents give equal bytes.
/// </summary>
public static class StandardFile
{
    /// <summary>Largest file that is read, in megabytes.</summary>
    public const int MaxMegabytes = 10;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        // The file is read by people and never put into a page: Chinese and "+" stay as they are.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        IndentSize = 2,
        NewLine = "\n",
    };

    /// <summary>
    /// Reads and validates a standard. Errors carry <paramref name="fileName"/> with the line of a syntax error, or with the JSON path
    /// of anything else (<c>SECO-2021.json: levels[0].areas[1].number</c>).
    /// </summary>
    public static Result<StandardDocument> Read(ReadOnlySpan<byte> bytes, string fileName)
    {
        if (bytes.Length > MaxMegabytes * 1024 * 1024) return StandardFileErrors.TooLarge(fileName, MaxMegabytes);
        if (bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[Encoding.UTF8.Preamble.Length..];
        if (StrictUtf8.Decode(bytes, out var badLine) is null) return StandardFileErrors.Syntax(fileName, badLine, 1);
        try
        {
            using var json = JsonDocument.Parse(bytes.ToArray());
            var differences = new StandardShape().Differences(json.RootElement, Options.GetTypeInfo(typeof(StandardDocument)), "").ToList();
            var result = differences.Count > 0
                ? Result.Fail<StandardDocument>(differences)
                : StandardDocumentValidator.Validate(json.Deserialize<StandardDocument>(Options)!);
            return result.Succeeded ? result : Result.Fail<StandardDocument>(result.Errors.Select(error => In(fileName, error)));
        }
        catch (JsonException exception)
        {
            return StandardFileErrors.Syntax(fileName, (exception.LineNumber ?? 0) + 1, (exception.BytePositionInLine ?? 0) + 1);
        }
    }

    /// <summary>Writes a standard as UTF-8 without byte order mark, two spaces deep, with one line break at the end.</summary>
    public static byte[] Write(StandardDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return [.. JsonSerializer.SerializeToUtf8Bytes(document, Options), (byte)'\n'];
    }

    private static BankError In(string fileName, BankError error) => error.Within(error.Path.Length == 0 ? fileName : $"{fileName}:");
}
