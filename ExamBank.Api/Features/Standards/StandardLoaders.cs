using ExamBank.Api.GraphQL.Loading;
using ExamBank.Api.GraphQL.Nodes;
using ExamBank.Domain;
using ExamBank.Domain.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Standards;

internal sealed class StandardLoader(BankView bank) : NodeLoader<StandardNode>("Standard")
{
    protected override async Task<IReadOnlyList<StandardNode>> FetchNodesAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
    {
        var ids = keys.Select(StandardId.From).ToList();
        return await bank.Standards.Where(s => ids.Contains(s.Id)).Select(StandardProjections.ToStandard).ToListAsync(cancellationToken);
    }
}

internal sealed class LevelLoader(BankView bank) : NodeLoader<LevelNode>("Level")
{
    protected override async Task<IReadOnlyList<LevelNode>> FetchNodesAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
    {
        var ids = keys.Select(LevelId.From).ToList();
        return await bank.Levels.Where(l => ids.Contains(l.Id)).Select(StandardProjections.ToLevel).ToListAsync(cancellationToken);
    }
}

internal sealed class WorkAreaLoader(BankView bank) : NodeLoader<WorkAreaNode>("WorkArea")
{
    protected override async Task<IReadOnlyList<WorkAreaNode>> FetchNodesAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
    {
        var ids = keys.Select(WorkAreaId.From).ToList();
        return await bank.WorkAreas.Where(a => ids.Contains(a.Id)).Select(StandardProjections.ToArea).ToListAsync(cancellationToken);
    }
}

internal sealed class WorkTaskLoader(BankView bank) : NodeLoader<WorkTaskNode>("WorkTask")
{
    protected override async Task<IReadOnlyList<WorkTaskNode>> FetchNodesAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
    {
        var ids = keys.Select(WorkTaskId.From).ToList();
        return await bank.WorkTasks.Where(t => ids.Contains(t.Id)).Select(StandardProjections.ToTask).ToListAsync(cancellationToken);
    }
}

internal sealed class RequirementLoader(BankView bank) : NodeLoader<RequirementNode>("Requirement")
{
    protected override async Task<IReadOnlyList<RequirementNode>> FetchNodesAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
    {
        var ids = keys.Select(RequirementId.From).ToList();
        return await bank.RequirementPlaces().Where(p => ids.Contains(p.Requirement.Id))
            .Select(StandardProjections.ToRequirement).ToListAsync(cancellationToken);
    }
}

internal sealed class LevelsOfStandard(BankView bank) : ListLoader<Guid, LevelNode>
{
    protected override async Task<IReadOnlyList<KeyValuePair<Guid, LevelNode>>> FetchRowsAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
    {
        var ids = keys.Select(StandardId.From).ToList();
        var rows = await bank.Levels.Where(l => ids.Contains(l.StandardId)).OrderBy(l => l.Rank)
            .Select(StandardProjections.ToLevel).ToListAsync(cancellationToken);
        return [.. rows.Select(row => KeyValuePair.Create(row.StandardRowId, row))];
    }
}

internal sealed class AreasOfLevel(BankView bank) : ListLoader<Guid, WorkAreaNode>
{
    protected override async Task<IReadOnlyList<KeyValuePair<Guid, WorkAreaNode>>> FetchRowsAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
    {
        var ids = keys.Select(LevelId.From).ToList();
        var rows = await bank.WorkAreas.Where(a => ids.Contains(a.LevelId)).OrderBy(a => a.Position)
            .Select(StandardProjections.ToArea).ToListAsync(cancellationToken);
        return [.. rows.Select(row => KeyValuePair.Create(row.LevelRowId, row))];
    }
}

internal sealed class TasksOfArea(BankView bank) : ListLoader<Guid, WorkTaskNode>
{
    protected override async Task<IReadOnlyList<KeyValuePair<Guid, WorkTaskNode>>> FetchRowsAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
    {
        var ids = keys.Select(WorkAreaId.From).ToList();
        var rows = await bank.WorkTasks.Where(t => ids.Contains(t.WorkAreaId)).OrderBy(t => t.Position)
            .Select(StandardProjections.ToTask).ToListAsync(cancellationToken);
        return [.. rows.Select(row => KeyValuePair.Create(row.AreaRowId, row))];
    }
}

internal sealed class RequirementsOfTask(BankView bank) : ListLoader<Guid, RequirementNode>
{
    protected override async Task<IReadOnlyList<KeyValuePair<Guid, RequirementNode>>> FetchRowsAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
    {
        var ids = keys.Select(WorkTaskId.From).ToList();
        var rows = await bank.RequirementPlaces().Where(p => ids.Contains(p.Requirement.WorkTaskId)).OrderBy(p => p.Requirement.Position)
            .Select(StandardProjections.ToRequirement).ToListAsync(cancellationToken);
        return [.. rows.Select(row => KeyValuePair.Create(row.TaskRowId, row))];
    }
}

/// <summary>Programmes and terms of a standard, which few ask for and lists of standards need not read.</summary>
internal sealed record StandardText(IReadOnlyList<ProgrammeNode> Programmes, IReadOnlyList<TermNode> Terms);

internal sealed class StandardTexts(BankView bank) : BatchLoader<Guid, StandardText>
{
    protected override async Task<IReadOnlyDictionary<Guid, StandardText>> FetchAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
    {
        var ids = keys.Select(StandardId.From).ToList();
        var rows = await bank.Standards.Where(s => ids.Contains(s.Id)).Select(s => new { s.Id, s.Programmes, s.Terms }).ToListAsync(cancellationToken);
        return rows.ToDictionary(row => row.Id.Value, row => new StandardText(
            [.. row.Programmes.Select(p => new ProgrammeNode(p.School, p.SchoolEn, p.Names))],
            [.. row.Terms.Select(t => new TermNode(t.Number, t.Name, t.NameEn, t.Definition, t.DefinitionEn))]));
    }
}
