using System.ComponentModel;
using ExamBank.Api.GraphQL.Paging;
using ExamBank.Domain.Audit;
using GraphQL;

namespace ExamBank.Api.Features.Audit;

[Name("AuditEntry")]
[Description("An entry of the audit log. Its hash is SHA-256 over its content and the hash of the entry before it. 审计记录")]
internal sealed record AuditEntryNode(
    [property: Ignore] long Place,
    [property: Description("When, in UTC. 时间")] DateTimeOffset At,
    [property: Description("Kind of the actor. 操作人类别")] ActorKind ActorKind,
    [property: Description("Account, user of the operating system, or the seed. 操作人")] string Actor,
    [property: Description("Through which door or from which address. 来源")] string Origin,
    [property: Description("What was done, such as question.approved. 操作")] string Verb,
    [property: Description("What was changed, such as question:SECO-L1-1.1.1-01. 对象")] string Subject,
    [property: Description("The facts before, as JSON; null when the subject is new or nothing changed. 变更前")] string? Before,
    [property: Ignore] string? Facts,
    [property: Description("Hash of the entry before it. 前一条校验值")] string PreviousHash,
    [property: Description("Its own hash. 校验值")] string Hash)
{
    [Description("1, 2, 3, … without gaps; a decimal number, because it may outgrow Int. 序号")]
    public decimal Sequence => Place;

    [Description("The facts after, as JSON; without the seed of a paper for those who do not see it. 变更后")]
    public string? After([FromServices] GraphQL.CurrentActor current) => ShownFacts.Of(Verb, Facts, current.Rights);

    /// <summary>How a row becomes a node.</summary>
    internal static readonly System.Linq.Expressions.Expression<Func<AuditEvent, AuditEntryNode>> ToNode = e =>
        new AuditEntryNode(e.Sequence, e.At, e.ActorKind, e.ActorName, e.Origin, e.Verb, e.Subject, e.Before, e.After, e.PreviousHash, e.Hash);
}

[Name("AuditEntryEdge")]
[Description("An entry in a list. 审计记录列表项")]
internal sealed record AuditEntryEdge(string Cursor, AuditEntryNode Node) : Edge<AuditEntryNode>(Cursor, Node);

[Name("AuditEntryConnection")]
[Description("A page of the audit log (Relay). 审计记录分页")]
internal sealed class AuditEntryConnection(Pages<AuditEntryEdge> pages) : Connection<AuditEntryNode, AuditEntryEdge>(pages);

[Name("AuditHead")]
[Description("A place in the chain, to be noted down and looked for later. 审计链位置")]
internal sealed record AuditHeadNode(
    [property: Description("Number of the entry. 序号")] decimal Sequence,
    [property: Description("Its hash. 校验值")] string Hash);

[Name("AuditHeadInput")]
[Description("A place in the chain that somebody noted down. 审计链位置")]
internal sealed class AuditHeadInput
{
    [Description("Number of the entry. 序号")]
    public required decimal Sequence { get; set; }

    [Description("Its hash. 校验值")]
    public required string Hash { get; set; }
}

[Name("BrokenLink")]
[Description("The first entry where the chain breaks. 断点")]
internal sealed record BrokenLinkNode(
    [property: Description("Number of the entry. 序号")] string Sequence,
    [property: Description("What is wrong with it. 问题")] ChainFault Fault);

[Name("AuditVerification")]
[Description("What a walk along the whole chain found. 审计链验证")]
internal sealed class AuditVerificationNode(CheckedChain chain)
{
    [Description("Whether the chain holds, the noted head is in it where one was given, and the triggers that guard it are whole. 是否完好")]
    public bool Whole => chain.IsWhole;

    [Description("Entries walked: all, or those before the first broken one. 条数")]
    public decimal Length => chain.Verdict.Length;

    [Description("Hash of the last of these; 64 zeros when there are none. 链首校验值")]
    public string Head => chain.Verdict.Head;

    [Description("Where it breaks first; null when it holds. 第一处断点")]
    public BrokenLinkNode? FirstBroken => chain.Verdict.FirstBroken is { } broken ? new BrokenLinkNode(broken.Sequence, broken.Fault) : null;

    [Description("Whether the noted head is in the part that holds; null when none was given. 是否含所记位置")]
    public bool? HoldsNoted => chain.Verdict.HoldsNoted;

    [Description("Triggers that refuse a change of the log and are missing or altered; they come back at the next start. 缺失的保护")]
    public IReadOnlyList<string> BrokenTriggers => chain.BrokenTriggers;

    [Description("Papers whose locking is not in the log, which tells that its newest entries were cut off. 无锁定记录的试卷")]
    public IReadOnlyList<string> UnloggedPapers => chain.UnloggedPapers;
}
