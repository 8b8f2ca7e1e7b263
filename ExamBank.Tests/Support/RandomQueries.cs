using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace ExamBank.Tests.Support;

/// <summary>
/// Random queries over a schema, made from what it says of itself: most are valid, with arguments as literals or variables, aliases and
/// fragments; the rest is such a query with something broken in its text or its variables.
/// </summary>
internal sealed class RandomQueries(JsonNode schema, Random random, IReadOnlyDictionary<string, string[]> knownValues)
{
    private const int Deepest = 5;

    private static readonly string[] Junk =
        ["{", "}", "(", ")", "$", "!", "...", ":", "@skip(if: true)", "null", "\"", "\"\"\"", "\\u", "on", "fragment", "0x", "1e999", "[[[[", "&", "|", "=", "#", "\u200b", "试", "😀", "__schema { types { name } }"];

    private readonly Dictionary<string, JsonNode> types = schema["types"]!.AsArray().ToDictionary(type => (string)type!["name"]!, type => type!);
    private readonly List<string> declarations = [];
    private readonly JsonObject variables = [];
    private int names;

    /// <summary>A request's body: query and variables, as JSON text, and whether it was left as it ought to be.</summary>
    public (string Body, bool Whole) Next(bool whole)
    {
        declarations.Clear();
        variables.Clear();
        names = 0;
        var mutation = random.Next(8) == 0;
        var root = mutation ? "Mutation" : "Query";
        var selection = Selection(root, 1);
        var query = (mutation ? "mutation" : "query") + " Made" + (declarations.Count == 0 ? "" : $"({string.Join(", ", declarations)})") + " " + selection;
        if (whole) return (Body(query, variables), true);
        return (random.Next(4) switch
        {
            0 => Body(query, Spoilt()),
            1 => Spoilt(Body(query, variables)),
            _ => Body(Spoilt(query), variables),
        }, false);
    }

    private static string Body(string query, JsonNode variables) => new JsonObject { ["query"] = query, ["variables"] = variables.DeepClone() }.ToJsonString();

    private string Selection(string type, int depth)
    {
        var text = new StringBuilder("{ ");
        var fields = types[type]["fields"]?.AsArray().Where(field => depth < Deepest || IsLeaf(field!["type"]!)).ToList() ?? [];
        for (var i = random.Next(1, 4); i > 0 && fields.Count > 0; i--)
        {
            var field = fields[random.Next(fields.Count)]!;
            // Each has a name of its own, so that no two can clash.
            text.Append(CultureInfo.InvariantCulture, $"f{names++}: {field["name"]}{Arguments(field["args"]!.AsArray())}");
            if (random.Next(12) == 0) text.Append(" @include(if: true)");
            if (!IsLeaf(field["type"]!)) text.Append(' ').Append(Selection(NameOf(field["type"]!), depth + 1));
            text.Append(' ');
        }

        foreach (var possible in types[type]["possibleTypes"]?.AsArray() ?? [])
            if (random.Next(3) == 0 && depth < Deepest) text.Append(CultureInfo.InvariantCulture, $"... on {possible!["name"]} {Selection((string)possible["name"]!, depth + 1)} ");
        return text.Append("__typename }").ToString();
    }

    private string Arguments(JsonArray arguments)
    {
        var given = arguments.Where(a => IsRequired(a!) || random.Next(3) == 0).ToList();
        // A page is asked for from one end: of both, one is left, mostly.
        var (first, last) = (given.Find(a => (string)a!["name"]! == "first"), given.Find(a => (string)a!["name"]! == "last"));
        if (first is not null && last is not null && random.Next(8) > 0) given.Remove(random.Next(2) == 0 ? first : last);
        return given.Count == 0 ? "" : $"({string.Join(", ", given.Select(a => $"{a!["name"]}: {Argument(a)}"))})";
    }

    private string Argument(JsonNode argument)
    {
        var value = Value(argument["type"]!, (string)argument["name"]!, 0);
        if (random.Next(2) == 0) return Literal(value, argument["type"]!);
        var name = $"v{names++}";
        declarations.Add($"${name}: {TypeText(argument["type"]!)}");
        variables[name] = value;
        return $"${name}";
    }

