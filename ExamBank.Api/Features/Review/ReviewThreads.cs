using ExamBank.Api.Features.Questions;
using ExamBank.Api.Features.Questions.Comparing;
using ExamBank.Domain;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Questions.Review;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Review;

/// <summary>Comments on the fields of questions.</summary>
internal sealed class ReviewThreads(BankWriter writer, TimeProvider time)
{
    /// <summary>Begins a thread on the newest revision of a question.</summary>
    public Task<Result<ReviewThreadId>> OpenAsync(string number, FieldComment comment, Actor actor, CancellationToken cancellationToken) =>
        writer.WriteAsync<ReviewThreadId>(
            async bank =>
            {
                if (await StoredQuestions.FindAsync(bank, number, cancellationToken) is not { } question) return QuestionErrors.NotFound("number", number);
                var opened = Open(question, comment, "", actor, time.GetUtcNow());
                if (!opened.TryGet(out var thread)) return opened.Failed<ReviewThreadId>();
                bank.ReviewThreads.Add(thread);
                return thread.Id;
            },
            cancellationToken);

    /// <summary>Says something more in a thread.</summary>
    public Task<Result<ReviewThreadId>> ReplyAsync(Guid thread, string text, Caller by, CancellationToken cancellationToken) =>
        DoAsync(thread, by, found => found.Reply(text, by.Actor, time.GetUtcNow()), cancellationToken);

    /// <summary>Ends a thread.</summary>
    public Task<Result<ReviewThreadId>> ResolveAsync(Guid thread, Caller by, CancellationToken cancellationToken) =>
        DoAsync(thread, by, found => found.Resolve(by.Actor, time.GetUtcNow()), cancellationToken);

    /// <summary>Opens a thread again.</summary>
    public Task<Result<ReviewThreadId>> ReopenAsync(Guid thread, Caller by, CancellationToken cancellationToken) =>
        DoAsync(thread, by, found => found.Reopen(by.Actor, time.GetUtcNow()), cancellationToken);

    /// <summary>Makes a thread on a field that the newest revision has; <paramref name="path"/> is where the comment stands in the request.</summary>
    public static Result<ReviewThread> Open(Question question, FieldComment comment, string path, Actor actor, DateTimeOffset at)
    {
        var field = comment.Field ?? "";
        var fields = ContentFields.Of(new RevisionText(question.Id.Value, question.LatestRevision, question.Latest.ContentText, null, null));
        if (field.Length > 0 && fields.All(f => f.Path != field)) return ReviewErrors.UnknownField(path + "field", field);
        var opened = ReviewThread.Open(question, field, comment.Text, actor, at);
        return opened.Succeeded ? opened : Result.Fail<ReviewThread>(opened.Errors.Select(error => error with { Path = path + error.Path }));
    }

    private Task<Result<ReviewThreadId>> DoAsync(Guid thread, Caller by, Func<ReviewThread, Result<ReviewThread>> verb, CancellationToken cancellationToken) =>
        writer.WriteAsync<ReviewThreadId>(
            async bank =>
            {
                var id = ReviewThreadId.From(thread);
                if (!await new BankView(bank, by.Rights, time.GetUtcNow()).ReviewThreads.AnyAsync(t => t.Id == id, cancellationToken)) return ReviewErrors.ThreadNotFound("thread");
                var found = await bank.ReviewThreads.SingleAsync(t => t.Id == id, cancellationToken);
                var done = verb(found);
                return done.Succeeded ? found.Id : done.Failed<ReviewThreadId>();
            },
            cancellationToken);
}

/// <summary>A comment on a field.</summary>
/// <param name="Field">The field, such as <c>stem</c>; null for the whole question.</param>
/// <param name="Text">What there is to say.</param>
internal sealed record FieldComment(string? Field, string Text);
