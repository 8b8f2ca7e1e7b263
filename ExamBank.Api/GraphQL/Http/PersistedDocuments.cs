using System.Buffers;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace ExamBank.Api.GraphQL.Http;

/// <summary>
/// Queries that clients name by their hash instead of sending them (<c>documentId</c>, as the specification's appendix on persisted
/// documents has it): a service may run those of its own clients only.
/// </summary>
internal sealed class PersistedDocuments
{
    private const string Scheme = "sha256:";

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    private readonly FrozenDictionary<string, string> byId;
    private readonly bool only;

    private PersistedDocuments(FrozenDictionary<string, string> byId, bool only) => (this.byId, this.only) = (byId, only);

    /// <summary>No documents; every query is run.</summary>
    public static PersistedDocuments None { get; } = new(FrozenDictionary<string, string>.Empty, only: false);

    /// <summary>Reads the <c>*.graphql</c> files of a folder and of those below it; the hash is that of a file's bytes.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="only">Whether no other query is run.</param>
    /// <exception cref="IOException">The folder or a file cannot be read.</exception>
    public static PersistedDocuments Read(string folder, bool only)
    {
        var files = Directory.EnumerateFiles(folder, "*.graphql", SearchOption.AllDirectories).Select(File.ReadAllBytes);
        return new PersistedDocuments(files.DistinctBy(IdOf).ToFrozenDictionary(IdOf, bytes => Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF'), StringComparer.Ordinal), only);
    }

    /// <summary>The id of a document.</summary>
    public static string IdOf(byte[] document) => Scheme + Convert.ToHexStringLower(SHA256.HashData(document));

    /// <summary>The text to run, or why there is none.</summary>
    public (string? Text, HttpRefusal? Refusal) Find(string? query, string? documentId) => (query, documentId) switch
    {
        (null, null) => (null, HttpRefusal.QueryMissing),
        (not null, not null) => (null, HttpRefusal.QueryAndDocument),
        (not null, null) => only ? (null, HttpRefusal.DocumentsOnly) : (query, null),
        (null, not null) when !IsId(documentId) => (null, HttpRefusal.DocumentId),
        _ => byId.TryGetValue(documentId!, out var text) ? (text, null) : (null, HttpRefusal.DocumentNotFound(documentId!)),
    };

    private static bool IsId(string id) =>
        id.StartsWith(Scheme, StringComparison.Ordinal) && id.Length == Scheme.Length + 64 && id.AsSpan(Scheme.Length).IndexOfAnyExcept(Digits) < 0;
}
