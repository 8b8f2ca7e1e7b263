using System.Text.Json;
using ExamBank.Domain.Questions.Review;
using ExamBank.Domain.Values;

namespace ExamBank.Domain.Questions;

/// <summary>Where a revision stands in review.</summary>
public enum RevisionStatus
{
    /// <summary>草稿: being written.</summary>
    Draft,

    /// <summary>审核中: handed to reviewers.</summary>
    InReview,

    /// <summary>已通过: usable in papers.</summary>
    Approved,

    /// <summary>已退回: refused with a reason.</summary>
    Rejected,

    /// <summary>已被取代: a newer revision stands in its place.</summary>
    Superseded,
}

/// <summary>One immutable text of a question. Only its status changes, and every status keeps its period.</summary>
public sealed class Revision
{
    private readonly List<RevisionRequirement> requirements = [];
    private readonly List<QuestionFacility> facilities = [];
    private readonly List<RevisionStatusPeriod> periods = [];
    private readonly List<RevisionApproval> approvals = [];

    private Revision()
    {
    }

    /// <summary>The id.</summary>
    public RevisionId Id { get; private set; }

    /// <summary>The question.</summary>
    public QuestionId QuestionId { get; private set; }

    /// <summary>1, 2, 3, … within the question.</summary>
    public int Number { get; private set; }

    /// <summary>Status now.</summary>
    public RevisionStatus Status { get; private set; }

    /// <summary>Why it was rejected.</summary>
    public string? RejectionReason { get; private set; }

    /// <summary>Content as compact JSON (<see cref="ContentJson"/>).</summary>
    public string ContentText { get; private set; } = "";

    /// <summary>SHA-256 of the content and of the stimulus it hangs on.</summary>
    public string ContentHash { get; private set; } = "";

    /// <summary>The question type, from the content.</summary>
    public QuestionType Type { get; private set; }

    /// <summary>The cognitive level, from the content.</summary>
    public CognitiveLevel CognitiveLevel { get; private set; }

    /// <summary>Level of the primary requirement.</summary>
    public string LevelCode { get; private set; } = "";

    /// <summary>Default marks, from the content.</summary>
    public Marks Marks { get; private set; }

    /// <summary>Working time, from the content.</summary>
    public Minutes Minutes { get; private set; }

    /// <summary>Estimated facility at the question's own level, from the content.</summary>
    public Facility Facility { get; private set; }

    /// <summary>What it counts as; the database works it out by itself, so that it can count by it.</summary>
    public QuestionKind Kind
    {
        get => new(Type, CognitiveLevel, Facility.Band);
        private set => _ = value;
    }

    /// <summary>Whether the hashes by which similar questions are found are stored; false only in a bank of an earlier build until it is opened.</summary>
    public bool HasBands { get; private set; }

    /// <summary>The stimulus text it hangs on.</summary>
    public StimulusRevisionId? StimulusRevisionId { get; private set; }

    /// <summary>Who wrote it.</summary>
    public string Author { get; private set; } = "";

    /// <summary>When it was written, in UTC.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Tags: the primary requirement, any further ones, and those that parts test.</summary>
    public IReadOnlyList<RevisionRequirement> Requirements => requirements;

    /// <summary>Facility per level and source.</summary>
    public IReadOnlyList<QuestionFacility> Facilities => facilities;

    /// <summary>Which status it had when.</summary>
    public IReadOnlyList<RevisionStatusPeriod> StatusPeriods => periods;

    /// <summary>Who approved it, in every round of review.</summary>
    public IReadOnlyList<RevisionApproval> Approvals => approvals;

    /// <summary>Approvals since it was last submitted; periods and approvals must be loaded.</summary>
    public IEnumerable<RevisionApproval> ApprovalsOfThisRound => approvals.Where(a => a.At >= periods.Single(p => p.To is null).From);

    /// <summary>Reads the content.</summary>
    public QuestionContent ReadContent() => ReadContent(ContentText);

    /// <summary>Reads a stored content.</summary>
    public static QuestionContent ReadContent(string contentText) => JsonSerializer.Deserialize<QuestionContent>(contentText, ContentJson.Compact)
        ?? throw new InvalidOperationException("The revision has no content.");

