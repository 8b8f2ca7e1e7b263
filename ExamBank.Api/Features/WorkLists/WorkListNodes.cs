using System.ComponentModel;
using ExamBank.Api.Features.Standards;
using ExamBank.Api.GraphQL.Paging;
using ExamBank.Domain.Questions;
using GraphQL;
using GraphQL.DataLoader;

namespace ExamBank.Api.Features.WorkLists;

[Name("ThinRequirementFilter")]
[Description("Which requirements have too few questions. 筛选条件")]
internal sealed class ThinRequirementFilter
{
    [Description("Code of the standard. 标准代码")]
    public required string Standard { get; set; }

    [Description("Code of a level; all when left out. 等级代码")]
    public string? Level { get; set; }

    [Description("Question types that count; all when left out. 题型")]
    public IReadOnlyList<QuestionType>? Types { get; set; }

    [Description("How many usable questions a requirement ought to have, 1 to 1000. 最少题数")]
    public required int Minimum { get; set; }
}

[Name("ThinRequirement")]
[Description("A requirement with too few usable questions: where to commission new ones. 试题不足的职业技能要求")]
internal sealed class ThinRequirementNode(ThinRequirement thin)
{
    [Description("The requirement. 职业技能要求")]
    public IDataLoaderResult<RequirementNode> Requirement([FromServices] RequirementLoader requirements) => requirements.Get(thin.Id.Value);

    [Description("Approved questions in use. 可用题数")]
    public int Usable => thin.Usable;

    [Description("Questions that are being written or reviewed, without an approved text. 在编题数")]
    public int Coming => thin.Coming;

    [Description("Questions that somebody is asked to write. 已约稿题数")]
    public int Commissioned => thin.Commissioned;

    [Description("How many usable ones are missing. 缺少题数")]
    public int Missing => thin.Missing;
}

[Name("ThinRequirementEdge")]
[Description("A requirement in a list. 列表项")]
internal sealed record ThinRequirementEdge(string Cursor, ThinRequirementNode Node) : Edge<ThinRequirementNode>(Cursor, Node);

[Name("ThinRequirementConnection")]
[Description("A page of requirements with too few questions (Relay). 分页")]
internal sealed class ThinRequirementConnection(Pages<ThinRequirementEdge> pages) : Connection<ThinRequirementNode, ThinRequirementEdge>(pages);
