using System.ComponentModel;
using ExamBank.Api.Features.Questions;
using ExamBank.Api.Features.Standards;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Api.GraphQL.Http;
using ExamBank.Domain.Questions;
using GraphQL;

namespace ExamBank.Api.GraphQL;

/// <content>Questions.</content>
internal sealed partial class Subscription
{
    [Description("Each change of a question once it is stored: drafts, steps of review, retirement. 试题变动")]
    public static async Task<IAsyncEnumerable<QuestionChange>> QuestionChangedAsync(
        [FromServices] QuestionChanges changes,
        [FromServices] Places places,
        [FromServices] StreamFlow flow,
        [FromServices] CurrentActor current,
        CancellationToken cancellationToken,
        [Description("Only questions of the standard with this code. 标准代码")] string? standard = null,
        [Description("Only the question with this number, such as Q-000123. 试题编号")] string? number = null)
    {
        Guid? standardId = null;
        if (standard is not null)
        {
            var found = await places.StandardAsync(standard, "standard", cancellationToken);
            standardId = found.TryGet(out var id) ? id.Value : throw new BankExecutionError(found.Errors[0]);
        }

        int? plain = null;
        if (number is not null) plain = QuestionNumber.TryParse(number, out var parsed) ? parsed : throw new BankExecutionError(QuestionErrors.NotFound("number", number));
        return changes.ListenAsync(await changes.NewestAsync(cancellationToken), current.Rights, standardId, plain, flow, cancellationToken);
    }
}
