using ExamBank.Api.GraphQL.Paging;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Persistence.Search;
using ExamBank.Domain.Questions;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Questions;

/// <summary>The questions that a filter describes, to be counted and paged through in an order.</summary>
/// <param name="bank">The bank.</param>
/// <param name="conditions">Those that meet every condition but the words; null when there is no other condition.</param>
/// <param name="hits">The words that they have to have; null for any.</param>
internal sealed class QuestionMatches(BankView bank, IQueryable<Question>? conditions, TextHits? hits)
{
    private readonly IQueryable<Question> questions = conditions ?? bank.Questions;

    /// <summary>The connection; nothing is read yet, but a cursor that is none is refused.</summary>
    public QuestionConnection ToConnection(QuestionOrder? asked, int size, string? after)
    {
        var order = asked switch
        {
            { } given when given != QuestionOrder.Relevance => given,
            _ => hits is null ? QuestionOrder.NumberAsc : QuestionOrder.Relevance,
        };
        var start = Cursor.Parse(after, order.ToString());
        var matches = hits is null ? questions : hits.Anywhere().Join(questions, hit => hit.Number, question => question.Number, (_, question) => question);
        return new QuestionConnection(
            cancellationToken => order == QuestionOrder.Relevance
                ? new RelevancePages(bank, hits!, conditions).FetchAsync(size, start, cancellationToken)
                : new QuestionPages(bank.QuestionRows(matches), order).FetchAsync(size, start, cancellationToken),
            cancellationToken => matches.CountAsync(cancellationToken));
    }
}
