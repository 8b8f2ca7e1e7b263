using ExamBank.Domain.Errors;

namespace ExamBank.Api.Hosting;

/// <summary>Every failure of a request itself, before any feature hears of it. Those of <c>/graphql</c> stand with its endpoint.</summary>
internal static class RequestErrors
{
    /// <summary>Code of <see cref="ArgumentMissing"/>.</summary>
    public const string ArgumentMissingCode = "request.argument-missing";

    /// <summary>Code of <see cref="NotAValue"/>.</summary>
    public const string NotAValueCode = "request.not-a-value";

    /// <summary>An argument of the address that has to be there is not.</summary>
    public static BankError ArgumentMissing(string name) => BankError.Of(ArgumentMissingCode, name, ("name", name));

    /// <summary>An argument of the address that is not what it has to be.</summary>
    public static BankError NotAValue(string name, string text) => BankError.Of(NotAValueCode, name, ("name", name), ("text", text));

    /// <summary>Nothing stands at the address.</summary>
    public static BankError NothingHere(string address) => BankError.Of("request.nothing-here", "", ("address", address));

    /// <summary>What stands at the address cannot be asked in this way.</summary>
    /// <param name="method">How it was asked.</param>
    /// <param name="allowed">How it can be.</param>
    public static BankError Method(string method, string allowed) => BankError.Of("request.method", "", ("method", method), ("allowed", allowed));

    /// <summary>The body is larger than it may be.</summary>
    public static BankError TooLarge() => BankError.Of("request.too-large", "");

    /// <summary>The body is of a kind that is not taken here.</summary>
    public static BankError Kind(string kind) => BankError.Of("request.kind", "", ("kind", kind));

    /// <summary>Anything else that is wrong with a request.</summary>
    public static BankError Refused(int status) => BankError.Of("request.refused", "", ("status", status));
}
