using System.Linq.Expressions;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Standards;

namespace ExamBank.Api.Features.Standards;

/// <summary>How the rows of a standard become nodes, once for every query that makes them.</summary>
internal static class StandardProjections
{
    public static readonly Expression<Func<Standard, StandardNode>> ToStandard = s => new StandardNode
    {
        RowId = s.Id.Value,
        Code = s.Code,
        Title = s.Title,
        TitleEn = s.TitleEn,
        Edition = s.Edition,
        Year = s.Year,
        Issuer = s.Issuer,
    };

    public static readonly Expression<Func<Level, LevelNode>> ToLevel = l => new LevelNode
    {
        RowId = l.Id.Value,
        StandardRowId = l.StandardId.Value,
        Code = l.Code,
        Rank = l.Rank,
        Name = l.Name,
        NameEn = l.NameEn,
        Covers = l.Covers,
        CoversEn = l.CoversEn,
        Roles = l.Roles,
    };

    public static readonly Expression<Func<WorkArea, WorkAreaNode>> ToArea = a => new WorkAreaNode
    {
        RowId = a.Id.Value,
        LevelRowId = a.LevelId.Value,
        Key = a.Key,
        Number = a.Number,
        Title = a.Title,
        TitleEn = a.TitleEn,
    };

    public static readonly Expression<Func<WorkTask, WorkTaskNode>> ToTask = t => new WorkTaskNode
    {
        RowId = t.Id.Value,
        AreaRowId = t.WorkAreaId.Value,
        Key = t.Key,
        Number = t.Number,
        Title = t.Title,
        TitleEn = t.TitleEn,
    };

    /// <summary>Requirements with everything above them.</summary>
    public static IQueryable<RequirementPlace> RequirementPlaces(this BankView bank) =>
        from requirement in bank.Requirements
        join task in bank.WorkTasks on requirement.WorkTaskId equals task.Id
        join area in bank.WorkAreas on task.WorkAreaId equals area.Id
        join level in bank.Levels on area.LevelId equals level.Id
        join standard in bank.Standards on level.StandardId equals standard.Id
        select new RequirementPlace { Requirement = requirement, Task = task, Area = area, Level = level, Standard = standard };

    public static readonly Expression<Func<RequirementPlace, RequirementNode>> ToRequirement = p => new RequirementNode
    {
        RowId = p.Requirement.Id.Value,
        TaskRowId = p.Requirement.WorkTaskId.Value,
        Key = p.Requirement.Key,
        FullKey = p.Standard.Code + "/" + p.Requirement.Key,
        Number = p.Requirement.Number,
        Summary = p.Requirement.Summary,
        SummaryEn = p.Requirement.SummaryEn,
        OfficialText = p.Requirement.OfficialText,
    };
}

/// <summary>A requirement with everything above it, for use inside a query.</summary>
internal sealed class RequirementPlace
{
    public required Requirement Requirement { get; init; }

    public required WorkTask Task { get; init; }

    public required WorkArea Area { get; init; }

    public required Level Level { get; init; }

    public required Standard Standard { get; init; }
}
