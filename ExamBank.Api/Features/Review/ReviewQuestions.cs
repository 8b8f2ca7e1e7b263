using System.Collections.Immutable;
using ExamBank.Domain;
using ExamBank.Domain.Access;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Questions.Review;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Review;

/// <summary>Takes questions through review, and out of use: one, or many at once.</summary>
internal sealed class ReviewQuestions(BankWriter writer, TimeProvider time)
{
    /// <summary>Hands the newest draft to reviewers.</summary>
    public Task<Result<QuestionId>> SubmitAsync(QuestionStep step, CancellationToken cancellationToken) => OneAsync(step, Submitting, cancellationToken);

    /// <summary>Hands the newest drafts of many to reviewers; see <see cref="ReviewSteps"/>.</summary>
    public Task<Result<IReadOnlyList<StepOutcome>>> SubmitAsync(IReadOnlyList<string> numbers, Caller by, CancellationToken cancellationToken) =>
        ManyAsync(numbers, by, Submitting, cancellationToken);

    /// <summary>Approves the revision in review, or gives one of the approvals that it needs.</summary>
    public Task<Result<QuestionId>> ApproveAsync(QuestionStep step, ReviewChecklist? checklist, CancellationToken cancellationToken) =>
        OneAsync(step, Approving(checklist), cancellationToken);

    /// <summary>Approves those of many; see <see cref="ReviewSteps"/>.</summary>
    public Task<Result<IReadOnlyList<StepOutcome>>> ApproveAsync(
        IReadOnlyList<string> numbers, ReviewChecklist? checklist, Caller by, CancellationToken cancellationToken) =>
        ManyAsync(numbers, by, Approving(checklist), cancellationToken);

    /// <summary>Refuses the revision in review.</summary>
    public Task<Result<QuestionId>> RejectAsync(QuestionStep step, string reason, CancellationToken cancellationToken) => OneAsync(
        step, new ReviewVerb((round, question) => Done(question.Reject(reason, round.Actor, round.At)), AssignmentRole.Reviewer), cancellationToken);

    /// <summary>Gives the revision in review back to its author, with comments that say what to change; a thread that is open may say it already.</summary>
    public Task<Result<QuestionId>> RequestChangesAsync(QuestionStep step, IReadOnlyList<FieldComment> comments, CancellationToken cancellationToken) => OneAsync(
        step, new ReviewVerb((round, question) => RequestChangesAsync(round, question, comments, cancellationToken), AssignmentRole.Reviewer), cancellationToken);

    /// <summary>Takes a question out of use.</summary>
    public Task<Result<QuestionId>> RetireAsync(QuestionStep step, string reason, CancellationToken cancellationToken) => OneAsync(step, Retiring(reason), cancellationToken);

    /// <summary>Takes many out of use; see <see cref="ReviewSteps"/>.</summary>
    public Task<Result<IReadOnlyList<StepOutcome>>> RetireAsync(IReadOnlyList<string> numbers, string reason, Caller by, CancellationToken cancellationToken) =>
        ManyAsync(numbers, by, Retiring(reason), cancellationToken);

    /// <summary>Brings a retired question back; where its stimulus has changed meanwhile, a draft follows it.</summary>
    public Task<Result<QuestionId>> ReinstateAsync(QuestionStep step, string reason, CancellationToken cancellationToken) => OneAsync(
        step, new ReviewVerb((round, question) => ReinstateAsync(round, question, reason, cancellationToken)), cancellationToken);

    private static ReviewVerb Submitting { get; } = new((round, question) => Done(question.Submit(round.Actor, round.At)), AssignmentRole.Author);

    private static ReviewVerb Approving(ReviewChecklist? checklist) => new(
        (round, question) => Done(question.Approve(round.Actor, round.At, checklist, round.ApprovalsNeeded[question.StandardId])), AssignmentRole.Reviewer);

