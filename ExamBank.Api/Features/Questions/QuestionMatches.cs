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

    /// <summary>The connection; nothing is read yet, but a page that cannot be is refused.</summary>
    /// <param name="asked">The order; null for the usual one: by relevance where there are words, otherwise by number.</param>
    /// <param name="page">Which part of the list.</param>
    public QuestionConnection ToConnection(QuestionOrder? asked, PageArguments page)
    {
        var order = asked switch
        {
            { } given when given != QuestionOrder.Relevance => given,
            _ => hits is null ? QuestionOrder.NumberAsc : QuestionOrder.Relevance,
        };
        var window = PageWindow.Of(QuestionOrders.NameOf(order), page);
        var matches = hits is null ? questions : hits.Anywhere().Join(questions, hit => hit.Number, question => question.Number, (_, question) => question);
        return new QuestionConnection(order == QuestionOrder.Relevance
            ? new RelevancePages(bank, hits!, conditions, window, matches.CountAsync)
            : new ListPages<QuestionRow, QuestionNode, QuestionEdge>(
                bank.QuestionRows(matches),
                QuestionOrders.Of(order),
                window,
                QuestionProjections.ToQuestion,
                node => new QuestionEdge(QuestionOrders.CursorOf(node, order), node),
                matches.CountAsync));
    }
}
