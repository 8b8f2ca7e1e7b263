using System.Text.Json.Nodes;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Questions.Review;

namespace ExamBank.Domain.Questions;

/// <summary>Whether a question may be used.</summary>
public enum QuestionState
{
    /// <summary>在用.</summary>
    Active,

    /// <summary>停用: out of every pool; its history stays.</summary>
    Retired,
}

/// <summary>
/// A question (试题): the lasting identity that has revisions. At most one revision is the current approved one, and it
/// stays usable while a newer draft is in review. Every verb returns an error or records its event.
/// </summary>
public sealed class Question : EventSource
{
    private readonly List<Revision> revisions = [];
    private readonly List<QuestionStatePeriod> periods = [];

    private Question()
    {
    }

    /// <summary>The id.</summary>
    public QuestionId Id { get; private set; }

    /// <summary>Number in this bank, printed as <c>Q-000123</c>.</summary>
    public int Number { get; private set; }

    /// <summary>Permanent code, the same in every bank.</summary>
    public string Code { get; private set; } = "";

    /// <summary>The standard.</summary>
    public StandardId StandardId { get; private set; }

    /// <summary>Whether it may be used.</summary>
    public QuestionState State { get; private set; }

    /// <summary>Why it was retired.</summary>
    public string? RetirementReason { get; private set; }

    /// <summary>Whether its text is public: a paper that holds it is a sample paper (样卷).</summary>
    public bool IsPublished { get; private set; }

    /// <summary>Number of the newest revision.</summary>
    public int LatestRevision { get; private set; }

    /// <summary>Number of the current approved revision; null while there is none.</summary>
    public int? ApprovedRevision { get; private set; }

    /// <summary>Content hash of the seed text that was last taken over; when the newest revision differs from it, a person has edited the question.</summary>
    public string? SeedHash { get; private set; }

    /// <summary>Counts changes, so that two people cannot overwrite each other unseen.</summary>
    public int Changes { get; private set; }

    /// <summary>Revisions in order, as far as they are loaded.</summary>
    public IReadOnlyList<Revision> Revisions => revisions;

    /// <summary>Which state it had when.</summary>
    public IReadOnlyList<QuestionStatePeriod> StatePeriods => periods;

    /// <summary>The number as people see it.</summary>
    public string DisplayNumber => QuestionNumber.Format(Number);

    /// <summary>The newest revision, which must be loaded.</summary>
    public Revision Latest => revisions.Single(r => r.Number == LatestRevision);

    /// <summary>
    /// The newest revision that has not been rejected, which is what an export writes; null when every one was. Revisions must be loaded.
    /// </summary>
    public Revision? Current => revisions.Where(r => r.Status != RevisionStatus.Rejected).MaxBy(r => r.Number);

    /// <summary>A new question with a first draft.</summary>
    /// <param name="number">Its number in this bank.</param>
    /// <param name="code">Its permanent code; null makes one that no other bank can have.</param>
    /// <param name="standard">The standard.</param>
    /// <param name="content">The first text.</param>
    /// <param name="published">Whether the text is public.</param>
    /// <param name="actor">Who writes it.</param>
    /// <param name="at">When, in UTC.</param>
    public static Result<Question> Create(
        int number, string? code, StandardId standard, ResolvedContent content, bool published, Actor actor, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var id = NewId.Of<QuestionId>(at);
        code ??= id.Value.ToString("N");
        if (!QuestionCode.IsValid(code)) return QuestionErrors.InvalidCode("code", code);
        var question = new Question
        {
            Id = id,
            Number = number,
            Code = code,
            StandardId = standard,
            State = QuestionState.Active,
            IsPublished = published,
        };
        question.periods.Add(new QuestionStatePeriod(id, QuestionState.Active, at));
        question.AddRevision(content, "question.created", actor, at, before: null);
        return question;
    }

    /// <summary>Writes a new draft. A draft it replaces is superseded; an approved revision stays in use.</summary>
    /// <param name="content">The new text.</param>
    /// <param name="expectedRevision">The newest revision that the author has seen.</param>
    /// <param name="actor">Who writes it.</param>
    /// <param name="at">When, in UTC.</param>
    public Result<Revision> Revise(ResolvedContent content, int expectedRevision, Actor actor, DateTimeOffset at) =>
        Revise(content, expectedRevision, "question.revised", restored: null, actor, at);

    /// <summary>Writes the words of an earlier revision as a new draft.</summary>
    /// <param name="revision">Number of that revision.</param>
    /// <param name="content">Its content, as it is understood today.</param>
    /// <param name="expectedRevision">The newest revision that the author has seen.</param>
    /// <param name="actor">Who restores it.</param>
    /// <param name="at">When, in UTC.</param>
    public Result<Revision> Restore(int revision, ResolvedContent content, int expectedRevision, Actor actor, DateTimeOffset at) =>
        Revise(content, expectedRevision, "question.restored", revision, actor, at);

