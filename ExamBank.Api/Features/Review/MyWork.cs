using System.ComponentModel;
using ExamBank.Api.Features.Questions;
using ExamBank.Api.GraphQL.Paging;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Questions.Review;
using GraphQL;

namespace ExamBank.Api.Features.Review;

[Name("MyWork")]
[Description("What waits for the person who asks. 我的工作")]
internal sealed class MyWork(BankView bank, Actor actor)
{
    [Description("Work that was asked for and is not done, the most urgent first. 分配给我的任务")]
    public AssignmentConnection Assigned(
        [Description(PageArguments.FirstText)] int? first = null,
        [Description(PageArguments.AfterText)] string? after = null,
        [Description(PageArguments.LastText)] int? last = null,
        [Description(PageArguments.BeforeText)] string? before = null) =>
        AssignmentPages.Of(bank.Assignments.Where(a => a.Assignee == actor.Name && a.State == AssignmentState.Open), new PageArguments(first, after, last, before));

    [Description("Questions whose newest text is mine and was given back or rejected, the longest waiting first. 待我修改")]
    public QuestionConnection ToChange(
        [Description(PageArguments.FirstText)] int? first = null,
        [Description(PageArguments.AfterText)] string? after = null,
        [Description(PageArguments.LastText)] int? last = null,
        [Description(PageArguments.BeforeText)] string? before = null) => Of(Latest(r => r
            .Where(revision => revision.Author == actor.Name)
            .Where(revision => revision.Status == RevisionStatus.Rejected
                || (revision.Status == RevisionStatus.Draft && revision.StatusPeriods.Any(p => p.Status == RevisionStatus.InReview)))), new PageArguments(first, after, last, before));

    [Description("Questions in review that I may approve: not of my own words, and not approved by me already; the longest waiting first. 待我审核")]
    public QuestionConnection ToReview(
        [Description(PageArguments.FirstText)] int? first = null,
        [Description(PageArguments.AfterText)] string? after = null,
        [Description(PageArguments.LastText)] int? last = null,
        [Description(PageArguments.BeforeText)] string? before = null)
    {
        var page = new PageArguments(first, after, last, before);
        var waiting = Latest(r => r.Where(revision => revision.Status == RevisionStatus.InReview));
        // The operator of the machine may be alone with the bank.
        if (actor.Kind != ActorKind.Account) return Of(waiting, page);
        var name = actor.Name;
        var fresh = Latest(r => r.Where(revision => !revision.Approvals.Any(a => a.Reviewer == name
            && revision.StatusPeriods.Any(p => p.Status == RevisionStatus.InReview && p.To == null && p.From <= a.At))));
        var others = waiting.Where(q => !bank.Revisions.Any(r => r.QuestionId == q.Id && r.Author == name
            && (q.ApprovedRevision == null || r.Number > q.ApprovedRevision
                || bank.Revisions.Any(l => l.QuestionId == q.Id && l.Number == q.LatestRevision && l.ContentText == r.ContentText))));
        return Of(others.Where(q => fresh.Any(f => f.Id == q.Id)), page);
    }

    private IQueryable<Question> Latest(Func<IQueryable<Revision>, IQueryable<Revision>> condition) =>
        from question in bank.Questions
        where question.State == QuestionState.Active
        join revision in condition(bank.Revisions) on new { QuestionId = question.Id, Number = question.LatestRevision } equals new { revision.QuestionId, revision.Number }
        select question;

    private QuestionConnection Of(IQueryable<Question> questions, PageArguments page) =>
        new QuestionMatches(bank, questions, hits: null).ToConnection(QuestionOrder.UpdatedAsc, page);
}
