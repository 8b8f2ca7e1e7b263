using System.ComponentModel;
using ExamBank.Api.Features.Blueprints;
using ExamBank.Api.Features.Standards;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Domain.Persistence;
using GraphQL;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.GraphQL;

/// <content>Blueprints.</content>
internal sealed partial class Query
{
    [Description("Blueprints by name. 组卷方案列表")]
    public static async Task<IReadOnlyList<BlueprintNode>> BlueprintsAsync(
        [FromServices] BankView bank,
        [FromServices] Places places,
        CancellationToken cancellationToken,
        [Description("Only those of the standard with this code. 标准代码")] string? standard = null,
        [Description("Only those for candidates of this level, such as L1. 等级代码")] string? level = null)
    {
        if (standard is null) return await bank.BlueprintNodes(all => all.Where(b => level == null || b.LevelCode == level)).ToListAsync(cancellationToken);
        var found = await places.StandardAsync(standard, "standard", cancellationToken);
        if (!found.TryGet(out var id)) throw new BankExecutionError(found.Errors[0]);
        return await bank.BlueprintNodes(all => all.Where(b => b.StandardId == id && (level == null || b.LevelCode == level))).ToListAsync(cancellationToken);
    }
}
