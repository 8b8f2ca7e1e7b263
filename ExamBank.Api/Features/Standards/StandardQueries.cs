using System.ComponentModel;
using ExamBank.Api.Features.Standards;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Domain.Persistence;
using GraphQL;
using GraphQL.DataLoader;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.GraphQL;

/// <content>Standards and their requirements.</content>
internal sealed partial class Query
{
    [Description("All standards, by code. 全部标准")]
    public static async Task<IReadOnlyList<StandardNode>> StandardsAsync([FromServices] BankView bank, CancellationToken cancellationToken) =>
        await bank.Standards.OrderBy(s => s.Code).Select(StandardProjections.ToStandard).ToListAsync(cancellationToken);

    [Description("The standard with this code; null when there is none. 按代码取标准")]
    public static Task<StandardNode?> StandardAsync(
        [Description("Code such as SECO-2021. 标准代码")] string code,
        [FromServices] BankView bank,
        CancellationToken cancellationToken) =>
        bank.Standards.Where(s => s.Code == code).Select(StandardProjections.ToStandard).SingleOrDefaultAsync(cancellationToken);

    [Description("The requirement with this key; null when there is none. 按编号取职业技能要求")]
    public static async Task<IDataLoaderResult<RequirementNode?>?> RequirementAsync(
        [Description("Full key such as SECO-2021/L1-1.1.1, or L1-1.1.1 where only one standard has it. 编号")] string key,
        [FromServices] Places places,
        [FromServices] RequirementLoader requirements,
        CancellationToken cancellationToken)
    {
        var found = await places.RequirementAsync(key, "key", cancellationToken);
        if (found.Succeeded) return requirements.Load(found.Value.Value);
        return found.Errors[0].Code == "standard.key-ambiguous" ? throw new BankExecutionError(found.Errors[0]) : null;
    }
}
