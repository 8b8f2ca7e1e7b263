using System.Collections.Immutable;
using ExamBank.Api.Features.Questions;
using ExamBank.Domain;
using ExamBank.Domain.Access;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Questions.Review;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Review;

/// <summary>
/// Takes the same step with questions inside one transaction. One that cannot take it says why and stays as it was; the others take
/// it. All that is told as done is stored together, or nothing is.
/// </summary>
internal static class ReviewSteps
{
    /// <summary>The most questions that take a step together.</summary>
    public const int Most = 100;

    /// <summary>Why so many numbers are refused; null when they are not.</summary>
    public static BankError? WhyNot(IReadOnlyList<string> numbers) =>
        numbers.Count is >= 1 and <= Most ? null : ReviewErrors.TooManyAtOnce("numbers", numbers.Count, Most);

    /// <summary>Takes the step, in the order of the numbers, with those that exist for whoever takes it. Seven statements, and those of the step.</summary>
    public static async Task<IReadOnlyList<StepOutcome>> RunAsync(
        BankContext bank, IReadOnlyList<string> numbers, int? expectedRevision, ReviewVerb verb, Actor actor, Rights rights, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var questions = await StoredQuestions.LoadAsync(bank, numbers, cancellationToken);
        if (!rights.IsOperator)
        {
            var all = questions.Keys.ToList();
            var seen = await new BankView(bank, rights, at).Questions.Where(q => all.Contains(q.Number)).Select(q => q.Number).ToListAsync(cancellationToken);
            foreach (var number in all.Except(seen)) questions.Remove(number);
        }

        var ids = questions.Values.Select(q => q.Id).ToList();
        var standards = questions.Values.Select(q => q.StandardId).Distinct().ToList();
        var round = new ReviewRound(
            bank, actor, at, await bank.Standards.Where(s => standards.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.ApprovalsNeeded, cancellationToken));
        var open = verb.Completes is { } role
            ? await bank.Assignments.Where(a => a.QuestionId != null && ids.Contains(a.QuestionId.Value) && a.Role == role && a.State == AssignmentState.Open && a.Assignee == actor.Name).ToListAsync(cancellationToken)
            : [];
        var outcomes = new List<StepOutcome>();
        for (var i = 0; i < numbers.Count; i++)
        {
            if (!QuestionNumber.TryParse(numbers[i], out var plain) || !questions.TryGetValue(plain, out var question))
            {
                outcomes.Add(new StepOutcome(numbers[i], null, [QuestionErrors.NotFound("number", numbers[i])]));
                continue;
            }

            ImmutableArray<BankError> errors = expectedRevision is { } expected && expected != question.LatestRevision
                ? [QuestionErrors.Conflict(question.Code, expected, question.LatestRevision)]
                : await verb.Do(round, question);
            // What was asked for is done with the step.
            if (errors.IsEmpty)
                foreach (var assignment in open.Where(a => a.QuestionId == question.Id && a.State == AssignmentState.Open)) assignment.Close(AssignmentState.Done, actor, at);
            outcomes.Add(new StepOutcome(numbers[i], question.Id, errors));
        }

        return outcomes;
    }
}

/// <summary>A step that questions can take.</summary>
/// <param name="Do">Takes it, or says why not and leaves the question as it was.</param>
/// <param name="Completes">The work that is done with it, where the actor was asked for it.</param>
internal sealed record ReviewVerb(Func<ReviewRound, Question, Task<ImmutableArray<BankError>>> Do, AssignmentRole? Completes = null);

/// <summary>What a step is taken with.</summary>
/// <param name="Bank">The bank, in its transaction.</param>
/// <param name="Actor">Who takes it.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="ApprovalsNeeded">How many approvals each standard asks for.</param>
internal sealed record ReviewRound(BankContext Bank, Actor Actor, DateTimeOffset At, IReadOnlyDictionary<StandardId, int> ApprovalsNeeded);

/// <summary>What became of one question.</summary>
/// <param name="Number">Its number as it was asked for.</param>
/// <param name="Question">The question; null when there is none.</param>
/// <param name="Errors">Why it stayed as it was; empty when the step was taken.</param>
internal sealed record StepOutcome(string Number, QuestionId? Question, ImmutableArray<BankError> Errors);
