using System.ComponentModel;
using ExamBank.Api.Features.Steps;
using ExamBank.Api.GraphQL.Paging;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using GraphQL;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.GraphQL;

/// <content>Steps that two accounts take together.</content>
internal sealed partial class Query
{
    [Description("Steps that the account has asked for or is to confirm, newest first; at the machine itself all. 双人操作列表")]
    public static async Task<IReadOnlyList<JointStepNode>> JointStepsAsync(
        [FromServices] BankView bank,
        [FromServices] TimeProvider time,
        CancellationToken cancellationToken,
        [Description("Only those in this state; one that has expired stays pending. 状态")] JointStepState? state = null,
        [Description("How many, 1 to 100; 20 when left out. 数量")] int? first = null)
    {
        var size = PageSize.Checked(first);
        var steps = await bank.JointSteps.Where(s => state == null || s.State == state)
            .OrderByDescending(s => s.Number).Take(size).ToListAsync(cancellationToken);
        return steps.ConvertAll(step => new JointStepNode(step, time.GetUtcNow()));
    }
}
