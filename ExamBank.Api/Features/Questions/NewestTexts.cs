using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Questions;

/// <summary>An active question and the newest of its texts that has not been rejected, for use inside a query.</summary>
internal sealed class NewestText
{
    public required Question Question { get; init; }

    public required Revision Revision { get; init; }
}

/// <summary>What authors work on: to be exported and checked.</summary>
internal static class NewestTextRows
{
    /// <summary>One row for each active question that has such a text.</summary>
    public static IQueryable<NewestText> NewestTexts(this BankContext bank)
    {
        var newest = from revision in bank.Revisions.AsNoTracking()
                     where revision.Status != RevisionStatus.Rejected
                     group revision by revision.QuestionId into g
                     select new { QuestionId = g.Key, Number = g.Max(r => r.Number) };
        return from question in bank.Questions.AsNoTracking()
               where question.State == QuestionState.Active
               join latest in newest on question.Id equals latest.QuestionId
               join revision in bank.Revisions.AsNoTracking() on new { latest.QuestionId, latest.Number } equals new { revision.QuestionId, revision.Number }
               select new NewestText { Question = question, Revision = revision };
    }
}
