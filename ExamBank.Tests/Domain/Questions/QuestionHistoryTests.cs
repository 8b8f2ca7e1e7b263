using ExamBank.Domain.Audit;
using ExamBank.Domain.Questions;
using ExamBank.Tests.Support;
using NUnit.Framework;
using static ExamBank.Tests.Support.Resolved;

namespace ExamBank.Tests.QuestionRules;

/// <summary>What stays behind of each verb: periods without gaps, and one event with the facts before and after.</summary>
public sealed class QuestionHistoryTests
{
    private static readonly ResolvedContent NewText = Of(Support.Questions.Single("新题干"));

    [Test]
    public void StatusPeriods_FollowEachOtherWithoutAGap()
    {
        var question = Draft();
        question.Submit(Author, At(1));
        question.Approve(Author, At(2));
        question.Revise(NewText, 1, Author, At(3));
        question.Submit(Author, At(4));
        question.Approve(Author, At(5));
        Assert.That(Periods(question.Revisions[0]), Is.EqualTo(new[]
        {
            (RevisionStatus.Draft, At(0), (DateTimeOffset?)At(1)),
            (RevisionStatus.InReview, At(1), At(2)),
            (RevisionStatus.Approved, At(2), At(5)),
            (RevisionStatus.Superseded, At(5), null),
        }));
        Assert.That(Periods(question.Revisions[1]), Is.EqualTo(new[]
        {
            (RevisionStatus.Draft, At(3), (DateTimeOffset?)At(4)),
            (RevisionStatus.InReview, At(4), At(5)),
            (RevisionStatus.Approved, At(5), null),
        }));
    }

    [Test]
    public void StatePeriods_FollowEachOtherWithoutAGap()
    {
        var question = Draft();
        question.Retire("过时", Author, At(1));
        question.Reinstate("仍适用", Author, At(2));
        Assert.That(question.StatePeriods.Select(p => (p.State, p.From, p.To)), Is.EqualTo(new[]
        {
            (QuestionState.Active, At(0), (DateTimeOffset?)At(1)),
            (QuestionState.Retired, At(1), At(2)),
            (QuestionState.Active, At(2), null),
        }));
    }

    [Test]
    public void Create_RecordsTheNewFactsOnly() => Assert.That(Told(Draft()), Is.EqualTo("question.created — → 1 Draft"));

    [Test]
    public void Revise_RecordsTheDraftAsItWas()
    {
        var question = As(RevisionStatus.Draft);
        question.Revise(NewText, 1, Author, At(5));
        Assert.That(Told(question), Is.EqualTo("question.revised 1 Draft → 2 Draft"));
    }

    [Test]
    public void Submit_RecordsBothStatuses()
    {
        var question = As(RevisionStatus.Draft);
        question.Submit(Author, At(5));
        Assert.That(Told(question), Is.EqualTo("question.submitted 1 Draft → 1 InReview"));
    }

    [Test]
    public void Approve_RecordsBothStatuses()
    {
        var question = As(RevisionStatus.InReview);
        question.Approve(Author, At(5));
        Assert.That(Told(question), Is.EqualTo("question.approved 1 InReview → 1 Approved"));
    }

    [Test]
    public void Reject_RecordsTheReason()
    {
        var question = As(RevisionStatus.InReview);
        question.Reject("题干不清", Author, At(5));
        Assert.That(Told(question), Is.EqualTo("question.rejected 1 InReview → 1 Rejected (题干不清)"));
    }

    [Test]
    public void RetireAndReinstate_RecordStatesAndReasons()
    {
        var question = As(RevisionStatus.Approved);
        question.Retire("过时", Author, At(5));
        Assert.That(Told(question), Is.EqualTo("question.retired Active → Retired (过时)"));
        question.ClearPendingEvents();
        question.Reinstate("仍适用", Author, At(6));
        Assert.That(Told(question), Is.EqualTo("question.reinstated Retired → Active (仍适用)"));
    }

    [Test]
    public void Event_NamesSubjectActorTimeAndTheTextsHash()
    {
        var question = As(RevisionStatus.Draft);
        question.Submit(Author, At(7));
        var change = question.PendingEvents.Single();
        Assert.Multiple(() =>
        {
            Assert.That((change.Subject, change.Actor, change.At), Is.EqualTo(("question:CAFE-001", Author, At(7))));
            Assert.That((string?)change.After!["sha256"], Is.EqualTo(question.Latest.ContentHash));
        });
    }

    [Test]
    public void Stimulus_RevisesOnlyWhatIsDifferent_AndChangesTheHashOfAQuestionOnIt()
    {
        var stimulus = Stimulus.Create(default, "STIM-1", "材料", "甲", Author, At(0)).Value;
        var before = stimulus.Latest;
        Assert.That(stimulus.Revise("材料", "甲", Author, At(1)).Value, Is.False);
        Assert.That(stimulus.Revise("材料", "乙", Author, At(1)).Value, Is.True);
        Assert.That(HashOn(before), Is.Not.EqualTo(HashOn(stimulus.Latest)));
        Assert.That(stimulus.PendingEvents.Select(e => (e.Verb, (int?)e.Before?["revision"], (int?)e.After!["revision"])), Is.EqualTo(
            new[] { ("stimulus.created", (int?)null, (int?)1), ("stimulus.revised", 1, 2) }));

        static string HashOn(StimulusRevision text)
        {
            var resolver = new ContentResolver(Requirements, ["L1"], new Dictionary<string, StimulusRevision> { ["STIM-1"] = text });
            var content = resolver.Resolve(Support.Questions.Case()).Value;
            return Question.Create(1, "CAFE-002", default, content, published: false, Author, At(2)).Value.Latest.ContentHash;
        }
    }

    [TestCase("x", "材料", "甲", "question.invalid-code at code")]
    [TestCase("STIM-1", " ", "甲", "question.text-missing at title")]
    [TestCase("STIM-1", "材料", "", "question.text-missing at content")]
    public void Stimulus_RefusesAnEmptyOne(string code, string title, string content, string error)
    {
        var refused = Stimulus.Create(default, code, title, content, Author, At(0)).Errors.Single();
        Assert.That($"{refused.Code} at {refused.Path}", Is.EqualTo(error));
    }

    private static string Told(Question question)
    {
        var change = question.PendingEvents.Single();
        return $"{change.Verb} {Facts(change.Before)} → {Facts(change.After)}";

        static string Facts(System.Text.Json.Nodes.JsonObject? facts) => facts is null
            ? "—"
            : string.Join(' ', new[] { facts["revision"], facts["status"], facts["state"] }.Where(f => f is not null))
              + (facts["reason"] is { } reason ? $" ({reason})" : "");
    }

    private static IEnumerable<(RevisionStatus Status, DateTimeOffset From, DateTimeOffset? To)> Periods(Revision revision) =>
        revision.StatusPeriods.Select(p => (p.Status, p.From, p.To));

    private static DateTimeOffset At(int minutes) => Start.AddMinutes(minutes);
}
