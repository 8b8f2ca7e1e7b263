using ExamBank.Domain;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Questions;

namespace ExamBank.Tests.Support;

/// <summary>Content looked up in a standard that exists only here, and questions made of it, without a bank.</summary>
internal static class Resolved
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public static readonly Actor Author = new(ActorKind.LocalOperator, "王老师", "test");

    private static readonly string[] Keys = ["L1-1.1.1", "L1-1.1.2", "L2-1.1.1"];

    public static IReadOnlyDictionary<string, RequirementId> Requirements { get; } =
        Keys.ToDictionary(key => key, _ => NewId.Of<RequirementId>(Start));

    public static StimulusRevision Text { get; } =
        Stimulus.Create(NewId.Of<StandardId>(Start), "STIM-1", "材料", "某平台的数据。", Author, Start).Value.Latest;

    public static ContentResolver Resolver { get; } =
        new(Requirements, ["L1", "L2"], new Dictionary<string, StimulusRevision> { ["STIM-1"] = Text });

    public static ResolvedContent Of(QuestionContent content) => Resolver.Resolve(content).Value;

    /// <summary>A new draft, written at <see cref="Start"/>.</summary>
    public static Question Draft(QuestionContent? content = null, string? code = "CAFE-001") =>
        Question.Create(1, code, NewId.Of<StandardId>(Start), Of(content ?? Questions.Single()), published: false, Author, Start).Value;

    /// <summary>A question taken on from a draft, a minute a step.</summary>
    public static Question As(RevisionStatus status)
    {
        var question = Draft();
        if (status is RevisionStatus.InReview or RevisionStatus.Approved or RevisionStatus.Rejected) question.Submit(Author, Start.AddMinutes(1));
        if (status == RevisionStatus.Approved) question.Approve(Author, Start.AddMinutes(2));
        if (status == RevisionStatus.Rejected) question.Reject("题干不清", Author, Start.AddMinutes(2));
        question.ClearPendingEvents();
        return question;
    }
}
