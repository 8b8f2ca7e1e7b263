using ExamBank.Api.GraphQL.Errors;

namespace ExamBank.Api.GraphQL.Access;

/// <summary>What becomes of a field whose failures stand in its answer; it can also say that the field was refused before it ran.</summary>
/// <typeparam name="TSelf">The payload itself.</typeparam>
internal interface IPayload<TSelf>
    where TSelf : IPayload<TSelf>
{
    /// <summary>A payload with these errors and nothing else.</summary>
    static abstract TSelf Refused(IReadOnlyList<IUserError> errors);
}
