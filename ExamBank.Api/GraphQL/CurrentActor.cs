using ExamBank.Domain.Audit;

namespace ExamBank.Api.GraphQL;

/// <summary>Who sends the request. Without accounts that is the person at this machine; accounts will be read here.</summary>
internal sealed class CurrentActor
{
    /// <summary>The actor whom every change of this request is recorded under.</summary>
    public Actor Actor { get; } = Actor.LocalOperator("graphql");
}