    internal static Revision Create(QuestionId question, int number, ResolvedContent resolved, string author, DateTimeOffset at)
    {
        var content = resolved.Content;
        var text = TextOf(content);
        var revision = new Revision
        {
            Id = NewId.Of<RevisionId>(at),
            QuestionId = question,
            Number = number,
            Status = RevisionStatus.Draft,
            ContentText = text,
            ContentHash = HashOf(text, resolved.Stimulus),
            Type = content.Type,
            CognitiveLevel = content.CognitiveLevel,
            LevelCode = resolved.LevelCode,
            Marks = content.Marks,
            Minutes = content.Minutes,
            Facility = content.Facility[resolved.LevelCode],
            HasBands = true,
            StimulusRevisionId = resolved.Stimulus?.Id,
            Author = author,
            CreatedAt = at,
        };
        foreach (var tag in resolved.Tags)
            revision.requirements.Add(new RevisionRequirement(revision.Id, tag.Requirement, tag.IsPrimary, tag.IsOfPart));
        foreach (var (level, value) in content.Facility)
            revision.facilities.Add(QuestionFacility.Estimate(revision.Id, level, value, at));
        revision.periods.Add(new RevisionStatusPeriod(revision.Id, RevisionStatus.Draft, at));
        return revision;
    }

    internal static string HashOf(ResolvedContent resolved) => HashOf(TextOf(resolved.Content), resolved.Stimulus);

    internal static string TextOf(QuestionContent content) => JsonSerializer.Serialize(content, ContentJson.Compact);

    /// <summary>The same words, hung on another text of the stimulus. The tags must be loaded.</summary>
    internal ResolvedContent With(StimulusRevision stimulus) =>
        new(ReadContent(), LevelCode, [.. requirements.Select(t => new ResolvedTag(t.RequirementId, t.IsPrimary, t.IsOfPart))], stimulus);

    internal void AddApproval(string reviewer, DateTimeOffset at, ReviewChecklist? checklist) => approvals.Add(new RevisionApproval(Id, reviewer, at, checklist?.Write()));

    internal void MoveTo(RevisionStatus status, DateTimeOffset at, string? rejectionReason = null)
    {
        periods.Single(p => p.To is null).End(at);
        periods.Add(new RevisionStatusPeriod(Id, status, at));
        Status = status;
        RejectionReason = rejectionReason;
    }

    private static string HashOf(string contentText, StimulusRevision? stimulus) =>
        ContentJson.Hash(stimulus is null ? contentText : $"{contentText}\n{stimulus.ContentHash}");
}

/// <summary>A tag: the revision tests the requirement.</summary>
public sealed class RevisionRequirement
{
    /// <summary>Tags a revision.</summary>
    public RevisionRequirement(RevisionId revisionId, RequirementId requirementId, bool isPrimary, bool isOfPart) =>
        (RevisionId, RequirementId, IsPrimary, IsOfPart) = (revisionId, requirementId, isPrimary, isOfPart);

    /// <summary>The revision.</summary>
    public RevisionId RevisionId { get; private set; }

    /// <summary>The requirement.</summary>
    public RequirementId RequirementId { get; private set; }

    /// <summary>Whether it is the one primary requirement, by which the question is counted.</summary>
    public bool IsPrimary { get; private set; }

    /// <summary>Whether a part of a case question names it; the question is counted there too.</summary>
    public bool IsOfPart { get; private set; }
}

/// <summary>A period in which a revision had a status.</summary>
public sealed class RevisionStatusPeriod
{
    /// <summary>Begins a period.</summary>
    public RevisionStatusPeriod(RevisionId revisionId, RevisionStatus status, DateTimeOffset from) =>
        (RevisionId, Status, From) = (revisionId, status, from);

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The revision.</summary>
    public RevisionId RevisionId { get; private set; }

    /// <summary>The status.</summary>
    public RevisionStatus Status { get; private set; }

    /// <summary>From this moment on.</summary>
    public DateTimeOffset From { get; private set; }

    /// <summary>Until before this moment; null while it lasts.</summary>
    public DateTimeOffset? To { get; private set; }

    internal void End(DateTimeOffset at) => To = at;
}
