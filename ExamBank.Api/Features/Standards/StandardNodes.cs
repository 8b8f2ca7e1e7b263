using System.ComponentModel;
using ExamBank.Api.GraphQL.Loading;
using ExamBank.Api.GraphQL.Nodes;
using GraphQL;
using GraphQL.DataLoader;

namespace ExamBank.Api.Features.Standards;

[Name("Standard")]
[Implements(typeof(INode))]
[Description("A published vocational skill standard, one edition. 职业技能等级标准")]
internal sealed class StandardNode : INode
{
    [Ignore]
    public required Guid RowId { get; init; }

    [Id, Description("Opaque id. 全局标识")]
    public string Id => new NodeId("Standard", RowId).ToString();

    [Description("Short code such as SECO-2021. 标准代码")]
    public required string Code { get; init; }

    [Description("Chinese title. 名称")]
    public required string Title { get; init; }

    [Description("English title. 英文名称")]
    public required string? TitleEn { get; init; }

    [Description("Edition as printed. 版次")]
    public required string Edition { get; init; }

    [Description("Year of publication. 发布年份")]
    public required int Year { get; init; }

    [Description("Who issued it. 发布单位")]
    public required string Issuer { get; init; }

    [Description("How many people have to approve a revision of its questions. 所需通过人数")]
    public required int ApprovalsNeeded { get; init; }

    [Description("Levels, lowest first. 等级")]
    public IDataLoaderResult<IReadOnlyList<LevelNode>> Levels([FromServices] LevelsOfStandard levels) => levels.Load(RowId);

    [Description("School programmes that it suits. 适用专业")]
    public IDataLoaderResult<IReadOnlyList<ProgrammeNode>> Programmes([FromServices] StandardTexts texts) => texts.Load(RowId).Then(text => text.Programmes);

    [Description("Defined terms. 术语和定义")]
    public IDataLoaderResult<IReadOnlyList<TermNode>> Terms([FromServices] StandardTexts texts) => texts.Load(RowId).Then(text => text.Terms);
}

[Name("Programme")]
[Description("The programmes of one kind of school. 适用院校专业")]
internal sealed record ProgrammeNode(
    [property: Description("Kind of school in Chinese. 院校类别")] string School,
    [property: Description("Kind of school in English. 院校类别（英文）")] string? SchoolEn,
    [property: Description("Names of the programmes. 专业名称")] IReadOnlyList<string> Names);

[Name("Term")]
[Description("A defined term. 术语")]
internal sealed record TermNode(
    [property: Description("Number in the source. 编号")] string Number,
    [property: Description("Chinese name. 名称")] string Name,
    [property: Description("English name. 英文名称")] string? NameEn,
    [property: Description("Definition. 定义")] string Definition,
    [property: Description("Definition in English. 英文定义")] string? DefinitionEn);

[Name("Level")]
[Implements(typeof(INode))]
[Description("A level; a higher one covers the requirements of every lower one. 等级")]
internal sealed class LevelNode : INode
{
    [Ignore]
    public required Guid RowId { get; init; }

    [Ignore]
    public required Guid StandardRowId { get; init; }

    [Id, Description("Opaque id. 全局标识")]
    public string Id => new NodeId("Level", RowId).ToString();

    [Description("Code such as L1. 等级代码")]
    public required string Code { get; init; }

    [Description("1 for the lowest. 级别序号")]
    public required int Rank { get; init; }

    [Description("Chinese name such as 初级. 等级名称")]
    public required string Name { get; init; }

    [Description("English name. 英文名称")]
    public required string? NameEn { get; init; }

    [Description("What it covers. 职业技能概述")]
    public required string Covers { get; init; }

    [Description("What it covers, in English. 英文概述")]
    public required string? CoversEn { get; init; }

    [Description("Job roles that it leads to. 面向岗位")]
    public required IReadOnlyList<string> Roles { get; init; }

