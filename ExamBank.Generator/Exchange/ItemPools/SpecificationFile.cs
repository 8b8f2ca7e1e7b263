using System.Text;
using System.Text.Json;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Assembly;
using ExamBank.Generator.Exchange.Standards;

namespace ExamBank.Generator.Exchange.ItemPools;

/// <summary>
/// The JSON file of an assembly specification (<c>seed/schemas/assembly-specification.schema.json</c>). Reading is strict: what the
/// format does not know is an error at its place, so that a misspelt rule is not lost in silence.
/// </summary>
public static class SpecificationFile
{
    /// <summary>Largest file that is read: 64 MB.</summary>
    public const int MaximumBytes = 64 * 1024 * 1024;

    private static readonly JsonSerializerOptions Options = new(ContentJson.Compact)
    {
        Converters = { new AttributeFilterJsonConverter(acceptsNumbers: true) },
    };

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32 };

    /// <summary>Reads a specification; whether it fits a pool is looked at by <see cref="SpecificationChecks"/>.</summary>
    /// <returns>The specification, or everything in which the file has another shape, by its path (<c>rules[3].where.p</c>).</returns>
    public static Result<AssemblySpecification> Read(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Length > MaximumBytes) return ExchangeErrors.TooLarge("", utf8.Length, MaximumBytes);
        if (utf8.Span.StartsWith(Encoding.UTF8.Preamble)) utf8 = utf8[Encoding.UTF8.Preamble.Length..];
        if (StrictUtf8.Decode(utf8.Span, out var badLine) is null) return ExchangeErrors.NotUtf8("", badLine);
        if (Parse(utf8, out var badSyntax) is not { } parsed) return ExchangeErrors.NotJson("", badSyntax);
        using var json = parsed;
        var differences = new SpecificationShape().Differences(json.RootElement, Options.GetTypeInfo(typeof(AssemblySpecification)), "").ToList();
        return differences.Count > 0
            ? Result.Fail<AssemblySpecification>(differences)
            : json.Deserialize<AssemblySpecification>(Options)!;
    }

    private static JsonDocument? Parse(ReadOnlyMemory<byte> utf8, out long badLine)
    {
        badLine = 0;
        try
        {
            return JsonDocument.Parse(utf8, Strict);
        }
        catch (JsonException e)
        {
            badLine = (e.LineNumber ?? 0) + 1;
            return null;
        }
    }
}
