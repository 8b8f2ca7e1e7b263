using System.Text.Json;
using ExamBank.Domain.Questions;

namespace ExamBank.Domain.Papers;

/// <summary>
/// A later key of a locked paper (答案修订): what the key it was locked with says, with these changes. Files of every revision are kept.
/// </summary>
public sealed class KeyRevision
{
    /// <summary>Number of the key that a paper is locked with.</summary>
    public const int Locked = 1;

    internal KeyRevision(PaperId paperId, int number, IReadOnlyList<KeyChange> changes, string reason, string requestedBy, string confirmedBy, DateTimeOffset createdAt)
        : this(paperId, number, JsonSerializer.Serialize(changes, ContentJson.Compact), reason, requestedBy, confirmedBy, createdAt)
    {
    }

    private KeyRevision(PaperId paperId, int number, string changesText, string reason, string requestedBy, string confirmedBy, DateTimeOffset createdAt) =>
        (PaperId, Number, ChangesText, Reason, RequestedBy, ConfirmedBy, CreatedAt) = (paperId, number, changesText, reason, requestedBy, confirmedBy, createdAt);

    /// <summary>The paper.</summary>
    public PaperId PaperId { get; private set; }

    /// <summary>2, 3, … within the paper.</summary>
    public int Number { get; private set; }

    /// <summary>Every change that holds, those of earlier revisions included, as JSON.</summary>
    public string ChangesText { get; private set; }

    /// <summary>Why.</summary>
    public string Reason { get; private set; }

    /// <summary>Who asked for it.</summary>
    public string RequestedBy { get; private set; }

    /// <summary>Who confirmed it.</summary>
    public string ConfirmedBy { get; private set; }

    /// <summary>When it began to hold, in UTC.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Reads the changes.</summary>
    public IReadOnlyList<KeyChange> ReadChanges() => JsonSerializer.Deserialize<List<KeyChange>>(ChangesText, ContentJson.Compact)!;
}

/// <summary>A change of the key of one question, in every form and version that has it: the question earns all candidates its marks, or a further answer is right.</summary>
/// <param name="Question">Permanent code of the question.</param>
public sealed record KeyChange(string Question)
{
    /// <summary>Whether the question is void: every candidate who sat the paper earns its marks (全员得分).</summary>
    public bool Void { get; init; }

    /// <summary>Id of the part of a case question that the further answer is for.</summary>
    public string? Part { get; init; }

    /// <summary>A further right answer to a choice or statement.</summary>
    public AnswerKey? Accept { get; init; }

    /// <summary>Id of the blank that <see cref="Text"/> fills.</summary>
    public string? Blank { get; init; }

    /// <summary>A further right text of a blank.</summary>
    public string? Text { get; init; }
}
