using System.Globalization;

namespace ExamBank.Domain.Audit;

/// <summary>
/// A stored event. Each carries the SHA-256 of its own content and of the event before it, so that a changed, missing or
/// inserted event breaks the chain.
/// </summary>
public sealed class AuditEvent
{
    /// <summary>The hash before the first event: 64 zeros.</summary>
    public static readonly string Genesis = new('0', 64);

    private AuditEvent()
    {
    }

    /// <summary>1, 2, 3, … without gaps.</summary>
    public long Sequence { get; private set; }

    /// <summary>When, in UTC.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>The kind of actor.</summary>
    public ActorKind ActorKind { get; private set; }

    /// <summary>The actor's name.</summary>
    public string ActorName { get; private set; } = "";

    /// <summary>Through which door or from which address.</summary>
    public string Origin { get; private set; } = "";

    /// <summary>What was done.</summary>
    public string Verb { get; private set; } = "";

    /// <summary>Kind and code of what was changed.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>Facts before, as JSON.</summary>
    public string? Before { get; private set; }

    /// <summary>Facts after, as JSON.</summary>
    public string? After { get; private set; }

    /// <summary><see cref="Hash"/> of the event before; <see cref="Genesis"/> for the first.</summary>
    public string PreviousHash { get; private set; } = "";

    /// <summary>SHA-256, lower-case hexadecimal, over all other members in their order here.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>Puts an event at the end of the chain.</summary>
    public static AuditEvent Append(DomainEvent change, long sequence, string previousHash)
    {
        ArgumentNullException.ThrowIfNull(change);
        var stored = new AuditEvent
        {
            Sequence = sequence,
            At = change.At,
            ActorKind = change.Actor.Kind,
            ActorName = change.Actor.Name,
            Origin = change.Actor.Origin,
            Verb = change.Verb,
            Subject = change.Subject,
            Before = change.Before?.ToJsonString(Questions.ContentJson.Compact),
            After = change.After?.ToJsonString(Questions.ContentJson.Compact),
            PreviousHash = previousHash,
        };
        stored.Hash = stored.ComputeHash();
        return stored;
    }

    /// <summary>The hash that the content of this event ought to have.</summary>
    public string ComputeHash() => new AuditLink(
        Sequence.ToString(CultureInfo.InvariantCulture), At.UtcTicks.ToString(CultureInfo.InvariantCulture), ActorKind.ToString(), ActorName, Origin, Verb, Subject,
        Before, After, PreviousHash, null).ComputeHash();
}
