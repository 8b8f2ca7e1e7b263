using System.Text.Json.Nodes;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Standards;

namespace ExamBank.Domain.Questions.Review;

/// <summary>What somebody is asked to do.</summary>
public enum AssignmentRole
{
    /// <summary>命题: to write.</summary>
    Author,

    /// <summary>审题: to review.</summary>
    Reviewer,
}

/// <summary>What became of an assignment.</summary>
public enum AssignmentState
{
    /// <summary>待办: still to be done.</summary>
    Open,

    /// <summary>已完成.</summary>
    Done,

    /// <summary>已撤回: no longer wanted.</summary>
    Withdrawn,
}

/// <summary>Work that somebody is asked to do (任务): on a question, or new questions for a requirement (约稿).</summary>
public sealed class Assignment : EventSource
{
    private const int LongestName = 256;
    private const int MostQuestions = 100;

    private Assignment()
    {
    }

    /// <summary>The id.</summary>
    public AssignmentId Id { get; private set; }

    /// <summary>1, 2, 3, … in this bank: the order in which work was handed out.</summary>
    public int Number { get; private set; }

    /// <summary>What it is about, in the audit log: <c>question:…</c> or <c>requirement:…</c>.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>The standard of what it is about.</summary>
    public StandardId StandardId { get; private set; }

    /// <summary>The question; null for a commission.</summary>
    public QuestionId? QuestionId { get; private set; }

    /// <summary>The requirement that questions are commissioned for.</summary>
    public RequirementId? RequirementId { get; private set; }

    /// <summary>How many questions are commissioned; null for work on a question.</summary>
    public int? Count { get; private set; }

    /// <summary>Whether to write or to review.</summary>
    public AssignmentRole Role { get; private set; }

    /// <summary>Name of the account that is asked.</summary>
    public string Assignee { get; private set; } = "";

    /// <summary>Until when, in UTC.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>What else there is to say.</summary>
    public string? Note { get; private set; }

    /// <summary>Who asks.</summary>
    public string AssignedBy { get; private set; } = "";

    /// <summary>Since when, in UTC.</summary>
    public DateTimeOffset AssignedAt { get; private set; }

    /// <summary>What became of it.</summary>
    public AssignmentState State { get; private set; }

    /// <summary>When it ended, in UTC.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Asks somebody to work on a question, whose revisions are loaded. Nobody is asked to review their own words.</summary>
    public static Result<Assignment> OfQuestion(int number, Question question, AssignmentRole role, AssignmentTerms terms, Actor actor, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(terms);
        if (question.State == QuestionState.Retired) return QuestionErrors.Retired(question.Code);
        if (role == AssignmentRole.Reviewer && question.IsWrittenBy(terms.Assignee))
            return ReviewErrors.OwnRevision("assignee", question.Code, question.LatestRevision, terms.Assignee);
        return Create(number, terms, actor, at, assignment =>
        {
            assignment.StandardId = question.StandardId;
            assignment.QuestionId = question.Id;
            assignment.Role = role;
            assignment.Subject = $"question:{question.Code}";
        });
    }

    /// <summary>Asks somebody to write new questions for a requirement.</summary>
    public static Result<Assignment> Commission(int number, Standard standard, Requirement requirement, int count, AssignmentTerms terms, Actor actor, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(standard);
        ArgumentNullException.ThrowIfNull(requirement);
        ArgumentNullException.ThrowIfNull(terms);
        if (count is < 1 or > MostQuestions) return ReviewErrors.CountOutOfRange("count", count, MostQuestions);
        return Create(number, terms, actor, at, assignment =>
        {
            assignment.StandardId = standard.Id;
            assignment.RequirementId = requirement.Id;
            assignment.Count = count;
            assignment.Role = AssignmentRole.Author;
            assignment.Subject = $"requirement:{standard.Code}/{requirement.Key}";
        });
    }

    /// <summary>Ends it as done or withdrawn.</summary>
    public Result<Assignment> Close(AssignmentState state, Actor actor, DateTimeOffset at)
    {
        if (State != AssignmentState.Open || state == AssignmentState.Open) return ReviewErrors.AssignmentClosed();
        (State, ClosedAt) = (state, at);
        Record(state == AssignmentState.Done ? "assignment.done" : "assignment.withdrawn", Subject, actor, at, null, Facts());
        return this;
    }

    private static Result<Assignment> Create(int number, AssignmentTerms terms, Actor actor, DateTimeOffset at, Action<Assignment> describe)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var name = terms.Assignee.Trim();
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl)) return ReviewErrors.InvalidAssignee("assignee", terms.Assignee);
        if (terms.DueAt is { } due && due <= at) return ReviewErrors.DueInThePast("dueAt");
        var note = terms.Note is { } given ? LineEnds.Normalise(given).Trim() : null;
        if (note is not null && ReviewText.Fault(note, "note") is { } fault) return fault;
        var assignment = new Assignment
        {
            Id = NewId.Of<AssignmentId>(at),
            Number = number,
            Assignee = name,
            DueAt = terms.DueAt?.ToUniversalTime(),
            Note = note,
            AssignedBy = actor.Name,
            AssignedAt = at,
        };
        describe(assignment);
        assignment.Record("assignment.made", assignment.Subject, actor, at, null, assignment.Facts());
        return assignment;
    }

    private JsonObject Facts()
    {
        var facts = new JsonObject { ["assignment"] = Id.Value.ToString("N"), ["assignee"] = Assignee, ["role"] = Role.ToString() };
        if (DueAt is { } due) facts["due"] = due.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        if (Count is { } count) facts["count"] = count;
        return facts;
    }
}

/// <summary>Who is asked, until when.</summary>
/// <param name="Assignee">Name of the account.</param>
/// <param name="DueAt">Until when; null leaves it open.</param>
/// <param name="Note">What else there is to say.</param>
public sealed record AssignmentTerms(string Assignee, DateTimeOffset? DueAt, string? Note);
