using ExamBank.Api.GraphQL.Errors;
using ExamBank.Domain.Errors;

namespace ExamBank.Api.GraphQL.Paging;

/// <summary>How many rows a page has.</summary>
internal static class PageSize
{
    /// <summary>Without <c>first</c>.</summary>
    public const int Usual = 20;

    /// <summary>The largest page.</summary>
    public const int Most = 100;

    /// <summary>Checks what a client asked for.</summary>
    /// <exception cref="BankExecutionError">It is not from 1 to <see cref="Most"/>.</exception>
    public static int Checked(int? first) => (first ?? Usual) switch
    {
        >= 1 and <= Most and var size => size,
        var given => throw new BankExecutionError(BankError.Of("page.size", "first", ("given", given), ("most", Most))),
    };
}
