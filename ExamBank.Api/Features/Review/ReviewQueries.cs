using System.ComponentModel;
using ExamBank.Api.Features.Review;
using ExamBank.Api.GraphQL.Paging;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions.Review;
using GraphQL;

namespace ExamBank.Api.GraphQL;

/// <content>Review.</content>
internal sealed partial class Query
{
    [Description("What waits for the person who asks. 我的工作")]
    public static MyWork MyWork([FromServices] BankView bank, [FromServices] CurrentActor current) => new(bank, current.Actor);

    [Description("Work that people are asked to do, the first to fall due first, page by page. 任务列表")]
    public static AssignmentConnection Assignments(
        [FromServices] BankView bank,
        [FromServices] TimeProvider time,
        [Description("Which assignments; all when left out. 筛选条件")] AssignmentFilter? filter = null,
        [Description(PageArguments.FirstText)] int? first = null,
        [Description(PageArguments.AfterText)] string? after = null,
        [Description(PageArguments.LastText)] int? last = null,
        [Description(PageArguments.BeforeText)] string? before = null)
    {
        var assignments = bank.Assignments;
        if (filter?.Assignee is { } assignee) assignments = assignments.Where(a => a.Assignee == assignee);
        if (filter?.Role is { } role) assignments = assignments.Where(a => a.Role == role);
        if (filter?.State is { } state) assignments = assignments.Where(a => a.State == state);
        if (filter?.Overdue is { } overdue)
        {
            var now = time.GetUtcNow();
            assignments = assignments.Where(a => (a.State == AssignmentState.Open && a.DueAt != null && a.DueAt < now) == overdue);
        }

        return AssignmentPages.Of(assignments, new PageArguments(first, after, last, before));
    }
}
