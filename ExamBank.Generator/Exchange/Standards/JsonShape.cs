using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ExamBank.Domain.Errors;

namespace ExamBank.Generator.Exchange.Standards;

/// <summary>
/// Compares JSON with the records that it is to become. The serializer would stop at the first difference and speak of .NET types;
/// this finds all of them and speaks of fields.
/// </summary>
internal static class JsonShape
{
    public static IEnumerable<BankError> Differences(JsonElement element, JsonTypeInfo type, string path) => type.Kind switch
    {
        JsonTypeInfoKind.Object => element.ValueKind == JsonValueKind.Object
            ? InObject(element, type, path)
            : [WrongKind(element, path, "{…}")],
        JsonTypeInfoKind.Enumerable => element.ValueKind == JsonValueKind.Array
            ? element.EnumerateArray()
                .SelectMany((entry, i) => Differences(entry, type.Options.GetTypeInfo(type.ElementType!), $"{path}[{i}]"))
            : [WrongKind(element, path, "[…]")],
        _ => Value(element, type.Type, path),
    };

    private static IEnumerable<BankError> InObject(JsonElement element, JsonTypeInfo type, string path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in element.EnumerateObject())
        {
            if (!seen.Add(field.Name))
            {
                yield return StandardFileErrors.RepeatedField(path, field.Name);
                continue;
            }

            var property = type.Properties.FirstOrDefault(p => p.Name == field.Name);
            if (property is null)
            {
                yield return StandardFileErrors.UnknownField(path, field.Name);
                continue;
            }

            if (field.Value.ValueKind == JsonValueKind.Null && MayBeAbsent(property)) continue;
            var place = path.Length == 0 ? field.Name : $"{path}.{field.Name}";
            foreach (var difference in Differences(field.Value, type.Options.GetTypeInfo(property.PropertyType), place))
                yield return difference;
        }

        foreach (var property in type.Properties.Where(p => !MayBeAbsent(p) && !seen.Contains(p.Name)))
            yield return StandardFileErrors.MissingField(path, property.Name);
    }

    private static IEnumerable<BankError> Value(JsonElement element, Type type, string path)
    {
        if (type == typeof(string))
            return element.ValueKind == JsonValueKind.String ? [] : [WrongKind(element, path, "\"…\"")];
        if (type == typeof(int))
            return element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out _) ? [] : [WrongKind(element, path, "123")];
        throw new InvalidOperationException($"The standard format has no values of type {type}.");
    }

    /// <summary>A property that the constructor does not take, or takes as nullable.</summary>
    private static bool MayBeAbsent(JsonPropertyInfo property) => property.AssociatedParameter is not { IsNullable: false };

    private static BankError WrongKind(JsonElement element, string path, string expected)
    {
        var text = element.GetRawText();
        return StandardFileErrors.WrongKind(path, expected, element.ValueKind switch
        {
            JsonValueKind.Object => "{…}",
            JsonValueKind.Array => "[…]",
            _ => text.Length <= 40 ? text : $"{text[..40]}…",
        });
    }
}
