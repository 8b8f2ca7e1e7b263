using System.Globalization;
using System.Text;
using System.Text.Json;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Errors;

namespace ExamBank.Generator.Exchange.ItemPools;

/// <summary>The shape of a specification's JSON file.</summary>
internal sealed class SpecificationShape : JsonShape
{
    private const string Text = "\"…\"";
    private const string Number = "1.5";

    protected override bool NullIsAbsent => false;

    protected override BankError UnknownField(string path, string field) => ExchangeErrors.UnknownMember(Within(path, field));

    protected override BankError MissingField(string path, string field) => ExchangeErrors.MissingMembers(path, field, "assembly-specification.schema.json");

    protected override BankError RepeatedField(string path, string field) => ExchangeErrors.RepeatedMember(Within(path, field));

    protected override BankError WrongKind(string path, string expected, string found) => ExchangeErrors.WrongShape(path, expected);

    protected override IEnumerable<BankError> Value(JsonElement element, Type type, string path)
    {
        if (type == typeof(decimal)) return InNumber(element, path, Number);
        if (type == typeof(bool)) return element.ValueKind is JsonValueKind.True or JsonValueKind.False ? [] : [WrongKind(element, path, "true / false")];
        if (type == typeof(AttributeFilter)) return InFilter(element, path);
        if (type != typeof(RuleCount)) return base.Value(element, type, path);
        return element.ValueKind == JsonValueKind.True || element.ValueKind == JsonValueKind.String && element.ValueEquals("stimuli"u8)
            ? []
            : [WrongKind(element, path, "true / \"stimuli\"")];
    }

    /// <summary>Numbers of forms are written in one way, so that <c>"1"</c> and <c>"01"</c> do not name one form twice.</summary>
    protected override IEnumerable<BankError> Key(string name, Type type, string path) =>
        type != typeof(int) || int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && name == number.ToString(CultureInfo.InvariantCulture)
            ? []
            : [ExchangeErrors.WrongShape(Within(path, name), "{ \"1\": […] }")];

    private IEnumerable<BankError> InFilter(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany((value, i) => InFilterValue(value, $"{path}[{i}]")),
        JsonValueKind.Object => InLimits(element, path),
        _ => InFilterValue(element, path),
    };

    private IEnumerable<BankError> InFilterValue(JsonElement element, string path) =>
        element.ValueKind == JsonValueKind.String ? base.Value(element, typeof(string), path) : InNumber(element, path, $"{Text} / {Number} / […] / {{ \"min\", \"max\" }}");

    private IEnumerable<BankError> InLimits(JsonElement element, string path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var limit in element.EnumerateObject())
        {
            var differences = !seen.Add(limit.Name) ? [RepeatedField(path, limit.Name)]
                : limit.Name is "min" or "max" ? InNumber(limit.Value, Within(path, limit.Name), Number)
                : [UnknownField(path, limit.Name)];
            foreach (var difference in differences) yield return difference;
        }
    }

    private IEnumerable<BankError> InNumber(JsonElement element, string path, string expected)
    {
        if (element.ValueKind != JsonValueKind.Number) return [WrongKind(element, path, expected)];
        var text = element.GetRawText();
        return ExactNumber.TryParse(Encoding.UTF8.GetBytes(text), out var number) && number.IsExact
            ? []
            : [ExchangeErrors.NotExact(path, text.Length <= 40 ? text : $"{text[..40]}…")];
    }
}
