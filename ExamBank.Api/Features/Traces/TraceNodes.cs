using System.ComponentModel;
using ExamBank.Domain.Audit;
using GraphQL;

namespace ExamBank.Api.Features.Traces;

[Name("QuestionUsage")]
[Description("Where a question was printed. 使用情况")]
internal sealed class QuestionUsageNode(QuestionUsage usage)
{
    [Description("Permanent code. 代码")]
    public string Code => usage.Code;

    [Description("Number in this bank, such as Q-000123. 试题编号")]
    public string Number => usage.Number;

    [Description("In how many released papers it stands, however often in each. 曝光次数")]
    public int Exposure => usage.Exposure;

    [Description("When the first paper with it was locked; null when there is none. 首次使用")]
    public DateTimeOffset? FirstUsedAt => usage.Uses is [.., var first] ? first.LockedAt : null;

    [Description("When the newest paper with it was locked; null when there is none. 最近使用")]
    public DateTimeOffset? LastUsedAt => usage.Uses is [var last, ..] ? last.LockedAt : null;

    [Description("Every version that prints it, newest paper first. 各次使用")]
    public IReadOnlyList<QuestionUseNode> Uses([Description("How many at most, 1 to 1000. 数量")] int first = 100) =>
        [.. usage.Uses.Take(Math.Clamp(first, 1, 1000)).Select(u => new QuestionUseNode(u.Paper, u.LockedAt, u.Level, u.Form, u.Version, u.Number, u.Marks, u.Revision, u.Released))];
}

[Name("QuestionUse")]
[Description("A version of a paper that prints a question. 一次使用")]
internal sealed record QuestionUseNode(
    [property: Description("Number of the paper. 试卷编号")] string Paper,
    [property: Description("When the paper was locked, UTC. 锁定时间")] DateTimeOffset LockedAt,
    [property: Description("Code of the level whose candidates sit it. 等级代码")] string LevelCode,
    [property: Description("Name of the form. 卷名")] string Form,
    [property: Description("Number of the version. 版本号")] int Version,
    [property: Description("Printed number of the question. 题号")] int Number,
    [property: Description("Its marks there. 分值")] decimal Marks,
    [property: Description("The revision that is printed. 修订号")] int Revision,
    [property: Description("Whether the form was released to a centre, and so counts as exposure. 已发放")] bool Released);

[Name("Presence")]
[Description("Why a question stands in a form of a paper, by the blueprint and the pool that it was drawn from. 入选依据")]
internal sealed class PresenceNode(Presence presence)
{
    [Description("Number of the paper. 试卷编号")]
    public string Paper => presence.Paper;

    [Description("Permanent code of the question. 代码")]
    public string Code => presence.Code;

    [Description("Name of the form. 卷名")]
    public string Form => presence.Form;

    [Description("Section of the blueprint, from 1. 大题序号")]
    public int Section => presence.Section;

    [Description("The revision that is printed. 修订号")]
    public int Revision => presence.Revision;

    [Description("Where each version prints it. 题号")]
    public IReadOnlyList<PrintedPlaceNode> Printed => [.. presence.Printed.Select(p => new PrintedPlaceNode(p.Version, p.Number))];

    [Description("Name of the blueprint. 组卷方案名")]
    public string Blueprint => presence.Blueprint;

    [Description("Revision of the blueprint. 组卷方案修订号")]
    public int BlueprintRevision => presence.BlueprintRevision;

    [Description("Names of the rules that it serves: those that look at it and not at every question. 所服务的规则")]
    public IReadOnlyList<string> Rules => presence.Rules;

    [Description("How many other questions of the pool could have stood in its place, every rule kept, the paper's other forms as they are. 可替换题数")]
    public int Others => presence.Others;

    [Description("Questions in the pool that the paper was drawn from. 题池题数")]
    public int PoolSize => presence.PoolSize;

    [Description("Who wrote the revision. 命题人")]
    public string Author => presence.Author;

    [Description("When it was written, UTC. 命题时间")]
    public DateTimeOffset WrittenAt => presence.WrittenAt;

    [Description("Who handed it in, reviewed and approved it, and when, until the paper was locked, oldest first. 审核经过")]
    public IReadOnlyList<RevisionStepNode> History => [.. presence.History.Select(s => new RevisionStepNode(s.Verb, s.ActorKind, s.Actor, s.At))];
}

[Name("PrintedPlace")]
[Description("Where a version prints a question. 印刷位置")]
internal sealed record PrintedPlaceNode(
    [property: Description("Number of the version. 版本号")] int Version,
    [property: Description("Printed number. 题号")] int Number);

[Name("RevisionStep")]
[Description("A step of a revision through review. 审核步骤")]
internal sealed record RevisionStepNode(
    [property: Description("What was done, such as question.approved. 操作")] string Verb,
    [property: Description("Kind of the actor. 操作人类别")] ActorKind ActorKind,
    [property: Description("Who did it. 操作人")] string Actor,
    [property: Description("When, UTC. 时间")] DateTimeOffset At);
