using System.Linq.Expressions;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;

namespace ExamBank.Api.Features.Questions;

/// <summary>A question with its newest revision, for use inside a query.</summary>
internal sealed class QuestionRow
{
    public required Question Question { get; init; }

    public required Revision Latest { get; init; }
}

/// <summary>How the rows of questions become nodes, once for every query that makes them.</summary>
internal static class QuestionProjections
{
    /// <summary>Questions with their newest revision: for whom drafts do not exist, with the approved one.</summary>
    public static IQueryable<QuestionRow> QuestionRows(this BankView bank) => bank.Rights.SeesDrafts
        ? from question in bank.Questions
          join latest in bank.Revisions on new { QuestionId = question.Id, Number = question.LatestRevision } equals new { latest.QuestionId, latest.Number }
          select new QuestionRow { Question = question, Latest = latest }
        : from question in bank.Questions
          join approved in bank.Revisions on new { QuestionId = question.Id, Number = question.ApprovedRevision } equals new { approved.QuestionId, Number = (int?)approved.Number }
          select new QuestionRow { Question = question, Latest = approved };

    public static readonly Expression<Func<Revision, RevisionNode>> ToRevision = r => new RevisionNode
    {
        RowId = r.Id.Value,
        QuestionRowId = r.QuestionId.Value,
        StimulusRevisionRowId = r.StimulusRevisionId == null ? null : r.StimulusRevisionId.Value.Value,
        ContentText = r.ContentText,
        OwnFacility = r.Facility,
        DefaultMarks = r.Marks,
        WorkingTime = r.Minutes,
        Number = r.Number,
        Status = r.Status,
        RejectionReason = r.RejectionReason,
        Type = r.Type,
        CognitiveLevel = r.CognitiveLevel,
        LevelCode = r.LevelCode,
        Author = r.Author,
        CreatedAt = r.CreatedAt,
        ContentHash = r.ContentHash,
    };

    public static readonly Expression<Func<QuestionRow, QuestionNode>> ToQuestion = ProjectionParts.Whole<QuestionRow, QuestionNode>(row => new QuestionNode
    {
        RowId = row.Question.Id.Value,
        StandardRowId = row.Question.StandardId.Value,
        PlainNumber = row.Question.Number,
        ApprovedRevisionNumber = row.Question.ApprovedRevision,
        Code = row.Question.Code,
        State = row.Question.State,
        RetirementReason = row.Question.RetirementReason,
        Published = row.Question.IsPublished,
        LatestRevision = ToRevision.Of(row.Latest),
    });
}
