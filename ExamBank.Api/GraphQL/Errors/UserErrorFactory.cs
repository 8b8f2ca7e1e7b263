using System.Globalization;
using ExamBank.Api.Features.Questions;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Questions.Review;

namespace ExamBank.Api.GraphQL.Errors;

/// <summary>Turns the domain's failures into the error types of the schema, in the language of the request.</summary>
internal sealed class UserErrorFactory(MessageCatalogue messages)
{
    /// <summary>The errors; none for a success.</summary>
    /// <param name="errors">What the use case said.</param>
    /// <param name="field">The argument that held the values it speaks of, such as <c>input</c>; empty when it speaks of none.</param>
    public IReadOnlyList<IUserError> From(IEnumerable<BankError> errors, string field) => [.. errors.Select(error => From(field.Length == 0 ? error : error.Within(field)))];

    private IUserError From(BankError error)
    {
        var message = messages.Text(error, CultureInfo.CurrentUICulture);
        return error.Code switch
        {
            "access.denied" => new AccessDeniedError(error, message),
            "question.conflict" or "blueprint.conflict" or "draft.conflict" or "key.conflict" or "account.conflict" => new ConflictError(error, message),
            "question.in-review" or "question.wrong-status" or "question.retired" or "question.not-retired" or "question.unchanged"
                or "blueprint.retired" or "blueprint.unchanged" or "draft.closed" or "draft.stale" or "step.decided" or "step.expired" or "release.withdrawn" or "release.opened"
                or "key.unchanged"
                or ReviewErrors.OwnRevisionCode or "review.already-approved" or "review.thread-resolved" or "review.thread-open"
                or "assignment.already" or "assignment.closed" or "grant.already" or "grant.ended"
                or "access.disabled" or "access.not-disabled" or "access.not-locked" or "access.not-linked" or "access.last-administrator"
                => new StateError(error, message),
            "paper.undecided" or "paper.infeasible" or "paper.clash" or "paper.clash-forms" or "paper.clash-alone" or "paper.clash-together" or "paper.clash-sets"
                or "paper.remedy-lower" or "paper.remedy-write" or "paper.remedy-raise" => new InfeasibleError(error, message),
            _ when error.Code.EndsWith("not-found", StringComparison.Ordinal) => new NotFoundError(error, message),
            _ => new InvalidInputError(error, message),
        };
    }
}
