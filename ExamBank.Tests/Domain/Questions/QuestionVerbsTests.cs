using ExamBank.Domain;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Questions;
using ExamBank.Tests.Support;
using NUnit.Framework;
using static ExamBank.Tests.Support.Resolved;

namespace ExamBank.Tests.QuestionRules;

/// <summary>What each verb does, and what it refuses.</summary>
public sealed class QuestionVerbsTests
{
    private static readonly DateTimeOffset Later = Start.AddHours(1);

    private static readonly ResolvedContent NewText = Of(Support.Questions.Single("新题干"));

    [Test]
    public void Create_StartsActiveWithOneDraft()
    {
        var question = Draft();
        Assert.Multiple(() =>
        {
            Assert.That(question.State, Is.EqualTo(QuestionState.Active));
            Assert.That(question.DisplayNumber, Is.EqualTo("Q-000001"));
            Assert.That(question.LatestRevision, Is.EqualTo(1));
            Assert.That(question.ApprovedRevision, Is.Null);
            Assert.That(question.Latest.Status, Is.EqualTo(RevisionStatus.Draft));
            Assert.That(question.Latest.Author, Is.EqualTo("王老师"));
            Assert.That(question.Latest.ReadContent().Stem, Is.EqualTo(Support.Questions.Single().Stem));
        });
    }

    [Test]
    public void Create_WithoutCode_MakesOneThatIsValidAndItsOwn()
    {
        var (one, other) = (Draft(code: null), Draft(code: null));
        Assert.That(QuestionCode.IsValid(one.Code), Is.True);
        Assert.That(one.Code, Is.Not.EqualTo(other.Code));
    }

    [TestCase("ab")]
    [TestCase("-abc")]
    [TestCase("abc def")]
    [TestCase("题目-01")]
    [TestCase("abc\n")]
    public void Create_RefusesCode(string code) => Assert.That(
        ErrorOf(Question.Create(1, code, default, NewText, published: false, Author, Later)), Is.EqualTo("question.invalid-code at code"));

    [Test]
    public void Revise_OfDraft_SupersedesIt()
    {
        var question = As(RevisionStatus.Draft);
        var revised = question.Revise(NewText, 1, Author, Later).Value;
        Assert.That(revised.Number, Is.EqualTo(2));
        Assert.That(Statuses(question), Is.EqualTo(new[] { RevisionStatus.Superseded, RevisionStatus.Draft }));
    }

    [Test]
    public void Revise_OfApproved_LeavesItInUse()
    {
        var question = As(RevisionStatus.Approved);
        question.Revise(NewText, 1, Author, Later);
        Assert.That(question.ApprovedRevision, Is.EqualTo(1));
        Assert.That(Statuses(question), Is.EqualTo(new[] { RevisionStatus.Approved, RevisionStatus.Draft }));
    }

    [Test]
    public void Revise_OfRejected_MayBringTheSameTextAgain()
    {
        var question = As(RevisionStatus.Rejected);
        var again = question.Revise(Of(Support.Questions.Single()), 1, Author, Later);
        Assert.That(again.Value.Number, Is.EqualTo(2));
        Assert.That(Statuses(question), Is.EqualTo(new[] { RevisionStatus.Rejected, RevisionStatus.Draft }));
    }

    [Test]
    public void Revise_RefusesATextThatTheAuthorHasNotSeen() => RefusesWithoutTrace(
        RevisionStatus.Draft, q => q.Revise(NewText, 0, Author, Later), "question.conflict at expectedRevision");

    [TestCase(RevisionStatus.Draft)]
    [TestCase(RevisionStatus.Approved)]
    public void Revise_RefusesTheSameText(RevisionStatus status) => RefusesWithoutTrace(
        status, q => q.Revise(Of(Support.Questions.Single()), 1, Author, Later), "question.unchanged at ");

    [Test]
    public void Revise_RefusesWhileInReview() => RefusesWithoutTrace(
        RevisionStatus.InReview, q => q.Revise(NewText, 1, Author, Later), "question.in-review at ");

    [Test]
    public void Approve_SupersedesTheApprovedOneBeforeIt()
    {
        var question = As(RevisionStatus.Approved);
        question.Revise(NewText, 1, Author, Later);
        question.Submit(Author, Later);
        question.Approve(Author, Later);
        Assert.That(question.ApprovedRevision, Is.EqualTo(2));
        Assert.That(Statuses(question), Is.EqualTo(new[] { RevisionStatus.Superseded, RevisionStatus.Approved }));
    }

    [Test]
    public void Follow_KeepsTheWordsAndTags_AndHangsThemOnTheNewText()
    {
        var question = Draft(Support.Questions.Case());
        question.Submit(Author, Later);
        question.Approve(Author, Later);
        var stimulus = Stimulus.Create(NewId.Of<StandardId>(Later), "STIM-1", "材料", "另一些数据。", Author, Later).Value.Latest;
        var followed = question.Follow(stimulus, Author, Later).Value;
        Assert.That(followed.StimulusRevisionId, Is.EqualTo(stimulus.Id));
        Assert.That(followed.ContentText, Is.EqualTo(question.Revisions[0].ContentText));
        Assert.That(followed.ContentHash, Is.Not.EqualTo(question.Revisions[0].ContentHash));
        Assert.That(followed.Requirements.Select(t => (t.RequirementId, t.IsPrimary)), Is.EqualTo(question.Revisions[0].Requirements.Select(t => (t.RequirementId, t.IsPrimary))));
        Assert.That(Statuses(question), Is.EqualTo(new[] { RevisionStatus.Approved, RevisionStatus.Draft }));
        Assert.That(question.HasWords(Support.Questions.Case()), Is.True);
        Assert.That(question.HasContent(Of(Support.Questions.Case())), Is.False);
        Assert.That(ErrorOf(question.Follow(stimulus, Author, Later)), Is.EqualTo("question.unchanged at "));
    }

