using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json.Nodes;

namespace ExamBank.Domain.Audit;

/// <summary>A change that has been made and is not stored yet; the context writes it in the same transaction as the change.</summary>
/// <param name="Verb">What was done, such as <c>question.approved</c>.</param>
/// <param name="Subject">Kind and code of what was changed, such as <c>question:SECO-L1-1.1.1-01</c>.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="Before">The facts that changed, before; null when the subject is new.</param>
/// <param name="After">The same facts after, and the reason where there is one.</param>
public sealed record DomainEvent(string Verb, string Subject, Actor Actor, DateTimeOffset At, JsonObject? Before, JsonObject? After);

/// <summary>An entity whose verbs leave events behind.</summary>
public abstract class EventSource
{
    private readonly List<DomainEvent> pending = [];

    /// <summary>Events since the last save, in order.</summary>
    [NotMapped]
    public ImmutableArray<DomainEvent> PendingEvents => [.. pending];

    /// <summary>Forgets the events; called once they are stored.</summary>
    public void ClearPendingEvents() => pending.Clear();

    /// <summary>Adds an event.</summary>
    protected void Record(string verb, string subject, Actor actor, DateTimeOffset at, JsonObject? before, JsonObject? after) =>
        pending.Add(new DomainEvent(verb, subject, actor, at, before, after));
}
