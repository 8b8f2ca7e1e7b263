using ExamBank.Domain;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Coverage;

/// <summary>The revision by which a question counts, with the status that it has or had, for use inside a query.</summary>
internal sealed class CountedRevision
{
    public required Question Question { get; init; }

    public required Revision Revision { get; init; }

    public required RevisionStatus Status { get; init; }
}

/// <summary>Which revision of a question counts: the approved one, or else the newest; of questions in use alone.</summary>
internal static class CountedRevisionRows
{
    /// <summary>Those of now, or of a past moment as the periods tell it.</summary>
    public static IQueryable<CountedRevision> CountedRevisions(this BankContext bank, StandardId standard, DateTimeOffset? asOf) =>
        asOf is { } moment ? At(bank, standard, moment) : Now(bank, standard);

    private static IQueryable<CountedRevision> Now(BankContext bank, StandardId standard) =>
        from question in bank.Questions.AsNoTracking()
        where question.StandardId == standard && question.State == QuestionState.Active
        join revision in bank.Revisions.AsNoTracking()
            on new { question.Id, Number = question.ApprovedRevision ?? question.LatestRevision } equals new { Id = revision.QuestionId, revision.Number }
        select new CountedRevision { Question = question, Revision = revision, Status = revision.Status };

    private static IQueryable<CountedRevision> At(BankContext bank, StandardId standard, DateTimeOffset moment) =>
        from question in bank.Questions.AsNoTracking()
        where question.StandardId == standard
        from state in question.StatePeriods
        where state.State == QuestionState.Active && state.From <= moment && (state.To == null || state.To > moment)
        join revision in bank.Revisions.AsNoTracking() on question.Id equals revision.QuestionId
        from period in revision.StatusPeriods
        where period.From <= moment && (period.To == null || period.To > moment)
        where period.Status == RevisionStatus.Approved
            || (!bank.Revisions.Any(later => later.QuestionId == question.Id && later.Number > revision.Number && later.CreatedAt <= moment)
                && !bank.Revisions.Any(other => other.QuestionId == question.Id && other.StatusPeriods.Any(p =>
                    p.Status == RevisionStatus.Approved && p.From <= moment && (p.To == null || p.To > moment))))
        select new CountedRevision { Question = question, Revision = revision, Status = period.Status };
}
