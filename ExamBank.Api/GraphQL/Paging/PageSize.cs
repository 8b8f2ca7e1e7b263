using ExamBank.Api.GraphQL.Errors;
using ExamBank.Domain.Errors;

namespace ExamBank.Api.GraphQL.Paging;

/// <summary>How many rows a page has.</summary>
internal static class PageSize
{
    /// <summary>Without <c>first</c> and <c>last</c>.</summary>
    public const int Usual = 20;

    /// <summary>The largest page.</summary>
    public const int Most = 100;

    /// <summary>Checks what a client asked for in <paramref name="argument"/>.</summary>
    /// <exception cref="BankExecutionError">It is not from 1 to <see cref="Most"/>.</exception>
    public static int Checked(int? asked, string argument) => (asked ?? Usual) switch
    {
        >= 1 and <= Most and var size => size,
        var given => throw new BankExecutionError(BankError.Of("page.size", argument, ("argument", argument), ("given", given), ("most", Most))),
    };
}
