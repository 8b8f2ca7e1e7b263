using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ExamBank.Domain.Errors;
using ExamBank.Generator.Documents.Layouts;
using ExamBank.Generator.Exchange.Standards;

namespace ExamBank.Generator.Exchange.Layouts;

/// <summary>
/// The JSON file of a layout (<c>seed/schemas/layout.schema.json</c>). Reading is strict: what the format does not know is an error
/// at its place, so that a misspelt margin is not lost in silence.
/// </summary>
public static class LayoutFile
{
    /// <summary>Largest file that is read: 1 MB.</summary>
    public const int MaximumBytes = 1024 * 1024;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Reads and validates a layout without a logo.</summary>
    public static Result<LayoutProfile> Read(ReadOnlyMemory<byte> utf8) => Read(utf8, _ => null);

    /// <summary>The same for a layout that is not of the seed; its name is marked by its content.</summary>
    public static Result<LayoutProfile> ReadOwn(ReadOnlyMemory<byte> utf8, Func<string, byte[]?> picture)
    {
        var read = Read(utf8, picture);
        return read.Succeeded ? read.Value.AsOwn() : read;
    }

    /// <summary>Reads and validates a layout.</summary>
    /// <param name="utf8">The file.</param>
    /// <param name="picture">Gives the bytes of a picture beside the file, or null where there is none.</param>
    /// <returns>The layout, or everything that is wrong with it, by its path (<c>margins.left</c>).</returns>
    public static Result<LayoutProfile> Read(ReadOnlyMemory<byte> utf8, Func<string, byte[]?> picture)
    {
        if (utf8.Length > MaximumBytes) return ExchangeErrors.TooLarge("", utf8.Length, MaximumBytes);
        if (utf8.Span.StartsWith(Encoding.UTF8.Preamble)) utf8 = utf8[Encoding.UTF8.Preamble.Length..];
        if (StrictUtf8.Decode(utf8.Span, out var badLine) is null) return ExchangeErrors.NotUtf8("", badLine);
        try
        {
            using var json = JsonDocument.Parse(utf8);
            var differences = new LayoutShape().Differences(json.RootElement, Options.GetTypeInfo(typeof(LayoutDocument)), "").ToList();
            return differences.Count > 0
                ? Result.Fail<LayoutProfile>(differences)
                : LayoutProfile.Create(json.Deserialize<LayoutDocument>(Options)!, picture);
        }
        catch (JsonException e)
        {
            return ExchangeErrors.NotJson("", (e.LineNumber ?? 0) + 1);
        }
    }
}
