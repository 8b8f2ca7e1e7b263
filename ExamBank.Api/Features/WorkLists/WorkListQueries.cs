using System.ComponentModel;
using ExamBank.Api.Features.WorkLists;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Api.GraphQL.Paging;
using GraphQL;

namespace ExamBank.Api.GraphQL;

/// <content>Work lists.</content>
internal sealed partial class Query
{
    [Description("Requirements with fewer usable questions than there ought to be, the thinnest first, page by page. 试题不足的职业技能要求")]
    public static async Task<ThinRequirementConnection> ThinRequirementsAsync(
        [Description("Which requirements. 筛选条件")] ThinRequirementFilter filter,
        [FromServices] ThinRequirements thin,
        CancellationToken cancellationToken,
        [Description("How many rows, 1 to 100; 20 when left out. 每页数量")] int? first = null,
        [Description("Cursor of the row after which to begin. 起始游标")] string? after = null)
    {
        var size = PageSize.Checked(first);
        var start = Cursor.Parse(after, ThinRequirementNode.Order);
        var found = await thin.RunAsync(new ThinFilter(filter.Standard, filter.Level, filter.Types, filter.Minimum), cancellationToken);
        if (!found.TryGet(out var all)) throw new BankExecutionError(found.Errors[0].Within("filter"));
        var rows = all.Select(requirement => new ThinRequirementNode(requirement)).Where(node => start is not { } cursor || node.IsAfter(cursor)).Take(size + 1);
        return new ThinRequirementConnection(
            _ => Task.FromResult(Page<ThinRequirementEdge>.Of([.. rows.Select(node => new ThinRequirementEdge(node.CursorText, node))], size, start is not null)),
            _ => Task.FromResult(all.Count));
    }
}
