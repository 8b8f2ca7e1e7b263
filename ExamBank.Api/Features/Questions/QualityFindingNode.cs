using System.ComponentModel;
using System.Globalization;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Questions.Quality;
using GraphQL;

namespace ExamBank.Api.Features.Questions;

[Name("QualityFinding")]
[Description("Something about a question that its author should look at. 质量检查结果")]
internal sealed record QualityFindingNode(
    [property: Description("Stable code such as quality.key-longest; programs may rely on it. 规则代码")] string Code,
    [property: Description("How sure it is. 程度")] QualitySeverity Severity,
    [property: Description("What was found and what to do, in the language of Accept-Language. 说明与建议")] string Message,
    [property: Description("The field that it concerns, step by step within the content. 位置")] IReadOnlyList<string> Path)
{
    internal static QualityFindingNode Of(QualityFinding finding, MessageCatalogue messages) =>
        new(finding.Code, finding.Severity, messages.Text(finding.Told, CultureInfo.CurrentUICulture), UserError.Steps(finding.Path));
}

[Name("QualityWaiver")]
[Description("A finding that stands for a reason. 质量检查豁免")]
internal sealed record QualityWaiverNode(
    [property: Description("Code of the finding, such as quality.key-longest. 规则代码")] string Code,
    [property: Description("Why it stands. 理由")] string Reason);
