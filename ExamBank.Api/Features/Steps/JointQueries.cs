using System.ComponentModel;
using ExamBank.Api.Features;
using ExamBank.Api.Features.Steps;
using ExamBank.Api.GraphQL.Paging;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using GraphQL;

namespace ExamBank.Api.GraphQL;

/// <content>Steps that two accounts take together.</content>
internal sealed partial class Query
{
    private static readonly ListOrder<JointStep> NewestSteps = ListOrder<JointStep>.ByNumber("STEPS", step => step.Number, descending: true);

    [Description("Steps that the account has asked for or is to confirm, newest first, page by page; at the machine itself all. 双人操作列表")]
    public static JointStepConnection JointSteps(
        [FromServices] BankView bank,
        [FromServices] TimeProvider time,
        [Description("Only those in this state; one that has expired stays pending. 状态")] JointStepState? state = null,
        [Description(PageArguments.FirstText)] int? first = null,
        [Description(PageArguments.AfterText)] string? after = null,
        [Description(PageArguments.LastText)] int? last = null,
        [Description(PageArguments.BeforeText)] string? before = null)
    {
        var window = PageWindow.Of(NewestSteps.Name, new PageArguments(first, after, last, before));
        var (steps, now) = (bank.JointSteps.Where(s => state == null || s.State == state), time.GetUtcNow());
        return new JointStepConnection(new ListPages<JointStep, JointStep, JointStepEdge>(
            steps, NewestSteps, window, step => step, step => new JointStepEdge(NewestSteps.CursorOf(step.Number), new JointStepNode(step, now))));
    }
}