    [Description("The standard. 所属标准")]
    public IDataLoaderResult<StandardNode> Standard([FromServices] StandardLoader standards) => standards.Get(StandardRowId);

    [Description("Work areas in order. 工作领域")]
    public IDataLoaderResult<IReadOnlyList<WorkAreaNode>> Areas([FromServices] AreasOfLevel areas) => areas.Load(RowId);
}

[Name("WorkArea")]
[Implements(typeof(INode))]
[Description("A work area, numbered 1, 2, … within its level. 工作领域")]
internal sealed class WorkAreaNode : INode
{
    [Ignore]
    public required Guid RowId { get; init; }

    [Ignore]
    public required Guid LevelRowId { get; init; }

    [Id, Description("Opaque id. 全局标识")]
    public string Id => new NodeId("WorkArea", RowId).ToString();

    [Description("Key within the standard, such as L1-3. 编号")]
    public required string Key { get; init; }

    [Description("Number within the level. 级内编号")]
    public required string Number { get; init; }

    [Description("Chinese title. 名称")]
    public required string Title { get; init; }

    [Description("English title. 英文名称")]
    public required string? TitleEn { get; init; }

    [Description("The level. 所属等级")]
    public IDataLoaderResult<LevelNode> Level([FromServices] LevelLoader levels) => levels.Get(LevelRowId);

    [Description("Work tasks in order. 工作任务")]
    public IDataLoaderResult<IReadOnlyList<WorkTaskNode>> Tasks([FromServices] TasksOfArea tasks) => tasks.Load(RowId);
}

[Name("WorkTask")]
[Implements(typeof(INode))]
[Description("A work task, numbered 1.1 within its level. 工作任务")]
internal sealed class WorkTaskNode : INode
{
    [Ignore]
    public required Guid RowId { get; init; }

    [Ignore]
    public required Guid AreaRowId { get; init; }

    [Id, Description("Opaque id. 全局标识")]
    public string Id => new NodeId("WorkTask", RowId).ToString();

    [Description("Key within the standard, such as L1-3.2. 编号")]
    public required string Key { get; init; }

    [Description("Number within the level. 级内编号")]
    public required string Number { get; init; }

    [Description("Chinese title. 名称")]
    public required string Title { get; init; }

    [Description("English title. 英文名称")]
    public required string? TitleEn { get; init; }

    [Description("The work area. 所属工作领域")]
    public IDataLoaderResult<WorkAreaNode> Area([FromServices] WorkAreaLoader areas) => areas.Get(AreaRowId);

    [Description("Requirements in order. 职业技能要求")]
    public IDataLoaderResult<IReadOnlyList<RequirementNode>> Requirements([FromServices] RequirementsOfTask requirements) => requirements.Load(RowId);
}

[Name("Requirement")]
[Implements(typeof(INode))]
[Description("A skill requirement, numbered 1.1.1 within its level. 职业技能要求")]
internal sealed class RequirementNode : INode
{
    [Ignore]
    public required Guid RowId { get; init; }

    [Ignore]
    public required Guid TaskRowId { get; init; }

    [Id, Description("Opaque id. 全局标识")]
    public string Id => new NodeId("Requirement", RowId).ToString();

    [Description("Key within the standard, such as L1-1.1.1. 编号")]
    public required string Key { get; init; }

    [Description("Full key, such as SECO-2021/L1-1.1.1. 完整编号")]
    public required string FullKey { get; init; }

    [Description("Number within the level. 级内编号")]
    public required string Number { get; init; }

    [Description("Our own short summary in Chinese; null for a standard that was only imported. 摘要")]
    public required string? Summary { get; init; }

    [Description("Our own short summary in English. 英文摘要")]
    public required string? SummaryEn { get; init; }

    [Description("The issuer's wording, once a user has imported it. 标准原文")]
    public required string? OfficialText { get; init; }

    [Description("The work task. 所属工作任务")]
    public IDataLoaderResult<WorkTaskNode> Task([FromServices] WorkTaskLoader tasks) => tasks.Get(TaskRowId);
}
