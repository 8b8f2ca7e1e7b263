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
        return await writer.WriteAsync<IReadOnlyList<StepOutcome>>(
            async bank =>
            {
                var assignee = await AssigneeAsync(bank, terms.Assignee, role, cancellationToken);
                var asked = terms with { Assignee = assignee.Name };
                var has = (await bank.Assignments.Where(a => a.Assignee == assignee.Name && a.Role == role && a.State == AssignmentState.Open && a.QuestionId != null)
                    .Select(a => a.QuestionId!.Value).ToListAsync(cancellationToken)).ToHashSet();
                var number = await NextAsync(bank, cancellationToken);
                var verb = new ReviewVerb((round, question) =>
                {
                    var made = !assignee.MayWorkOn(question.StandardId) ? ReviewErrors.InvalidAssignee("assignee", terms.Assignee.Trim())
                        : has.Contains(question.Id) ? ReviewErrors.AlreadyAssigned(question.Code, assignee.Name)
                        : Assignment.OfQuestion(number, question, role, asked, round.Actor, round.At);
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
                var assignee = await AssigneeAsync(bank, terms.Assignee, AssignmentRole.Author, cancellationToken);
                if (!assignee.MayWorkOn(place.Standard.Id)) return ReviewErrors.InvalidAssignee("assignee", terms.Assignee.Trim());
                var asked = terms with { Assignee = assignee.Name };
                var made = Assignment.Commission(await NextAsync(bank, cancellationToken), place.Standard, place.Requirement, count, asked, by.Actor, time.GetUtcNow());
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

    /// <summary>
    /// Who is meant by a name that somebody has typed. Whether there is no such account, or one that cannot do this work, is not told; while
    /// there are no accounts at all, everybody can.
    /// </summary>
    private static async Task<Assignee> AssigneeAsync(BankContext bank, string typed, AssignmentRole role, CancellationToken cancellationToken)
    {
        var name = typed.Trim();
        if (!await bank.Accounts.AnyAsync(cancellationToken)) return new Assignee(name, _ => true);
        var (normalized, needed) = (AccessNames.Normalized(name), role == AssignmentRole.Author ? Roles.Author : Roles.Reviewer);
        var account = await bank.Accounts.AsNoTracking().Include(a => a.Standards).AsSingleQuery().SingleOrDefaultAsync(a => a.NormalizedName == normalized, cancellationToken);
        return account is null ? new Assignee(name, _ => false) : new Assignee(account.Name, standard => account.Works(needed, standard));
    }

    private sealed record Assignee(string Name, Func<StandardId, bool> MayWorkOn);

    private static async Task<int> NextAsync(BankContext bank, CancellationToken cancellationToken) =>
        (await bank.Assignments.MaxAsync(a => (int?)a.Number, cancellationToken) ?? 0) + 1;
}
