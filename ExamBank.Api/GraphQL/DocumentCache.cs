using GraphQL;
using GraphQL.DI;
using GraphQLParser.AST;

namespace ExamBank.Api.GraphQL;

/// <summary>
/// Keeps documents that were found valid, by their text: a client sends the same few again and again, and reading and validating
/// one takes longer than many an answer. What depends on the request (limits with variables, the method) is checked each time.
/// </summary>
internal sealed class DocumentCache : IConfigureExecution
{
    /// <summary>Characters of all documents together; a document in memory takes some twenty times its text.</summary>
    private const int Capacity = 1_000_000;

    /// <summary>A document longer than this is read each time.</summary>
    private const int LongestKept = 20_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedListNode<(string Text, GraphQLDocument Document)>> byText = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Text, GraphQLDocument Document)> newestFirst = new();
    private int characters;

    /// <summary>After the options of a request are complete, before anything reads the document.</summary>
    public float SortOrder => 200;

    /// <summary>How many requests found their document here.</summary>
    public long Hits { get; private set; }

    /// <inheritdoc/>
    public async Task<ExecutionResult> ExecuteAsync(ExecutionOptions options, ExecutionDelegate next)
    {
        if (options.Query is not { Length: <= LongestKept } text || options.Document is not null) return await next(options);
        if (Find(text) is { } known)
        {
            options.Document = known;
            options.ValidationRules = options.CachedDocumentValidationRules ?? [];
            return await next(options);
        }

        var result = await next(options);
        // Executed means that every rule was content with it.
        if (result is { Executed: true, Document: { } document }) Keep(text, document);
        return result;
    }

    private GraphQLDocument? Find(string text)
    {
        lock (gate)
        {
            if (!byText.TryGetValue(text, out var node)) return null;
            Hits++;
            newestFirst.Remove(node);
            newestFirst.AddFirst(node);
            return node.Value.Document;
        }
    }

    private void Keep(string text, GraphQLDocument document)
    {
        lock (gate)
        {
            if (byText.ContainsKey(text)) return;
            byText.Add(text, newestFirst.AddFirst((text, document)));
            characters += text.Length;
            while (characters > Capacity && newestFirst.Last is { } oldest)
            {
                newestFirst.RemoveLast();
                byText.Remove(oldest.Value.Text);
                characters -= oldest.Value.Text.Length;
            }
        }
    }
}
