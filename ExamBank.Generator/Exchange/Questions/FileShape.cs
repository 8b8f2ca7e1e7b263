using System.Text.Json;
using System.Text.Json.Nodes;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Questions;

namespace ExamBank.Generator.Exchange.Questions;

/// <summary>Turns the JSON of a question file into its records, one question after another, so that one bad question does not hide the next.</summary>
internal static class FileShape
{
    private const string Schema = "questions.schema.json";

    private static readonly string[] Members = ["$schema", "standard", "task", "stimuli", "questions"];

    public static Result<QuestionFile> Read(JsonNode? root)
    {
        var errors = new List<BankError>();
        root = WithLineFeeds(root);
        if (root is not JsonObject file) return ExchangeErrors.WrongShape("", "{…}");
        foreach (var name in file.Select(m => m.Key).Except(Members, StringComparer.Ordinal)) errors.Add(ExchangeErrors.UnknownMember(name));
        var standard = Text(file, "standard", errors);
        var task = Text(file, "task", errors);
        var stimuli = Many<StimulusEntry>(file, "stimuli", required: false, (node, path) => Typed<StimulusEntry>(node, path), errors);
        var questions = Many(file, "questions", required: true, Question, errors);
        return errors.Count > 0 ? Result.Fail<QuestionFile>(errors) : new QuestionFile(standard, task, stimuli, questions);
    }

    /// <summary>The place of a field that stands twice in its object; null when there is none.</summary>
    public static string? RepeatedField(JsonElement element, string path = "")
    {
        if (element.ValueKind == JsonValueKind.Array)
            return element.EnumerateArray().Select((item, index) => RepeatedField(item, $"{path}[{index}]")).FirstOrDefault(p => p is not null);
        if (element.ValueKind != JsonValueKind.Object) return null;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in element.EnumerateObject())
        {
            var place = path.Length == 0 ? field.Name : $"{path}.{field.Name}";
            if (!seen.Add(field.Name)) return place;
            if (RepeatedField(field.Value, place) is { } inner) return inner;
        }

        return null;
    }

    private static Result<QuestionEntry> Question(JsonNode? node, string path)
    {
        if (node is not JsonObject question) return ExchangeErrors.WrongShape(path, "{…}");
        if (question["code"] is not JsonValue value || !value.TryGetValue<string>(out var code)) return ExchangeErrors.WrongShape($"{path}.code", "\"…\"");
        question.Remove("code");
        var content = Typed<QuestionContent>(question, path);
        return content.Succeeded ? new QuestionEntry(code, content.Value) : content.Failed<QuestionEntry>();
    }

    private static List<T> Many<T>(JsonObject file, string name, bool required, Func<JsonNode?, string, Result<T>> read, List<BankError> errors)
    {
        if (!file.TryGetPropertyValue(name, out var node) && !required) return [];
        if (node is not JsonArray array)
        {
            errors.Add(ExchangeErrors.WrongShape(name, "[…]"));
            return [];
        }

        var results = array.Select((item, index) => read(item, $"{name}[{index}]")).ToList();
        errors.AddRange(results.SelectMany(r => r.Errors));
        return [.. results.Where(r => r.Succeeded).Select(r => r.Value)];
    }

    private static Result<T> Typed<T>(JsonNode? node, string path)
        where T : class
    {
        if (NullInList(node, path) is { } place) return ExchangeErrors.InvalidMember(place, Schema);
        try
        {
            return node.Deserialize<T>(ContentJson.Compact) is { } value ? value : ExchangeErrors.WrongShape(path, "{…}");
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is valid JSON and no text.
            return ExchangeErrors.InvalidMember(path, Schema);
        }
        catch (UnknownNameException e)
        {
            return ExchangeErrors.UnknownValue(path + (e.Path ?? "$").TrimStart('$'), e.Value, string.Join(", ", e.Allowed));
        }
        catch (JsonException e)
        {
            // The path in the exception begins with $; its own message speaks of .NET types, which no author knows.
            var inner = path + (e.Path ?? "$").TrimStart('$');
            if (e.Message.Contains("could not be mapped", StringComparison.Ordinal)) return ExchangeErrors.UnknownMember(inner);
            return SerializerWords.Missing(e) is { } missing ? ExchangeErrors.MissingMembers(inner, missing, Schema) : ExchangeErrors.InvalidMember(inner, Schema);
        }
    }

    /// <summary>The same with LF for every line end of its texts.</summary>
    private static JsonNode? WithLineFeeds(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, member) in members.ToList())
                    if (WithLineFeeds(member) is var changed && !ReferenceEquals(changed, member)) members[name] = changed;
                return node;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                    if (WithLineFeeds(list[i]) is var changed && !ReferenceEquals(changed, list[i])) list[i] = changed;
                return node;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String && IsText(value, out var text) && text.Contains('\r', StringComparison.Ordinal):
                return LineEnds.Normalise(text);
            default:
                return node;
        }
    }

    /// <summary>Half of a surrogate pair is valid JSON and no text; it is refused where the question is read.</summary>
    private static bool IsText(JsonValue value, out string text)
    {
        try
        {
            text = value.GetValue<string>();
            return true;
        }
        catch (InvalidOperationException)
        {
            text = "";
            return false;
        }
    }

    /// <summary>The place of a null in a list, where the serializer would let it pass; null when there is none.</summary>
    private static string? NullInList(JsonNode? node, string path) => node switch
    {
        JsonArray list => list.Select((item, index) => item is null ? $"{path}[{index}]" : NullInList(item, $"{path}[{index}]")).FirstOrDefault(p => p is not null),
        JsonObject members => members.Select(m => NullInList(m.Value, $"{path}.{m.Key}")).FirstOrDefault(p => p is not null),
        _ => null,
    };

    private static string Text(JsonObject file, string name, List<BankError> errors)
    {
        if (file[name] is JsonValue value && value.TryGetValue<string>(out var text)) return text;
        errors.Add(ExchangeErrors.WrongShape(name, "\"…\""));
        return "";
    }
}
