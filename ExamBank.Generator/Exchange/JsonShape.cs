using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ExamBank.Domain.Errors;

namespace ExamBank.Generator.Exchange;

/// <summary>
/// Compares JSON with the records that it is to become. The serializer would stop at the first difference and speak of .NET types;
/// this finds all of them and speaks of fields.
/// </summary>
internal abstract class JsonShape
{
    /// <summary>Everything in which <paramref name="element"/> differs from <paramref name="type"/>.</summary>
    public IEnumerable<BankError> Differences(JsonElement element, JsonTypeInfo type, string path) => type.Kind switch
    {
        JsonTypeInfoKind.Object => element.ValueKind == JsonValueKind.Object
            ? InObject(element, type, path)
            : [WrongKind(element, path, "{…}")],
        JsonTypeInfoKind.Dictionary => element.ValueKind == JsonValueKind.Object
            ? InDictionary(element, type, path)
            : [WrongKind(element, path, "{…}")],
        JsonTypeInfoKind.Enumerable => element.ValueKind == JsonValueKind.Array
            ? element.EnumerateArray()
                .SelectMany((entry, i) => Differences(entry, type.Options.GetTypeInfo(type.ElementType!), $"{path}[{i}]"))
            : [WrongKind(element, path, "[…]")],
        _ => Value(element, Nullable.GetUnderlyingType(type.Type) ?? type.Type, path),
    };

    /// <summary>A field that the format does not know.</summary>
    protected abstract BankError UnknownField(string path, string field);

    /// <summary>A field that must be there is missing.</summary>
    protected abstract BankError MissingField(string path, string field);

    /// <summary>A field stands twice in one object.</summary>
    protected abstract BankError RepeatedField(string path, string field);

    /// <summary>A value is of another kind than the format wants.</summary>
    protected abstract BankError WrongKind(string path, string expected, string found);

    /// <summary>Whether null means the same as leaving the field out.</summary>
    protected abstract bool NullIsAbsent { get; }

    /// <summary>What is wrong with a value that is neither an object nor a list.</summary>
    protected virtual IEnumerable<BankError> Value(JsonElement element, Type type, string path)
    {
        if (type == typeof(string)) return IsText(element) ? [] : [WrongKind(element, path, "\"…\"")];
        if (type == typeof(int))
            return element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out _) ? [] : [WrongKind(element, path, "123")];
        throw new InvalidOperationException($"The format has no values of type {type}.");
    }

    /// <summary>What is wrong with the name of a member whose names are data.</summary>
    protected virtual IEnumerable<BankError> Key(string name, Type type, string path) => [];

    /// <summary>A value of another kind, told with what stands there.</summary>
    protected BankError WrongKind(JsonElement element, string path, string expected)
    {
        var text = element.GetRawText();
        return WrongKind(path, expected, element.ValueKind switch
        {
            JsonValueKind.Object => "{…}",
            JsonValueKind.Array => "[…]",
            _ => text.Length <= 40 ? text : $"{text[..40]}…",
        });
    }

    /// <summary>The place of a member.</summary>
    protected static string Within(string path, string field) => path.Length == 0 ? field : $"{path}.{field}";

    private IEnumerable<BankError> InObject(JsonElement element, JsonTypeInfo type, string path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in element.EnumerateObject())
        {
            if (!seen.Add(field.Name))
            {
                yield return RepeatedField(path, field.Name);
                continue;
            }

            var property = type.Properties.FirstOrDefault(p => p.Name == field.Name);
            if (property is null)
            {
                yield return UnknownField(path, field.Name);
                continue;
            }

            if (field.Value.ValueKind == JsonValueKind.Null && NullIsAbsent && MayBeAbsent(property)) continue;
            foreach (var difference in Differences(field.Value, type.Options.GetTypeInfo(property.PropertyType), Within(path, field.Name)))
                yield return difference;
        }

        foreach (var property in type.Properties.Where(p => !MayBeAbsent(p) && !seen.Contains(p.Name)))
            yield return MissingField(path, property.Name);
    }

    private IEnumerable<BankError> InDictionary(JsonElement element, JsonTypeInfo type, string path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in element.EnumerateObject())
        {
            var differences = seen.Add(entry.Name)
                ? Key(entry.Name, type.KeyType!, path)
                    .Concat(Differences(entry.Value, type.Options.GetTypeInfo(type.ElementType!), Within(path, entry.Name)))
                : [RepeatedField(path, entry.Name)];
            foreach (var difference in differences) yield return difference;
        }
    }

    /// <summary>A property that is not required and that the constructor does not take, or takes as nullable.</summary>
    private static bool MayBeAbsent(JsonPropertyInfo property) => property is { IsRequired: false, AssociatedParameter: not { IsNullable: false } };

    /// <summary>Text that is valid: half of a surrogate pair is valid JSON and no text.</summary>
    private static bool IsText(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.String) return false;
        try
        {
            element.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
