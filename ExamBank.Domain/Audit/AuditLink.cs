using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ExamBank.Domain.Audit;

/// <summary>
/// A stored event as the texts that its hash is taken of. Whoever checks a chain reads these and not the event: what somebody has put
/// into the table need not be an event any more.
/// </summary>
public sealed record AuditLink(
    string? Sequence,
    string? At,
    string? ActorKind,
    string? ActorName,
    string? Origin,
    string? Verb,
    string? Subject,
    string? Before,
    string? After,
    string? PreviousHash,
    string? Hash)
{
    /// <summary>SHA-256, lower-case hexadecimal, of all members but <see cref="Hash"/> in their order.</summary>
    public string ComputeHash()
    {
        // A JSON array of strings: no two different events can write the same bytes.
        string?[] fields = [Sequence, At, ActorKind, ActorName, Origin, Verb, Subject, Before, After, PreviousHash];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(fields))));
    }
}
