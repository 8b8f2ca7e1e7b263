using System.ComponentModel;
using ExamBank.Api.Features.Blueprints;
using ExamBank.Api.Features.Papers;
using ExamBank.Api.GraphQL.Paging;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Assembly.Papers;
using GraphQL;
using GraphQL.DataLoader;

namespace ExamBank.Api.Features.Drafts;

[Name("DraftPaper")]
[Description("Assembled forms whose questions may still be swapped; locking makes a paper of them. 试卷草稿")]
internal sealed class DraftPaperNode(DraftPaper draft)
{
    private Assembled? content;

    [Description("Number in this bank, such as D-000012. 草稿编号")]
    public string Number => draft.DisplayNumber;

    [Description("Code of the level whose candidates will sit it. 等级代码")]
    public string LevelCode => draft.LevelCode;

    [Description("Seed of every random choice. 随机种子")]
    public long Seed => draft.Seed;

    [Description("Name of the layout that it will be locked in. 版面")]
    public string Layout => draft.Layout;

    [Description("Versions that each form will have. 乱序卷数")]
    public int Versions => draft.VersionsPerForm;

    [Description("1 when new, one more with each change. 修订号")]
    public int Revision => draft.Revision;

    [Description("State. 状态")]
    public DraftState State => draft.State;

    [Description("The account that had it assembled; null when that was done at the machine itself. 组卷人")]
    public string? Setter => draft.Setter;

    [Description("When it was assembled, UTC. 组卷时间")]
    public DateTimeOffset CreatedAt => draft.CreatedAt;

    [Description("Number of the paper that was made of it; null while there is none. 试卷编号")]
    public string? PaperNumber => draft.PaperNumber is { } number ? Domain.Papers.PaperNumber.Format(number) : null;

    [Description("The revision of the blueprint that it was assembled by. 所依据的组卷方案")]
    public IDataLoaderResult<BlueprintRevisionNode> BlueprintRevision([FromServices] BlueprintRevisionLoader revisions) => revisions.Get(draft.BlueprintRevisionId.Value);

    [Description("Forms A, B, C, … 平行卷")]
    public IReadOnlyList<DraftFormNode> Forms => [.. Content.Forms.Select(form => new DraftFormNode(form))];

    [Description("Each rule's value against its limits. 规则检验")]
    public IReadOnlyList<RuleValueNode> RuleValues => [.. Content.Certificate.Rules.Select(r => new RuleValueNode(r.Rule, r.Form, r.Value, r.Min, r.Max))];

    [Description("Each objective's value; after a swap nothing is proven of it. 目标达成")]
    public IReadOnlyList<ObjectiveValueNode> ObjectiveValues => [.. Content.Certificate.Objectives.Select(o => new ObjectiveValueNode(o.Objective, o.Value, o.Proven, o.Bound))];

    private Assembled Content => content ??= DraftContent.Read(draft.ContentText);
}

[Name("DraftPaperEdge")]
[Description("A draft paper in a list. 试卷草稿列表项")]
internal sealed record DraftPaperEdge(string Cursor, DraftPaperNode Node) : Edge<DraftPaperNode>(Cursor, Node);

[Name("DraftPaperConnection")]
[Description("A page of draft papers (Relay). 试卷草稿分页")]
internal sealed class DraftPaperConnection(Pages<DraftPaperEdge> pages) : Connection<DraftPaperNode, DraftPaperEdge>(pages);

[Name("DraftForm")]
[Description("A form of a draft paper. 草稿平行卷")]
internal sealed class DraftFormNode(DrawnForm form)
{
    [Description("Name such as A. 卷名")]
    public string Name => form.Name;

    [Description("Its questions in the blueprint's order. 试题")]
    public IReadOnlyList<DraftQuestionNode> Questions =>
        [.. form.Sections.Index().SelectMany(section => section.Item.Select(question => new DraftQuestionNode(section.Index + 1, question)))];
}

[Name("DraftQuestion")]
[Description("A question of a draft paper. 草稿试题")]
internal sealed class DraftQuestionNode(int section, PoolQuestion question)
{
    [Description("Section of the blueprint, from 1. 大题序号")]
    public int Section => section;

    [Description("Permanent code. 试题代码")]
    public string Code => question.Code;

    [Description("The revision that was drawn. 修订号")]
    public int Revision => question.Revision;

    [Description("Question type. 题型")]
    public QuestionType Type => question.Type;

    [Description("Key of its primary requirement. 主要技能要求")]
    public string Requirement => question.Place.Requirement;

    [Description("Cognitive level. 认知层次")]
    public CognitiveLevel CognitiveLevel => question.CognitiveLevel;

    [Description("Facility for candidates of the paper's level. 难度系数")]
    public decimal Facility => question.Facility.Value;

    [Description("Working time in minutes. 作答时间")]
    public decimal Minutes => question.Minutes.Value;
}