    [Test]
    public void Reject_KeepsTheReasonTrimmed_AndTheApprovedOneInUse()
    {
        var question = As(RevisionStatus.Approved);
        question.Revise(NewText, 1, Author, Later);
        question.Submit(Author, Later);
        var rejected = question.Reject(" 选项重复 ", Author, Later).Value;
        Assert.That(rejected.RejectionReason, Is.EqualTo("选项重复"));
        Assert.That(question.ApprovedRevision, Is.EqualTo(1));
        Assert.That(Statuses(question), Is.EqualTo(new[] { RevisionStatus.Approved, RevisionStatus.Rejected }));
    }

    [Test]
    public void EachStepOfReview_IsAllowedFromOneStatusOnly(
        [Values(RevisionStatus.Draft, RevisionStatus.InReview, RevisionStatus.Approved, RevisionStatus.Rejected)] RevisionStatus from)
    {
        Assert.Multiple(() =>
        {
            Check(from == RevisionStatus.Draft, q => q.Submit(Author, Later));
            Check(from == RevisionStatus.InReview, q => q.Approve(Author, Later));
            Check(from == RevisionStatus.InReview, q => q.Reject("错", Author, Later));
        });

        void Check(bool allowed, Func<Question, Result<Revision>> step)
        {
            if (allowed) Assert.That(step(As(from)).Succeeded, Is.True);
            else RefusesWithoutTrace(from, step, "question.wrong-status at ");
        }
    }

    [Test]
    public void RetiredQuestion_RefusesEveryStepButReinstate()
    {
        Func<Question, string>[] steps =
        [
            q => ErrorOf(q.Revise(NewText, 1, Author, Later)),
            q => ErrorOf(q.Submit(Author, Later)),
            q => ErrorOf(q.Approve(Author, Later)),
            q => ErrorOf(q.Reject("错", Author, Later)),
            q => ErrorOf(q.Retire("又过时", Author, Later)),
        ];
        var question = As(RevisionStatus.InReview);
        question.Retire("过时", Author, Later);
        Assert.That(steps.Select(step => step(question)), Is.All.EqualTo("question.retired at "));
    }

    [Test]
    public void RetireAndReinstate_TakeOutAndBringBackWithWhatWasApproved()
    {
        var question = As(RevisionStatus.Approved);
        Assert.That(question.Retire(" 过时 ", Author, Later).Value.RetirementReason, Is.EqualTo("过时"));
        Assert.That(question.State, Is.EqualTo(QuestionState.Retired));
        Assert.That(question.Reinstate("仍适用", Author, Later).Value.RetirementReason, Is.Null);
        Assert.That((question.State, question.ApprovedRevision), Is.EqualTo((QuestionState.Active, (int?)1)));
    }

    [Test]
    public void Reinstate_RefusesWhatIsNotRetired() =>
        RefusesWithoutTrace(RevisionStatus.Draft, q => q.Reinstate("原因", Author, Later), "question.not-retired at ");

    [TestCase("")]
    [TestCase(" \t\n　")]
    public void RejectRetireAndReinstate_NeedAReason(string reason)
    {
        RefusesWithoutTrace(RevisionStatus.InReview, q => q.Reject(reason, Author, Later), "question.reason-missing at reason");
        RefusesWithoutTrace(RevisionStatus.Draft, q => q.Retire(reason, Author, Later), "question.reason-missing at reason");
        RefusesWithoutTrace(RevisionStatus.Draft, q => q.Reinstate(reason, Author, Later), "question.reason-missing at reason");
    }

    [Test]
    public void EveryVerb_CountsAChange()
    {
        var question = Draft();
        question.Revise(NewText, 1, Author, Later);
        question.Submit(Author, Later);
        question.Reject("错", Author, Later);
        question.Revise(NewText, 2, Author, Later);
        question.Submit(Author, Later);
        question.Approve(Author, Later);
        question.Retire("过时", Author, Later);
        question.Reinstate("仍适用", Author, Later);
        Assert.That(question.Changes, Is.EqualTo(9));
    }

    [Test]
    public void HasContent_KnowsTheNewestText_AndMarkAsSeedItsHash()
    {
        var question = Draft();
        question.MarkAsSeed();
        question.Revise(NewText, 1, Author, Later);
        Assert.Multiple(() =>
        {
            Assert.That(question.HasContent(NewText), Is.True);
            Assert.That(question.HasContent(Of(Support.Questions.Single())), Is.False);
            Assert.That(question.SeedHash, Is.EqualTo(question.Revisions[0].ContentHash).And.Not.EqualTo(question.Latest.ContentHash));
        });
    }

    private static void RefusesWithoutTrace<T>(RevisionStatus status, Func<Question, Result<T>> step, string error)
    {
        var question = As(status);
        Assert.That(ErrorOf(step(question)), Is.EqualTo(error));
        Assert.That(question.PendingEvents, Is.Empty);
        Assert.That((question.LatestRevision, question.Latest.Status, question.State), Is.EqualTo((1, status, QuestionState.Active)));
    }

    private static string ErrorOf<T>(Result<T> result) => $"{result.Errors.Single().Code} at {result.Errors.Single().Path}";

    private static IEnumerable<RevisionStatus> Statuses(Question question) => question.Revisions.Select(r => r.Status);
}
