using ExamBank.Api.Features;
using ExamBank.Api.Features.Access;
using ExamBank.Api.GraphQL;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;

namespace ExamBank.Api.Hosting;

/// <summary>What the routes of all files share.</summary>
internal static class Downloads
{
    /// <summary>HEAD answers as GET does, without the bytes: who downloads may ask for the size first.</summary>
    public static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Who asks, from which address.</summary>
    public static Actor By(CurrentActor current, HttpContext http) => current.Actor with { Origin = AccessGate.AddressOf(http) };

    /// <summary>Says why there is no file, in the reader's language.</summary>
    public static IResult Refusal(BankError error, MessageCatalogue messages) => HttpErrors.Answer(error, messages, error.Code switch
    {
        "document.too-many-rows" or "coverage.future" or "coverage.minimum" or "coverage.before-standard" or RequestErrors.NotAValueCode or RequestErrors.ArgumentMissingCode => StatusCodes.Status400BadRequest,
        "access.denied" => StatusCodes.Status403Forbidden,
        "paper.not-found" or "paper.version-not-found" or "paper.question-not-in-paper" or "question.not-found" or "layout.not-found" or "release.not-found" or "key.not-found" or "standard.not-found" or "standard.level-not-found" => StatusCodes.Status404NotFound,
        "paper.no-model" or "paper.model-unreadable" => StatusCodes.Status409Conflict,
        // A file that disagrees with its paper is our fault, not the caller's.
        _ => StatusCodes.Status500InternalServerError,
    });
}
