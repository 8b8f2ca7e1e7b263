using System.ComponentModel;
using GraphQL;

namespace ExamBank.Api.Features.Questions;

[Name("QuestionChange")]
[Description("A stored change of a question. 试题变动")]
internal sealed record QuestionChange(
    [property: Description("What was done, as the audit log names it, such as question.approved. 操作")] string Verb,
    [property: Description("When it was done. 时间")] DateTimeOffset At,
    [property: Description("The question as it is now. 试题")] QuestionNode Question);
