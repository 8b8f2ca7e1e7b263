using System.ComponentModel;
using ExamBank.Api.Features.Questions;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Api.GraphQL.Paging;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using GraphQL;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.GraphQL;

/// <content>Questions.</content>
internal sealed partial class Query
{
    [Description("Questions that match the filter, page by page. 试题列表")]
    public static async Task<QuestionConnection> QuestionsAsync(
        [FromServices] QuestionSearch search,
        CancellationToken cancellationToken,
        [Description("Which questions; all when left out. 筛选条件")] QuestionFilter? filter = null,
        [Description("Order of the list. 排序")] QuestionOrder order = QuestionOrder.NumberAsc,
        [Description("How many rows from the beginning, 1 to 100; 20 when neither first nor last is given. 每页数量")] int? first = null,
        [Description("Cursor of the row after which to begin. 起始游标")] string? after = null,
        [Description("How many rows from the end, 1 to 100, instead of first. 从末尾起的数量")] int? last = null,
        [Description("Cursor of the row before which to end. 结束游标")] string? before = null)
    {
        var window = PageWindow<QuestionRow>.Of(QuestionOrders.Of(order), first, after, last, before);
        var matches = await search.MatchAsync(filter ?? new QuestionFilter(), cancellationToken);
        if (!matches.Succeeded) throw new BankExecutionError(matches.Errors[0].Within("filter"));
        return QuestionOrders.Pages(matches.Value, order, window);
    }

    [Description("The question with this number; null when there is none. 按编号取试题")]
    public static async Task<QuestionNode?> QuestionAsync(
        [Description("Number such as Q-000123. 试题编号")] string number,
        [FromServices] BankView bank,
        CancellationToken cancellationToken) => QuestionNumber.TryParse(number, out var plain)
            ? await bank.QuestionRows().Where(row => row.Question.Number == plain).Select(QuestionProjections.ToQuestion).SingleOrDefaultAsync(cancellationToken)
            : null;
}
