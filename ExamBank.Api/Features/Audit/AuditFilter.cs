using System.ComponentModel;
using ExamBank.Domain.Audit;
using GraphQL;

namespace ExamBank.Api.Features.Audit;

[Name("AuditFilter")]
[Description("Which entries of the audit log to list; all conditions hold together. 筛选条件")]
internal sealed class AuditFilter
{
    [Description("What was changed, such as question:SECO-L1-1.1.1-01 or paper:P-000045; with a colon at its end, all of a kind, such as paper: 对象")]
    public string? Subject { get; set; }

    [Description("What was done, such as question.approved or paper.downloaded. 操作")]
    public string? Verb { get; set; }

    [Description("Name of the actor. 操作人")]
    public string? Actor { get; set; }

    [Description("From this moment on. 起始时间")]
    public DateTimeOffset? Since { get; set; }

    [Description("Until before this moment. 截止时间")]
    public DateTimeOffset? Before { get; set; }

    /// <summary>The entries that pass.</summary>
    internal IQueryable<AuditEvent> Of(IQueryable<AuditEvent> log)
    {
        if (Subject is { } kind && kind.EndsWith(':')) log = log.Where(e => e.Subject.StartsWith(kind));
        else if (Subject is { } subject) log = log.Where(e => e.Subject == subject);
        if (Verb is { } verb) log = log.Where(e => e.Verb == verb);
        if (Actor is { } actor) log = log.Where(e => e.ActorName == actor);
        if (Since is { } since) log = log.Where(e => e.At >= since);
        if (Before is { } before) log = log.Where(e => e.At < before);
        return log;
    }
}
