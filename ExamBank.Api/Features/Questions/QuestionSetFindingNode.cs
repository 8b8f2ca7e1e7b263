using System.ComponentModel;
using System.Globalization;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Questions.Quality;
using GraphQL;

namespace ExamBank.Api.Features.Questions;

[Name("QuestionSetFinding")]
[Description("Something about all questions of a standard together that their authors should look at. 整体质量检查结果")]
internal sealed record QuestionSetFindingNode(
    [property: Description("Stable code such as quality.keys-uneven; programs may rely on it. 规则代码")] string Code,
    [property: Description("How sure it is. 程度")] QualitySeverity Severity,
    [property: Description("What was found and what to do, in the language of Accept-Language. 说明与建议")] string Message,
    [property: Description("Code of the level, key of the requirement or code of the question that it concerns. 涉及的等级、要求或试题")] string Subject)
{
    internal static QuestionSetFindingNode Of(QualityFinding finding, MessageCatalogue messages) =>
        new(finding.Code, finding.Severity, messages.Text(finding.Told, CultureInfo.CurrentUICulture), finding.Path);
}
