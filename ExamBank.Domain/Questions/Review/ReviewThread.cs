using System.Text.Json.Nodes;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;

namespace ExamBank.Domain.Questions.Review;

/// <summary>What people say to each other about one field of a question (讨论), until it is resolved. It outlives the revision that it began with.</summary>
public sealed class ReviewThread : EventSource
{
    private readonly List<ReviewComment> comments = [];

    private ReviewThread()
    {
    }

    /// <summary>The id.</summary>
    public ReviewThreadId Id { get; private set; }

    /// <summary>The question.</summary>
    public QuestionId QuestionId { get; private set; }

    /// <summary>Code of the question, for the audit log.</summary>
    public string QuestionCode { get; private set; } = "";

    /// <summary>Number of the revision that it began with.</summary>
    public int Revision { get; private set; }

    /// <summary>The field, such as <c>stem</c> or <c>options[a].text</c>; empty for the whole question.</summary>
    public string Field { get; private set; } = "";

    /// <summary>When it began, in UTC.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>Who resolved it; null while it is open.</summary>
    public string? ResolvedBy { get; private set; }

    /// <summary>When it was resolved, in UTC.</summary>
    public DateTimeOffset? ResolvedAt { get; private set; }

    /// <summary>What was said, in order, as far as it is loaded.</summary>
    public IReadOnlyList<ReviewComment> Comments => comments;

    /// <summary>Begins a thread with a first comment on the newest revision.</summary>
    /// <param name="question">The question.</param>
    /// <param name="field">A field of that revision; empty for the whole question.</param>
    /// <param name="text">The comment.</param>
    /// <param name="actor">Who says it.</param>
    /// <param name="at">When, in UTC.</param>
    public static Result<ReviewThread> Open(Question question, string field, string text, Actor actor, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(actor);
        text = LineEnds.Normalise(text).Trim();
        if (ReviewText.Fault(text, "text") is { } fault) return fault;
        var thread = new ReviewThread
        {
            Id = NewId.Of<ReviewThreadId>(at),
            QuestionId = question.Id,
            QuestionCode = question.Code,
            Revision = question.LatestRevision,
            Field = field,
            OpenedAt = at,
        };
        thread.comments.Add(new ReviewComment(thread.Id, actor.Name, at, text));
        thread.Record("review.thread-opened", actor, at, new JsonObject { ["revision"] = thread.Revision, ["field"] = field, ["text"] = text });
        return thread;
    }

    /// <summary>Says something more.</summary>
    public Result<ReviewThread> Reply(string text, Actor actor, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(actor);
        text = LineEnds.Normalise(text).Trim();
        if (ReviewText.Fault(text, "text") is { } fault) return fault;
        if (ResolvedBy is not null) return ReviewErrors.ThreadResolved();
        comments.Add(new ReviewComment(Id, actor.Name, at, text));
        Record("review.replied", actor, at, new JsonObject { ["text"] = text });
        return this;
    }

    /// <summary>Ends the thread.</summary>
    public Result<ReviewThread> Resolve(Actor actor, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (ResolvedBy is not null) return ReviewErrors.ThreadResolved();
        (ResolvedBy, ResolvedAt) = (actor.Name, at);
        Record("review.thread-resolved", actor, at, []);
        return this;
    }

    /// <summary>Opens it again.</summary>
    public Result<ReviewThread> Reopen(Actor actor, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (ResolvedBy is null) return ReviewErrors.ThreadOpen();
        (ResolvedBy, ResolvedAt) = (null, null);
        Record("review.thread-reopened", actor, at, []);
        return this;
    }

    private void Record(string verb, Actor actor, DateTimeOffset at, JsonObject after)
    {
        after["thread"] = Id.Value.ToString("N");
        Record(verb, $"question:{QuestionCode}", actor, at, null, after);
    }
}

/// <summary>Something said in a thread.</summary>
public sealed class ReviewComment
{
    /// <summary>Writes a comment.</summary>
    public ReviewComment(ReviewThreadId threadId, string author, DateTimeOffset at, string text) => (ThreadId, Author, At, Text) = (threadId, author, at, text);

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The thread.</summary>
    public ReviewThreadId ThreadId { get; private set; }

    /// <summary>Who said it.</summary>
    public string Author { get; private set; }

    /// <summary>When, in UTC.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>What was said.</summary>
    public string Text { get; private set; }
}
