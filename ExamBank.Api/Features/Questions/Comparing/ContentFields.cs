using System.Globalization;
using System.Text.Json.Nodes;

namespace ExamBank.Api.Features.Questions.Comparing;

/// <summary>
/// The content of a revision as fields with a text each, in the order in which it is written. They are read off the stored JSON, so
/// that nothing which is stored is left out: <c>stem</c>, <c>options[a].text</c>, <c>facility.L1</c>, <c>parts[p1].rubric[0].marks</c>.
/// </summary>
internal static class ContentFields
{
    /// <summary>The fields; those of its stimulus' text come last.</summary>
    public static IReadOnlyList<(string Path, string Text)> Of(RevisionText revision)
    {
        var fields = new List<(string, string)>();
        Read(JsonNode.Parse(revision.ContentText), "", fields);
        if (revision.StimulusTitle is { } title) fields.Add(("stimulus.title", title));
        if (revision.StimulusContent is { } content) fields.Add(("stimulus.content", content));
        return fields;
    }

    private static void Read(JsonNode? node, string path, List<(string, string)> fields)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members) Read(value, path.Length == 0 ? name : $"{path}.{name}", fields);
                break;
            // What has an id keeps its field wherever it stands; the order is a field of its own.
            case JsonArray items when items.Count > 0 && items.All(item => item is JsonObject some && some.ContainsKey("id")):
                fields.Add((path, string.Join(' ', items.Select(item => (string)item!["id"]!))));
                foreach (var item in items)
                    foreach (var (name, value) in item!.AsObject().Where(member => member.Key != "id")) Read(value, $"{path}[{(string)item["id"]!}].{name}", fields);
                break;
            case JsonArray items when items.Any(item => item is JsonObject):
                for (var i = 0; i < items.Count; i++) Read(items[i], string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), fields);
                break;
            case JsonArray items:
                fields.Add((path, string.Join('\n', items.Select(item => item?.ToString()))));
                break;
            case not null:
                fields.Add((path, node.ToString()));
                break;
        }
    }
}

/// <summary>What a revision says, with the text of the stimulus it hangs on.</summary>
internal sealed record RevisionText(Guid QuestionRowId, int Number, string ContentText, string? StimulusTitle, string? StimulusContent);
