using System.Text.Json;
using ExamBank.Domain.Errors;

namespace ExamBank.Generator.Exchange.Layouts;

/// <summary>The shape of a layout's JSON file.</summary>
internal sealed class LayoutShape : JsonShape
{
    protected override bool NullIsAbsent => false;

    protected override BankError UnknownField(string path, string field) => ExchangeErrors.UnknownMember(Within(path, field));

    protected override BankError MissingField(string path, string field) => ExchangeErrors.MissingMembers(path, field, "layout.schema.json");

    protected override BankError RepeatedField(string path, string field) => ExchangeErrors.RepeatedMember(Within(path, field));

    protected override BankError WrongKind(string path, string expected, string found) => ExchangeErrors.WrongShape(path, expected);

    protected override IEnumerable<BankError> Value(JsonElement element, Type type, string path)
    {
        if (type == typeof(decimal)) return element.ValueKind == JsonValueKind.Number && element.TryGetDecimal(out _) ? [] : [WrongKind(element, path, "1.5")];
        if (!type.IsEnum) return base.Value(element, type, path);
        var names = Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName).ToList();
        if (element.ValueKind != JsonValueKind.String) return [WrongKind(element, path, "\"…\"")];
        return base.Value(element, typeof(string), path).ToList() is { Count: > 0 } broken ? broken
            : names.Contains(element.GetString()!, StringComparer.Ordinal) ? []
            : [ExchangeErrors.UnknownValue(path, element.GetString()!, string.Join(", ", names))];
    }
}
