using ExamBank.Domain.Errors;
using GraphQL;
using GraphQL.Validation;

namespace ExamBank.Api.GraphQL.Errors;

/// <summary>
/// A mistake of the caller that has no place in a payload: a bad cursor, a page of 1,000, an id of nothing.
/// Its message comes from the catalogue when it is written; see <see cref="BankErrorInfoProvider"/>.
/// </summary>
#pragma warning disable CA1032, RCS1194 // Made from a BankError only.
internal sealed class BankExecutionError : ExecutionError
{
    public BankExecutionError(BankError error)
        : base(error.Code)
    {
        Error = error;
        Code = error.Code;
    }

    /// <summary>What went wrong.</summary>
    public BankError Error { get; }
}

/// <summary>A mutation or subscription came by GET.</summary>
internal sealed class OnlyQueriesByGetError : ValidationError
{
    public OnlyQueriesByGetError()
        : base(TheError.Code) => Code = TheError.Code;

    /// <summary>What went wrong.</summary>
    public static BankError TheError { get; } = BankError.Of("request.only-queries-by-get", "");
}
#pragma warning restore CA1032, RCS1194
