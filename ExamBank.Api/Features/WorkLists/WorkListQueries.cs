using System.ComponentModel;
using ExamBank.Api.Features.WorkLists;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Api.GraphQL.Paging;
using GraphQL;

namespace ExamBank.Api.GraphQL;

/// <content>Work lists.</content>
internal sealed partial class Query
{
    private const string ThinnestFirst = "Thin";

    [Complexity(FieldWeights.Counting)]
    [Description("Requirements with fewer usable questions than there ought to be, the thinnest first, page by page. 试题不足的职业技能要求")]
    public static async Task<ThinRequirementConnection> ThinRequirementsAsync(
        [Description("Which requirements. 筛选条件")] ThinRequirementFilter filter,
        [FromServices] ThinRequirements thin,
        CancellationToken cancellationToken,
        [Description(PageArguments.FirstText)] int? first = null,
        [Description(PageArguments.AfterText)] string? after = null,
        [Description(PageArguments.LastText)] int? last = null,
        [Description(PageArguments.BeforeText)] string? before = null)
    {
        var window = PageWindow.Of(ThinnestFirst, new PageArguments(first, after, last, before));
        var found = await thin.RunAsync(new ThinFilter(filter.Standard, filter.Level, filter.Types, filter.Minimum), cancellationToken);
        if (!found.Succeeded) throw new BankExecutionError(found.Errors[0].Within("filter"));
        var edges = found.Value.Select(row => new ThinRequirementEdge(new Cursor(ThinnestFirst, row.Usable, row.Position).ToString(), new ThinRequirementNode(row)));
        return new ThinRequirementConnection(new ReadyPages<ThinRequirementEdge>([.. edges], window));
    }
}
