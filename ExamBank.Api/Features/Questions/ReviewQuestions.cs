using ExamBank.Domain;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Questions;

/// <summary>Takes questions through review, and out of use.</summary>
internal sealed class ReviewQuestions(BankWriter writer, TimeProvider time)
{
    /// <summary>Hands the newest draft to reviewers.</summary>
    public Task<Result<QuestionId>> SubmitAsync(QuestionStep step, CancellationToken cancellationToken) =>
        DoAsync(step, question => question.Submit(step.Actor, time.GetUtcNow()), cancellationToken);

    /// <summary>Approves the revision in review.</summary>
    public Task<Result<QuestionId>> ApproveAsync(QuestionStep step, CancellationToken cancellationToken) =>
        DoAsync(step, question => question.Approve(step.Actor, time.GetUtcNow()), cancellationToken);

    /// <summary>Refuses the revision in review.</summary>
    public Task<Result<QuestionId>> RejectAsync(QuestionStep step, string reason, CancellationToken cancellationToken) =>
        DoAsync(step, question => question.Reject(reason, step.Actor, time.GetUtcNow()), cancellationToken);

    /// <summary>Takes a question out of use.</summary>
    public Task<Result<QuestionId>> RetireAsync(QuestionStep step, string reason, CancellationToken cancellationToken) =>
        DoAsync(step, question => question.Retire(reason, step.Actor, time.GetUtcNow()), cancellationToken);

    /// <summary>Brings a retired question back; where its stimulus has changed meanwhile, a draft follows it.</summary>
    public Task<Result<QuestionId>> ReinstateAsync(QuestionStep step, string reason, CancellationToken cancellationToken) =>
        DoAsync(step, (bank, question) => ReinstateAsync(bank, question, step, reason, time.GetUtcNow(), cancellationToken), cancellationToken);

    private static async Task<Result<Question>> ReinstateAsync(
        BankContext bank, Question question, QuestionStep step, string reason, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var reinstated = question.Reinstate(reason, step.Actor, at);
        // What is with the reviewers is judged as it is.
        if (!reinstated.Succeeded || question.Latest.Status == RevisionStatus.InReview || question.Current is not { StimulusRevisionId: { } cited } current) return reinstated;
        await bank.Entry(current).Collection(r => r.Requirements).LoadAsync(cancellationToken);
        var stimulus = await bank.Stimuli.Include(s => s.Revisions).SingleAsync(s => s.Revisions.Any(r => r.Id == cited), cancellationToken);
        if (stimulus.Revisions.Single(r => r.Id == cited).ContentHash == stimulus.Latest.ContentHash) return reinstated;
        var followed = question.Follow(stimulus.Latest, step.Actor, at);
        return followed.Succeeded ? question : followed.Failed<Question>();
    }

    private Task<Result<QuestionId>> DoAsync<T>(QuestionStep step, Func<Question, Result<T>> verb, CancellationToken cancellationToken) =>
        DoAsync(step, (_, question) => Task.FromResult(verb(question)), cancellationToken);

    private Task<Result<QuestionId>> DoAsync<T>(QuestionStep step, Func<BankContext, Question, Task<Result<T>>> verb, CancellationToken cancellationToken) =>
        writer.WriteAsync<QuestionId>(async bank =>
        {
            if (await StoredQuestions.FindAsync(bank, step.Number, cancellationToken) is not { } question)
                return QuestionErrors.NotFound("number", step.Number);
            if (step.ExpectedRevision is { } expected && expected != question.LatestRevision)
                return QuestionErrors.Conflict(question.Code, expected, question.LatestRevision);
            var done = await verb(bank, question);
            return done.Succeeded ? question.Id : done.Failed<QuestionId>();
        }, cancellationToken);
}

/// <summary>A step of one question.</summary>
/// <param name="Number">Number such as <c>Q-000123</c>.</param>
/// <param name="ExpectedRevision">The newest revision that the actor has seen; null does not ask.</param>
/// <param name="Actor">Who takes it.</param>
internal sealed record QuestionStep(string Number, int? ExpectedRevision, Actor Actor);
