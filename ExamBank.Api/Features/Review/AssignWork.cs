using ExamBank.Api.Features.Standards;
using ExamBank.Domain;
using ExamBank.Domain.Access;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions.Review;
using ExamBank.Domain.Standards;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Review;

/// <summary>Asks people to write and to review.</summary>
internal sealed class AssignWork(BankWriter writer, TimeProvider time)
{
    /// <summary>Asks for work on questions; see <see cref="ReviewSteps"/>.</summary>
    public async Task<Result<IReadOnlyList<StepOutcome>>> AssignAsync(
        IReadOnlyList<string> numbers, AssignmentRole role, AssignmentTerms terms, Caller by, CancellationToken cancellationToken)
    {
        if (ReviewSteps.WhyNot(numbers) is { } refusal) return refusal;
        var name = terms.Assignee.Trim();
        return await writer.WriteAsync<IReadOnlyList<StepOutcome>>(
            async bank =>
            {
                if (await UnknownAsync(bank, name, cancellationToken) is { } nobody) return nobody;
                var has = (await bank.Assignments.Where(a => a.Assignee == name && a.Role == role && a.State == AssignmentState.Open && a.QuestionId != null)
                    .Select(a => a.QuestionId!.Value).ToListAsync(cancellationToken)).ToHashSet();
                var number = await NextAsync(bank, cancellationToken);
                var verb = new ReviewVerb((round, question) =>
                {
                    var made = has.Contains(question.Id)
                        ? ReviewErrors.AlreadyAssigned(question.Code, name)
                        : Assignment.OfQuestion(number, question, role, terms, round.Actor, round.At);
                    if (made.TryGet(out var assignment))
                    {
                        bank.Assignments.Add(assignment);
                        has.Add(question.Id);
                        number++;
                    }

                    return Task.FromResult(made.Errors);
                });
                return Result.Of(await ReviewSteps.RunAsync(bank, numbers, null, verb, by.Actor, by.Rights, time.GetUtcNow(), cancellationToken));
            },
            cancellationToken);
    }

    /// <summary>Asks for new questions for a requirement.</summary>
    public Task<Result<AssignmentId>> CommissionAsync(string requirement, int count, AssignmentTerms terms, Caller by, CancellationToken cancellationToken) =>
        writer.WriteAsync<AssignmentId>(
            async bank =>
            {
                var view = new BankView(bank, by.Rights, time.GetUtcNow());
                var found = await new Places(view).RequirementAsync(requirement, "requirement", cancellationToken);
                if (!found.Succeeded) return found.Failed<AssignmentId>();
                var place = await view.RequirementPlaces().SingleAsync(p => p.Requirement.Id == found.Value, cancellationToken);
                if (!await view.OwnStandards.AnyAsync(s => s.Id == place.Standard.Id, cancellationToken)) return StandardErrors.KeyNotFound("requirement", requirement);
                if (await UnknownAsync(bank, terms.Assignee.Trim(), cancellationToken) is { } nobody) return nobody;
                var made = Assignment.Commission(await NextAsync(bank, cancellationToken), place.Standard, place.Requirement, count, terms, by.Actor, time.GetUtcNow());
                if (!made.TryGet(out var assignment)) return made.Failed<AssignmentId>();
                bank.Assignments.Add(assignment);
                return assignment.Id;
            },
            cancellationToken);

    /// <summary>Ends an assignment: one's own, one that oneself has made, or, for a reviewer, any.</summary>
    public Task<Result<AssignmentId>> CloseAsync(Guid assignment, AssignmentState state, Caller by, CancellationToken cancellationToken) =>
        writer.WriteAsync<AssignmentId>(
            async bank =>
            {
                var id = AssignmentId.From(assignment);
                if (!await new BankView(bank, by.Rights, time.GetUtcNow()).Assignments.AnyAsync(a => a.Id == id, cancellationToken)) return ReviewErrors.AssignmentNotFound("assignment");
                var found = await bank.Assignments.SingleAsync(a => a.Id == id, cancellationToken);
                var ours = by.Rights.IsOperator || by.Rights.Has(Roles.Reviewer) || new[] { found.Assignee, found.AssignedBy }.Contains(by.Actor.Name, StringComparer.OrdinalIgnoreCase);
                if (!ours) return ReviewErrors.AssignmentNotFound("assignment");
                var closed = found.Close(state, by.Actor, time.GetUtcNow());
                return closed.Succeeded ? found.Id : closed.Failed<AssignmentId>();
            },
            cancellationToken);

    /// <summary>Why nobody of this name can be asked; null when somebody can, or while there are no accounts.</summary>
    private static async Task<BankError?> UnknownAsync(BankContext bank, string name, CancellationToken cancellationToken)
    {
        var normalized = AccessNames.Normalized(name);
        return !await bank.Accounts.AnyAsync(cancellationToken) || await bank.Accounts.AnyAsync(a => a.NormalizedName == normalized && !a.IsDisabled, cancellationToken)
            ? null
            : ReviewErrors.InvalidAssignee("assignee", name);
    }

    private static async Task<int> NextAsync(BankContext bank, CancellationToken cancellationToken) =>
        (await bank.Assignments.MaxAsync(a => (int?)a.Number, cancellationToken) ?? 0) + 1;
}
