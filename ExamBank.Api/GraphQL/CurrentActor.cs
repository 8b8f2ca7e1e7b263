using ExamBank.Domain.Access;
using ExamBank.Domain.Audit;

namespace ExamBank.Api.GraphQL;

/// <summary>Who sends the request, and what they may do. Until the gate has said who, it is nobody.</summary>
internal sealed class CurrentActor
{
    private Actor? actor;

    /// <summary>The actor whom every change of this request is recorded under.</summary>
    public Actor Actor => actor ?? throw new InvalidOperationException("Nobody has come through the gate.");

    /// <summary>What they may see and do: roles, standards, centre, what their token is for.</summary>
    public Rights Rights { get; private set; } = Rights.Nobody;

    /// <summary>Says who it is.</summary>
    public void Become(Actor who, Rights rights) => (actor, Rights) = (who, rights);
}
