using System.Linq.Expressions;
using ExamBank.Api.GraphQL.Nodes;
using ExamBank.Domain;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Blueprints;

/// <summary>How the rows of blueprints become nodes.</summary>
internal static class BlueprintProjections
{
    public static readonly Expression<Func<BlueprintRevision, BlueprintRevisionNode>> ToRevision = r => new BlueprintRevisionNode
    {
        RowId = r.Id.Value,
        BlueprintRowId = r.BlueprintId.Value,
        ContentText = r.ContentText,
        Number = r.Number,
        CreatedAt = r.CreatedAt,
    };

    /// <summary>Blueprints as nodes, by name; narrowed by <paramref name="narrow"/>.</summary>
    public static IQueryable<BlueprintNode> BlueprintNodes(this BankView bank, Func<IQueryable<Blueprint>, IQueryable<Blueprint>> narrow) =>
        from blueprint in narrow(bank.Blueprints)
        join latest in bank.BlueprintRevisions on new { BlueprintId = blueprint.Id, Number = blueprint.LatestRevision } equals new { latest.BlueprintId, latest.Number }
        orderby blueprint.Name
        select new BlueprintNode
        {
            RowId = blueprint.Id.Value,
            StandardRowId = blueprint.StandardId.Value,
            LatestRevisionRowId = latest.Id.Value,
            Name = blueprint.Name,
            LevelCode = blueprint.LevelCode,
        };
}

internal sealed class BlueprintLoader(BankView bank) : NodeLoader<BlueprintNode>("Blueprint")
{
    protected override async Task<IReadOnlyList<BlueprintNode>> FetchNodesAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
    {
        var ids = keys.Select(BlueprintId.From).ToList();
        return await bank.BlueprintNodes(all => all.Where(b => ids.Contains(b.Id))).ToListAsync(cancellationToken);
    }
}

internal sealed class BlueprintRevisionLoader(BankView bank) : NodeLoader<BlueprintRevisionNode>("BlueprintRevision")
{
    protected override async Task<IReadOnlyList<BlueprintRevisionNode>> FetchNodesAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
    {
        var ids = keys.Select(BlueprintRevisionId.From).ToList();
        return await bank.BlueprintRevisions.Where(r => ids.Contains(r.Id)).Select(BlueprintProjections.ToRevision).ToListAsync(cancellationToken);
    }
}
