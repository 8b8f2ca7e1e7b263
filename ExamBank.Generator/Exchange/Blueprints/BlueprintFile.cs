using System.Text.Json;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Questions;

namespace ExamBank.Generator.Exchange.Blueprints;

/// <summary>The JSON file of a blueprint (<c>seed/schemas/blueprint.schema.json</c>).</summary>
public static class BlueprintFile
{
    private const string Schema = "blueprint.schema.json";

    /// <summary>Reads and validates a blueprint.</summary>
    public static Result<BlueprintDocument> Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            return JsonSerializer.Deserialize<BlueprintDocument>(utf8.Span, ContentJson.Compact) is { } document
                ? BlueprintValidator.Validate(document)
                : ExchangeErrors.WrongShape("", "{…}");
        }
        catch (UnknownNameException e)
        {
            return ExchangeErrors.UnknownValue((e.Path ?? "$").TrimStart('$').TrimStart('.'), e.Value, string.Join(", ", e.Allowed));
        }
        catch (JsonException e) when (SerializerWords.Missing(e) is { } missing)
        {
            return ExchangeErrors.MissingMembers((e.Path ?? "$").TrimStart('$').TrimStart('.'), missing, Schema);
        }
        catch (JsonException e) when (e.Path is null or "$" && e.LineNumber is not null)
        {
            return ExchangeErrors.NotJson("", e.LineNumber.Value + 1);
        }
        catch (JsonException e)
        {
            return ExchangeErrors.InvalidMember((e.Path ?? "$").TrimStart('$').TrimStart('.'), Schema);
        }
    }
}
