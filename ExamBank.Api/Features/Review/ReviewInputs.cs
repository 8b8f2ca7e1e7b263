using System.ComponentModel;
using ExamBank.Api.Features.Questions;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Questions.Review;
using GraphQL;

namespace ExamBank.Api.Features.Review;

[Name("ChecklistAnswerInput")]
[Description("The answer to one item of the checklist. 审题清单回答")]
internal sealed class ChecklistAnswerInput
{
    [Description("The item. 项目")]
    public required ChecklistItem Item { get; set; }

    [Description("Whether the text passes. 是否通过")]
    public required bool Passed { get; set; }

    [Description("What there is to say of it. 说明")]
    public string? Note { get; set; }

    /// <summary>The checklist, none where none was given, or what is wrong with it.</summary>
    internal static Result<GivenChecklist> Read(IReadOnlyList<ChecklistAnswerInput>? answers)
    {
        if (answers is null) return new GivenChecklist(null);
        var made = ReviewChecklist.Create([.. answers.Select(answer => new ChecklistAnswer(answer.Item, answer.Passed, string.IsNullOrWhiteSpace(answer.Note) ? null : LineEnds.Normalise(answer.Note.Trim())))]);
        return made.Succeeded ? new GivenChecklist(made.Value) : made.Failed<GivenChecklist>();
    }
}

/// <summary>A checklist, where one was given.</summary>
internal sealed record GivenChecklist(ReviewChecklist? Checklist);

[Name("RequestChangesInput")]
[Description("What is to be changed before a revision can be approved. 修改意见")]
internal sealed class RequestChangesInput : QuestionStepInput
{
    [Description("Comments that begin threads; needed unless a thread is open. 意见")]
    public IReadOnlyList<FieldCommentInput>? Comments { get; set; }
}

[Name("FieldCommentInput")]
[Description("A comment on a field of a question. 对字段的意见")]
internal sealed class FieldCommentInput
{
    [Description("The field, such as stem, options[a].text or parts[p1].stem; the whole question when left out. 字段")]
    public string? Field { get; set; }

    [Description("What there is to say. 意见")]
    public required string Text { get; set; }
}

[Name("OpenThreadInput")]
[Description("A comment that begins a thread. 新讨论")]
internal sealed class OpenThreadInput
{
    [Description("Number such as Q-000123. 试题编号")]
    public required string Number { get; set; }

    [Description("The field of its newest revision, such as stem; the whole question when left out. 字段")]
    public string? Field { get; set; }

    [Description("What there is to say. 意见")]
    public required string Text { get; set; }
}

[Name("ThreadReplyInput")]
[Description("Something more to say in a thread. 回复")]
internal sealed class ThreadReplyInput
{
    [Id, Description("Id of the thread. 讨论标识")]
    public required string Thread { get; set; }

    [Description("What there is to say. 回复内容")]
    public required string Text { get; set; }
}

[Name("ThreadStepInput")]
[Description("A step of a thread. 讨论操作")]
internal sealed class ThreadStepInput
{
    [Id, Description("Id of the thread. 讨论标识")]
    public required string Thread { get; set; }
}

[Name("QuestionsStepInput")]
[Description("A step of many questions. 批量操作对象")]
internal class QuestionsStepInput
{
    [Description("Numbers such as Q-000123, at most 100. 试题编号")]
    public required IReadOnlyList<string> Numbers { get; set; }
}

[Name("QuestionsReasonInput")]
[Description("A step of many questions that needs a reason. 批量操作对象与理由")]
internal sealed class QuestionsReasonInput : QuestionsStepInput
{
    [Description("Why. 理由")]
    public required string Reason { get; set; }
}

[Name("AssignQuestionsInput")]
[Description("Work on questions that somebody is asked to do. 分配任务")]
internal sealed class AssignQuestionsInput : QuestionsStepInput
{
    [Description("To write or to review. 任务类型")]
    public required AssignmentRole Role { get; set; }

    [Description("Name of the account that is asked. 受托人")]
    public required string Assignee { get; set; }

    [Description("Until when; open when left out. 截止时间")]
    public DateTimeOffset? DueAt { get; set; }

    [Description("What else there is to say. 备注")]
    public string? Note { get; set; }
}

[Name("CommissionQuestionsInput")]
[Description("New questions for a requirement that somebody is asked to write. 约稿")]
internal sealed class CommissionQuestionsInput
{
    [Description("Key of the requirement, such as SECO-2021/L1-1.1.1. 职业技能要求")]
    public required string Requirement { get; set; }

    [Description("How many, 1 to 100. 题数")]
    public required int Count { get; set; }

    [Description("Name of the account that is asked. 受托人")]
    public required string Assignee { get; set; }

    [Description("Until when; open when left out. 截止时间")]
    public DateTimeOffset? DueAt { get; set; }

    [Description("What else there is to say. 备注")]
    public string? Note { get; set; }
}

[Name("CloseAssignmentInput")]
[Description("How an assignment ends. 结束任务")]
internal sealed class CloseAssignmentInput
{
    [Id, Description("Id of the assignment. 任务标识")]
    public required string Assignment { get; set; }

    [Description("Done or withdrawn. 结果")]
    public required AssignmentState State { get; set; }
}