    private Result<Revision> Revise(ResolvedContent content, int expectedRevision, string verb, int? restored, Actor actor, DateTimeOffset at)
    {
        if (State == QuestionState.Retired) return QuestionErrors.Retired(Code);
        if (expectedRevision != LatestRevision) return QuestionErrors.Conflict(Code, expectedRevision, LatestRevision);
        if (Latest.Status == RevisionStatus.InReview) return QuestionErrors.InReview(Code, LatestRevision);
        if (Latest.Status != RevisionStatus.Rejected && Latest.ContentHash == Revision.HashOf(content)) return QuestionErrors.Unchanged(Code);
        var before = Facts(Latest);
        if (Latest.Status == RevisionStatus.Draft) Latest.MoveTo(RevisionStatus.Superseded, at);
        AddRevision(content, verb, actor, at, before, restored);
        return Latest;
    }

    /// <summary>
    /// Writes a new draft of the words that the question has (<see cref="Current"/>, with its tags loaded), which hangs on a newer text of its
    /// stimulus. An approved revision stays in use, with the text that it was approved with.
    /// </summary>
    /// <param name="stimulus">The newer text.</param>
    /// <param name="actor">Who changed the stimulus.</param>
    /// <param name="at">When, in UTC.</param>
    /// <exception cref="InvalidOperationException">The question has no current revision.</exception>
    public Result<Revision> Follow(StimulusRevision stimulus, Actor actor, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(stimulus);
        return Revise((Current ?? throw new InvalidOperationException($"Question {Code} has no words to follow with.")).With(stimulus), LatestRevision, actor, at);
    }

    /// <summary>Hands the newest draft to reviewers.</summary>
    public Result<Revision> Submit(Actor actor, DateTimeOffset at) =>
        Move("question.submitted", [RevisionStatus.Draft], RevisionStatus.InReview, null, actor, at);

    /// <summary>
    /// Approves the revision in review; it replaces the approved one before it. An account needs a checklist on which everything
    /// passes, cannot approve words of its own, and is one of <paramref name="approvalsNeeded"/> that have to; all revisions with periods and
    /// approvals must be loaded. The seed and the operator of the machine, who may be alone with the bank, approve on their own word.
    /// </summary>
    /// <param name="actor">Who approves.</param>
    /// <param name="at">When, in UTC.</param>
    /// <param name="checklist">What was looked at.</param>
    /// <param name="approvalsNeeded">How many accounts have to approve before the revision is approved.</param>
    public Result<Revision> Approve(Actor actor, DateTimeOffset at, ReviewChecklist? checklist = null, int approvalsNeeded = 1)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var revision = Latest;
        if (WhyNot([RevisionStatus.InReview], RevisionStatus.Approved) is { } refusal) return refusal;
        if (actor.Kind == ActorKind.Account)
        {
            if (IsWrittenBy(actor.Name)) return ReviewErrors.OwnRevision("", Code, revision.Number, actor.Name);
            if (revision.ApprovalsOfThisRound.Any(a => IsSameName(a.Reviewer, actor.Name))) return ReviewErrors.AlreadyApproved(Code, revision.Number);
            if (checklist is null) return ReviewErrors.ChecklistMissing("checklist");
        }

