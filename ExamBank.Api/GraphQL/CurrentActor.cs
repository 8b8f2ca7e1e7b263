using ExamBank.Api.Features.Access;
using ExamBank.Api.Features.Review;
using ExamBank.Domain;
using ExamBank.Domain.Access;
using ExamBank.Domain.Audit;

namespace ExamBank.Api.GraphQL;

/// <summary>Who sends the request, and what they may do. Until the gate has said who, it is nobody.</summary>
internal sealed class CurrentActor
{
    private Actor? actor;
    private Func<Task<Rights?>> renew = () => Task.FromResult<Rights?>(null);

    /// <summary>The actor whom every change of this request is recorded under.</summary>
    public Actor Actor => actor ?? throw new InvalidOperationException("Nobody has come through the gate.");

    /// <summary>What they may see and do: roles, standards, centre, what their token is for.</summary>
    public Rights Rights { get; private set; } = Rights.Nobody;

    /// <summary>Both, for use cases that look for objects themselves.</summary>
    public Caller Caller => new(Actor, Rights);

    /// <summary>The actor for changes of what others may do.</summary>
    public Keeper Keeper => new(Actor, IsUnchangedAsync);

    /// <summary>Says who it is.</summary>
    /// <param name="who">The actor.</param>
    /// <param name="rights">What they may see and do now.</param>
    /// <param name="again">Finds that out anew; null when they may do nothing any more.</param>
    public void Become(Actor who, Rights rights, Func<Task<Rights?>> again) => (actor, Rights, renew) = (who, rights, again);

    /// <summary>Whether what they may see and do is still the same: a stream goes on for longer than a right may last.</summary>
    public async Task<bool> IsUnchangedAsync() => await renew() is { } now && now.Equals(Rights with { Standards = now.Standards }) && SameStandards(now.Standards, Rights.Standards);

    private static bool SameStandards(IReadOnlyList<StandardId>? some, IReadOnlyList<StandardId>? others) =>
        some is null || others is null ? some == others : some.ToHashSet().SetEquals(others);

    /// <summary>The same actor in services of its own, as for an event of a stream.</summary>
    public void Become(CurrentActor other) => (actor, Rights, renew) = (other.Actor, other.Rights, other.renew);
}
