using System.ComponentModel;
using ExamBank.Api.Features.Questions;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Api.GraphQL.Paging;
using ExamBank.Domain.Errors;
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
        [Description("Order of the list; when left out by relevance where the filter has words, otherwise by number. 排序")] QuestionOrder? order = null,
        [Description(PageArguments.FirstText)] int? first = null,
        [Description(PageArguments.AfterText)] string? after = null,
        [Description(PageArguments.LastText)] int? last = null,
        [Description(PageArguments.BeforeText)] string? before = null)
    {
        var matches = await search.MatchAsync(filter ?? new QuestionFilter(), cancellationToken);
        if (!matches.Succeeded) throw new BankExecutionError(matches.Errors[0].Within("filter"));
        return matches.Value.ToConnection(order, new PageArguments(first, after, last, before));
    }

    [Complexity(FieldWeights.Solving)]
    [Description("What authors should look at over all questions of a standard: uneven keys, runs of a key, truth out of balance, a requirement that dominates or asks more than its questions, stems that give a key away. 整体质量检查")]
    public static async Task<IReadOnlyList<QuestionSetFindingNode>> QuestionSetFindingsAsync(
        [Description("Code of the standard, such as SECO-2021. 标准代码")] string standard,
        [FromServices] LintQuestions lint,
        [FromServices] MessageCatalogue messages,
        CancellationToken cancellationToken)
    {
        var found = await lint.SetAsync(standard, cancellationToken);
        return found.Succeeded ? [.. found.Value.Select(f => QuestionSetFindingNode.Of(f, messages))] : throw new BankExecutionError(found.Errors[0]);
    }

    [Description("The question with this number; null when there is none. 按编号取试题")]
    public static async Task<QuestionNode?> QuestionAsync(
        [Description("Number such as Q-000123. 试题编号")] string number,
        [FromServices] BankView bank,
        CancellationToken cancellationToken) => QuestionNumber.TryParse(number, out var plain)
            ? await bank.QuestionRows().Where(row => row.Question.Number == plain).Select(QuestionProjections.ToQuestion).SingleOrDefaultAsync(cancellationToken)
            : null;
}
