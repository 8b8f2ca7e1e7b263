using System.Collections.Immutable;
using System.Text.Json;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;

namespace ExamBank.Generator.Assembly.Papers;

/// <summary>
/// The questions that an assembly may draw from (可选题), as an immutable snapshot: approved revisions of active questions
/// at the levels that the paper's level covers, with the places of the standard they may stand for.
/// </summary>
public sealed class Pool
{
    /// <summary>Takes a snapshot. Order does not matter: it is kept by code.</summary>
    public Pool(IEnumerable<PoolPlace> places, IEnumerable<PoolQuestion> questions)
    {
        Places = [.. places];
        Questions = [.. questions.OrderBy(q => q.Code, StringComparer.Ordinal)];
        var canonical = JsonSerializer.SerializeToUtf8Bytes(new { Places, Questions }, ContentJson.Compact);
        Canonical = canonical;
        Hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(canonical));
    }

    /// <summary>The requirements of the covered levels, in the order of the standard.</summary>
    public ImmutableArray<PoolPlace> Places { get; }

    /// <summary>The questions, ordered by code.</summary>
    public ImmutableArray<PoolQuestion> Questions { get; }

    /// <summary>The snapshot as compact JSON: codes and content hashes, never ids.</summary>
    public ReadOnlyMemory<byte> Canonical { get; }

    /// <summary>SHA-256 of <see cref="Canonical"/> in lower-case hexadecimal.</summary>
    public string Hash { get; }
}

/// <summary>A requirement and where it stands, by keys.</summary>
public sealed record PoolPlace(string Level, string WorkArea, string WorkTask, string Requirement);

/// <summary>A question of the pool.</summary>
/// <param name="Code">Permanent code.</param>
/// <param name="Revision">The approved revision.</param>
/// <param name="ContentHash">Hash of its text.</param>
/// <param name="Type">The question type.</param>
/// <param name="Place">Place of the primary requirement.</param>
/// <param name="CognitiveLevel">The cognitive level.</param>
/// <param name="Facility">Facility for candidates of the paper's level.</param>
/// <param name="Minutes">Working time.</param>
/// <param name="Stimulus">Code of the stimulus; null for none, and then a snapshot does not name it.</param>
public sealed record PoolQuestion(
    string Code,
    int Revision,
    string ContentHash,
    QuestionType Type,
    PoolPlace Place,
    CognitiveLevel CognitiveLevel,
    Facility Facility,
    Minutes Minutes,
    string? Stimulus = null);