    private JsonNode? Value(JsonNode type, string name, int depth)
    {
        switch ((string)type["kind"]!)
        {
            case "NON_NULL":
                return Value(type["ofType"]!, name, depth);
            case "LIST":
                return new JsonArray([.. Enumerable.Range(0, random.Next(3)).Select(_ => Value(type["ofType"]!, name, depth + 1))]);
            case "ENUM":
                var values = types[(string)type["name"]!]["enumValues"]!.AsArray();
                return (string)values[random.Next(values.Count)]!["name"]!;
            case "INPUT_OBJECT":
                var definition = types[(string)type["name"]!];
                var fields = definition["inputFields"]!.AsArray().ToList();
                var chosen = definition["isOneOf"]?.GetValue<bool>() == true
                    ? [fields[random.Next(fields.Count)]!]
                    : fields.Where(field => IsRequired(field!) || (depth < 3 && random.Next(4) == 0));
                return new JsonObject(chosen.Select(field => KeyValuePair.Create((string)field!["name"]!, Value(field["type"]!, (string)field["name"]!, depth + 1))));
            default:
                return Scalar((string)type["name"]!, name);
        }
    }

    private JsonNode Scalar(string type, string name) => type switch
    {
        "Int" => name is "first" or "last" ? random.Next(1, 6) : random.Next(-1, 4),
        "Long" => (long)random.Next(),
        "Boolean" => random.Next(2) == 0,
        "Float" or "Decimal" => random.Next(0, 101) / 100m,
        "DateTimeOffset" => $"2026-03-0{random.Next(1, 9)}T08:00:00Z",
        _ when knownValues.TryGetValue(name, out var known) && random.Next(5) > 0 => known[random.Next(known.Length)],
        _ => new[] { "", "x", "题", "%_\\", "Q-000001", "ʕ•ᴥ•ʔ", "a\tb\nc", new string('长', 300) }[random.Next(8)],
    };

    private string Literal(JsonNode? value, JsonNode type) => value switch
    {
        null => "null",
        JsonArray items => $"[{string.Join(", ", items.Select(item => Literal(item, Inner(type))))}]",
        JsonObject fields => $"{{{string.Join(", ", fields.Select(field => $"{field.Key}: {Literal(field.Value, FieldType(type, field.Key))}"))}}}",
        JsonValue text when Named(type) is var named && (string)named["kind"]! == "ENUM" => (string)text!,
        _ => value.ToJsonString(),
    };

    private JsonNode FieldType(JsonNode type, string field) =>
        types[NameOf(type)]["inputFields"]!.AsArray().Single(f => (string)f!["name"]! == field)!["type"]!;

    private static JsonNode Inner(JsonNode type) => (string)type["kind"]! == "NON_NULL" ? Inner(type["ofType"]!) : type["ofType"]!;

    private static JsonNode Named(JsonNode type) => type["ofType"] is { } inner ? Named(inner) : type;

    private static string NameOf(JsonNode type) => (string)Named(type)["name"]!;

    private static bool IsLeaf(JsonNode type) => (string)Named(type)["kind"]! is "SCALAR" or "ENUM";

    private static bool IsRequired(JsonNode argument) => (string)argument["type"]!["kind"]! == "NON_NULL" && argument["defaultValue"] is null;

    private static string TypeText(JsonNode type) => (string)type["kind"]! switch
    {
        "NON_NULL" => TypeText(type["ofType"]!) + "!",
        "LIST" => $"[{TypeText(type["ofType"]!)}]",
        _ => (string)type["name"]!,
    };

    /// <summary>Something is cut out, doubled, put in or exchanged.</summary>
    private string Spoilt(string text)
    {
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var (at, length) = (random.Next(text.Length), random.Next(1, 12));
            var end = Math.Min(at + length, text.Length);
            text = random.Next(4) switch
            {
                0 => text[..at] + text[end..],
                1 => text[..end] + text[at..],
                2 => text[..at] + Junk[random.Next(Junk.Length)] + text[at..],
                _ => text[..at] + Junk[random.Next(Junk.Length)] + text[end..],
            };
            if (text.Length == 0) return "{";
        }

        return text;
    }

    /// <summary>The variables with one of another type, one too many, or none.</summary>
    private JsonObject Spoilt()
    {
        var spoilt = (JsonObject)variables.DeepClone();
        if (spoilt.Count > 0 && random.Next(3) > 0)
            spoilt[spoilt.ElementAt(random.Next(spoilt.Count)).Key] = random.Next(5) switch { 0 => null, 1 => new JsonObject { ["a"] = 1 }, 2 => new JsonArray(1, "x", null), 3 => 1e300, _ => "\u0000" };
        else if (random.Next(2) == 0) spoilt["further"] = "x";
        else spoilt.Clear();
        return spoilt;
    }
}