        if (checklist?.Answers.FirstOrDefault(answer => !answer.Passed) is { } failed) return ReviewErrors.ItemNotPassed("checklist", failed.Item);
        revision.AddApproval(actor.Name, at, checklist);
        var facts = checklist is null ? null : new JsonObject { ["checklist"] = JsonNode.Parse(checklist.Write()) };
        if (actor.Kind != ActorKind.Account || revision.ApprovalsOfThisRound.Count() >= approvalsNeeded)
            return Move("question.approved", [RevisionStatus.InReview], RevisionStatus.Approved, null, actor, at, facts);
        Changes++;
        Record("question.approval-given", $"question:{Code}", actor, at, Facts(revision), Facts(revision, facts));
        return revision;
    }

    /// <summary>Gives the revision in review back to its author, who is told in threads what to change.</summary>
    public Result<Revision> RequestChanges(Actor actor, DateTimeOffset at) =>
        Move("question.changes-requested", [RevisionStatus.InReview], RevisionStatus.Draft, null, actor, at);

    /// <summary>
    /// Whether somebody wrote the words of the newest revision: that revision, a draft since the last approved one that it
    /// grew out of, or an earlier revision with the very same words. All revisions must be loaded.
    /// </summary>
    public bool IsWrittenBy(string name)
    {
        var words = Latest.ContentText;
        return revisions.Any(r => (r.Number > (ApprovedRevision ?? 0) || r.ContentText == words) && IsSameName(r.Author, name));
    }

    /// <summary>Refuses the revision in review; the author writes a new draft.</summary>
    public Result<Revision> Reject(string reason, Actor actor, DateTimeOffset at) => string.IsNullOrWhiteSpace(reason)
        ? QuestionErrors.ReasonMissing("reason")
        : Move("question.rejected", [RevisionStatus.InReview], RevisionStatus.Rejected, reason.Trim(), actor, at);

    /// <summary>Takes the question out of use.</summary>
    public Result<Question> Retire(string reason, Actor actor, DateTimeOffset at)
    {
        if (string.IsNullOrWhiteSpace(reason)) return QuestionErrors.ReasonMissing("reason");
        if (State == QuestionState.Retired) return QuestionErrors.Retired(Code);
        return ChangeState("question.retired", QuestionState.Retired, reason.Trim(), actor, at);
    }

    /// <summary>Brings a retired question back.</summary>
    public Result<Question> Reinstate(string reason, Actor actor, DateTimeOffset at)
    {
        if (string.IsNullOrWhiteSpace(reason)) return QuestionErrors.ReasonMissing("reason");
        if (State == QuestionState.Active) return QuestionErrors.NotRetired(Code);
        return ChangeState("question.reinstated", QuestionState.Active, reason.Trim(), actor, at);
    }

    /// <summary>Remembers that the newest revision is the seed's text.</summary>
    public void MarkAsSeed() => SeedHash = Latest.ContentHash;

    /// <summary>Whether <paramref name="content"/> is that of <see cref="Current"/>, the text of its stimulus included.</summary>
    public bool HasContent(ResolvedContent content) => Current?.ContentHash == Revision.HashOf(content);

    /// <summary>Whether <paramref name="content"/> has the words of <see cref="Current"/>, whatever its stimulus says.</summary>
    public bool HasWords(QuestionContent content) => Current?.ContentText == Revision.TextOf(content);

    private void AddRevision(ResolvedContent content, string verb, Actor actor, DateTimeOffset at, JsonObject? before, int? restored = null)
    {
        revisions.Add(Revision.Create(Id, ++LatestRevision, content, actor.Name, at));
        Changes++;
        var after = Facts(Latest);
        if (restored is { } earlier) after["restored"] = earlier;
        Record(verb, $"question:{Code}", actor, at, before, after);
    }

    // Names of accounts are the same whatever their case.
    private static bool IsSameName(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private BankError? WhyNot(RevisionStatus[] from, RevisionStatus to)
    {
        if (State == QuestionState.Retired) return QuestionErrors.Retired(Code);
        return from.Contains(Latest.Status) ? null : QuestionErrors.WrongStatus(Code, LatestRevision, Latest.Status, to);
    }

    private Result<Revision> Move(
        string verb, RevisionStatus[] from, RevisionStatus to, string? reason, Actor actor, DateTimeOffset at, JsonObject? facts = null)
    {
        if (WhyNot(from, to) is { } refusal) return refusal;
        var revision = Latest;
        var before = Facts(revision);
        if (to == RevisionStatus.Approved)
        {
            revisions.SingleOrDefault(r => r.Status == RevisionStatus.Approved)?.MoveTo(RevisionStatus.Superseded, at);
            ApprovedRevision = revision.Number;
        }

        revision.MoveTo(to, at, reason);
        Changes++;
        var after = Facts(revision, facts);
        if (reason is not null) after["reason"] = reason;
        Record(verb, $"question:{Code}", actor, at, before, after);
        return revision;
    }

    private Question ChangeState(string verb, QuestionState state, string reason, Actor actor, DateTimeOffset at)
    {
        var before = new JsonObject { ["state"] = State.ToString() };
        periods.Single(p => p.To is null).End(at);
        periods.Add(new QuestionStatePeriod(Id, state, at));
        State = state;
        RetirementReason = state == QuestionState.Retired ? reason : null;
        Changes++;
        Record(verb, $"question:{Code}", actor, at, before, new JsonObject { ["state"] = state.ToString(), ["reason"] = reason });
        return this;
    }

    private static JsonObject Facts(Revision revision, JsonObject? more = null)
    {
        var facts = new JsonObject
        {
            ["revision"] = revision.Number,
            ["status"] = revision.Status.ToString(),
            ["sha256"] = revision.ContentHash,
        };
        foreach (var (name, value) in more ?? []) facts[name] = value?.DeepClone();
        return facts;
    }
}

/// <summary>A period in which a question had a state.</summary>
public sealed class QuestionStatePeriod
{
    /// <summary>Begins a period.</summary>
    public QuestionStatePeriod(QuestionId questionId, QuestionState state, DateTimeOffset from) =>
        (QuestionId, State, From) = (questionId, state, from);

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The question.</summary>
    public QuestionId QuestionId { get; private set; }

    /// <summary>The state.</summary>
    public QuestionState State { get; private set; }

    /// <summary>From this moment on.</summary>
    public DateTimeOffset From { get; private set; }

    /// <summary>Until before this moment; null while it lasts.</summary>
    public DateTimeOffset? To { get; private set; }

    internal void End(DateTimeOffset at) => To = at;
}
