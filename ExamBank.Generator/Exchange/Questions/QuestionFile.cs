using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Exchange.Standards;

namespace ExamBank.Generator.Exchange.Questions;

/// <summary>The questions of one work task as a file holds them (<c>seed/schemas/questions.schema.json</c>).</summary>
/// <param name="Standard">Code of the standard.</param>
/// <param name="Task">Key of the work task, such as <c>L1-1.1</c>.</param>
/// <param name="Stimuli">Stimuli that its case questions hang on.</param>
/// <param name="Questions">Questions with their permanent codes.</param>
public sealed record QuestionFile(
    string Standard, string Task, IReadOnlyList<StimulusEntry> Stimuli, IReadOnlyList<QuestionEntry> Questions)
{
    /// <summary>Where the schema is, seen from <c>questions/STANDARD/</c>.</summary>
    public const string SchemaReference = "../../schemas/questions.schema.json";

    /// <summary>Largest file that is read: 20 MB.</summary>
    public const int MaximumBytes = 20 * 1024 * 1024;

    private static readonly JsonDocumentOptions ReadOptions = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    /// <summary>
    /// Reads a file. What JSON itself refuses is told with its line; a question of the wrong shape with its place
    /// (<c>questions[3].key</c>), every such question at once.
    /// </summary>
    public static Result<QuestionFile> Read(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Length > MaximumBytes) return ExchangeErrors.TooLarge("", utf8.Length, MaximumBytes);
        if (StrictUtf8.Decode(WithoutByteOrderMark(utf8.Span), out var badLine) is null) return ExchangeErrors.NotUtf8("", badLine);
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(WithoutByteOrderMark(utf8.Span), documentOptions: ReadOptions);
        }
        catch (JsonException e)
        {
            return Repeated(utf8) is { } field ? ExchangeErrors.RepeatedMember(field) : ExchangeErrors.NotJson("", (e.LineNumber ?? 0) + 1);
        }

        return FileShape.Read(root);
    }

    /// <summary>The place of a field that stands twice, in a file that is otherwise JSON: the parser does not tell it apart from bad syntax.</summary>
    private static string? Repeated(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var json = JsonDocument.Parse(Encoding.UTF8.GetString(WithoutByteOrderMark(utf8.Span)), ReadOptions with { AllowDuplicateProperties = true });
            return FileShape.RepeatedField(json.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes the file in its one form: reading and writing a file that ExamBank wrote gives the same bytes.</summary>
    public byte[] Write()
    {
        var root = new JsonObject { ["$schema"] = SchemaReference, ["standard"] = Standard, ["task"] = Task };
        if (Stimuli.Count > 0) root["stimuli"] = JsonSerializer.SerializeToNode(Stimuli, ContentJson.Compact);
        root["questions"] = new JsonArray([.. Questions.Select(Entry)]);
        return Encoding.UTF8.GetBytes(root.ToJsonString(ContentJson.Indented) + "\n");
    }

    private static JsonObject Entry(QuestionEntry entry)
    {
        var written = new JsonObject { ["code"] = entry.Code };
        foreach (var (name, value) in JsonSerializer.SerializeToNode(entry.Content, ContentJson.Compact)!.AsObject().ToList())
            written[name] = value?.DeepClone();
        return written;
    }

    private static ReadOnlySpan<byte> WithoutByteOrderMark(ReadOnlySpan<byte> utf8) =>
        utf8.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;
}

/// <summary>A question in a file.</summary>
/// <param name="Code">Permanent code.</param>
/// <param name="Content">The content.</param>
public sealed record QuestionEntry(string Code, QuestionContent Content);

/// <summary>A stimulus in a file.</summary>
/// <param name="Code">Permanent code.</param>
/// <param name="Title">Title.</param>
/// <param name="Content">Markdown.</param>
public sealed record StimulusEntry(string Code, string Title, string Content);
