using ExamBank.Domain.Errors;
using GraphQL;
using GraphQL.Validation;

namespace ExamBank.Api.GraphQL.Errors;

/// <summary>An error of the engine's kind that the product's catalogue has words for; see <see cref="BankErrorInfoProvider"/>.</summary>
internal interface ISaidByTheCatalogue
{
    /// <summary>What went wrong.</summary>
    BankError Error { get; }
}

#pragma warning disable CA1032 // Made from a BankError only.
/// <summary>
/// A mistake of the caller that has no place in a payload: a bad cursor, a page of 1,000, an id of nothing.
/// </summary>
internal sealed class BankExecutionError : ExecutionError, ISaidByTheCatalogue
{
    public BankExecutionError(BankError error)
        : base(error.Code)
    {
        Error = error;
        Code = error.Code;
    }

    /// <inheritdoc/>
    public BankError Error { get; }
}

/// <summary>A query that is refused before it runs.</summary>
internal sealed class BankValidationError : ValidationError, ISaidByTheCatalogue
{
    public BankValidationError(BankError error)
        : base(error.Code)
    {
        Error = error;
        Code = error.Code;
    }

    /// <inheritdoc/>
    public BankError Error { get; }
}
#pragma warning restore CA1032
