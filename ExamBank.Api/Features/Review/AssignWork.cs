using ExamBank.Api.Features.Standards;
using ExamBank.Domain;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions.Review;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Review;

/// <summary>Asks people to write and to review.</summary>
internal sealed class AssignWork(BankWriter writer, TimeProvider time)
{
    /// <summary>Asks for work on questions; see <see cref="ReviewSteps"/>.</summary>
    public async Task<Result<IReadOnlyList<StepOutcome>>> AssignAsync(
        IReadOnlyList<string> numbers, AssignmentRole role, AssignmentTerms terms, Actor actor, CancellationToken cancellationToken)
    {
        if (ReviewSteps.WhyNot(numbers) is { } refusal) return refusal;
        var name = terms.Assignee.Trim();
        return await writer.WriteAsync(
            async bank =>
            {
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
                return Result.Of(await ReviewSteps.RunAsync(bank, numbers, null, verb, actor, time.GetUtcNow(), cancellationToken));
            },
            cancellationToken);
    }

    /// <summary>Asks for new questions for a requirement.</summary>
    public Task<Result<AssignmentId>> CommissionAsync(string requirement, int count, AssignmentTerms terms, Actor actor, CancellationToken cancellationToken) =>
        writer.WriteAsync<AssignmentId>(
            async bank =>
            {
                var found = await new Places(bank).RequirementAsync(requirement, "requirement", cancellationToken);
                if (!found.Succeeded) return found.Failed<AssignmentId>();
                var place = await bank.RequirementPlaces().SingleAsync(p => p.Requirement.Id == found.Value, cancellationToken);
                var made = Assignment.Commission(await NextAsync(bank, cancellationToken), place.Requirement, $"{place.Standard.Code}/{place.Requirement.Key}", count, terms, actor, time.GetUtcNow());
                if (!made.TryGet(out var assignment)) return made.Failed<AssignmentId>();
                bank.Assignments.Add(assignment);
                return assignment.Id;
            },
            cancellationToken);

    /// <summary>Ends an assignment.</summary>
    public Task<Result<AssignmentId>> CloseAsync(Guid assignment, AssignmentState state, Actor actor, CancellationToken cancellationToken) =>
        writer.WriteAsync<AssignmentId>(
            async bank =>
            {
                var id = AssignmentId.From(assignment);
                if (await bank.Assignments.SingleOrDefaultAsync(a => a.Id == id, cancellationToken) is not { } found) return ReviewErrors.AssignmentNotFound("assignment");
                var closed = found.Close(state, actor, time.GetUtcNow());
                return closed.Succeeded ? found.Id : closed.Failed<AssignmentId>();
            },
            cancellationToken);

    private static async Task<int> NextAsync(BankContext bank, CancellationToken cancellationToken) =>
        (await bank.Assignments.MaxAsync(a => (int?)a.Number, cancellationToken) ?? 0) + 1;
}