    private static ReviewVerb Retiring(string reason) => new((round, question) => Done(question.Retire(reason, round.Actor, round.At)));

    private static async Task<ImmutableArray<BankError>> RequestChangesAsync(
        ReviewRound round, Question question, IReadOnlyList<FieldComment> comments, CancellationToken cancellationToken)
    {
        // A tick apart, so that they stay in the order in which they were said.
        var threads = comments.Select((comment, i) => ReviewThreads.Open(question, comment, $"comments[{i}].", round.Actor, round.At.AddTicks(i))).ToList();
        if (threads.Any(thread => !thread.Succeeded)) return [.. threads.SelectMany(thread => thread.Errors)];
        if (threads.Count == 0 && !await round.Bank.ReviewThreads.AnyAsync(t => t.QuestionId == question.Id && t.ResolvedBy == null, cancellationToken))
            return [ReviewErrors.NothingRequested("comments")];
        var requested = question.RequestChanges(round.Actor, round.At);
        if (requested.Succeeded) round.Bank.ReviewThreads.AddRange(threads.Select(thread => thread.Value));
        return requested.Errors;
    }

    private static async Task<ImmutableArray<BankError>> ReinstateAsync(ReviewRound round, Question question, string reason, CancellationToken cancellationToken)
    {
        var reinstated = question.Reinstate(reason, round.Actor, round.At);
        // What is with the reviewers is judged as it is.
        if (!reinstated.Succeeded || question.Latest.Status == RevisionStatus.InReview || question.Current is not { StimulusRevisionId: { } cited } current) return reinstated.Errors;
        await round.Bank.Entry(current).Collection(r => r.Requirements).LoadAsync(cancellationToken);
        var stimulus = await round.Bank.Stimuli.Include(s => s.Revisions).SingleAsync(s => s.Revisions.Any(r => r.Id == cited), cancellationToken);
        if (stimulus.Revisions.Single(r => r.Id == cited).ContentHash == stimulus.Latest.ContentHash) return reinstated.Errors;
        return question.Follow(stimulus.Latest, round.Actor, round.At).Errors;
    }

    private static Task<ImmutableArray<BankError>> Done<T>(Result<T> result) => Task.FromResult(result.Errors);

    // The one question that a request names has been looked for with its sender's eyes already.
    private Task<Result<QuestionId>> OneAsync(QuestionStep step, ReviewVerb verb, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            async bank =>
            {
                var outcome = (await ReviewSteps.RunAsync(bank, [step.Number], step.ExpectedRevision, verb, step.Actor, Rights.Operator, time.GetUtcNow(), cancellationToken))[0];
                return outcome.Errors.IsEmpty ? Result.Of(outcome.Question!.Value) : Result.Fail<QuestionId>(outcome.Errors);
            },
            cancellationToken);

    private async Task<Result<IReadOnlyList<StepOutcome>>> ManyAsync(IReadOnlyList<string> numbers, Caller by, ReviewVerb verb, CancellationToken cancellationToken) =>
        ReviewSteps.WhyNot(numbers) is { } refusal
            ? refusal
            : await writer.WriteAsync(
                async bank => Result.Of(await ReviewSteps.RunAsync(bank, numbers, null, verb, by.Actor, by.Rights, time.GetUtcNow(), cancellationToken)), cancellationToken);
}

/// <summary>A step of one question.</summary>
/// <param name="Number">Number such as <c>Q-000123</c>.</param>
/// <param name="ExpectedRevision">The newest revision that the actor has seen; null does not ask.</param>
/// <param name="Actor">Who takes it.</param>
internal sealed record QuestionStep(string Number, int? ExpectedRevision, Actor Actor);

/// <summary>Who takes a step with objects that no rule has looked at before, and what exists for them.</summary>
/// <param name="Actor">Who.</param>
/// <param name="Rights">What they may see and do.</param>
internal sealed record Caller(Actor Actor, Rights Rights);
