using System.ComponentModel;
using System.Text.Json;
using ExamBank.Api.Features.Questions.Comparing;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Api.GraphQL.Loading;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Questions;
using GraphQL;
using GraphQL.DataLoader;

namespace ExamBank.Api.Features.Questions;

[Implements(typeof(IUserError))]
[Description("Somebody else was faster: look at the newest revision, then decide. Both texts are here, so that nothing is lost. 修订冲突")]
internal sealed class ConflictError(BankError error, string message) : UserError(error, message)
{
    /// <summary>The text that was not stored, where the request brought one.</summary>
    [Ignore]
    public QuestionContent? Attempt { get; set; }

    [Description("The revision that the request was based on. 所依据的修订号")]
    public int ExpectedRevision => Number("expected");

    [Description("The newest revision. 最新修订号")]
    public int ActualRevision => Number("actual");

    [Description("The newest revision itself, as it is stored. 已保存的修订")]
    public IDataLoaderResult<RevisionNode?> Stored([FromServices] RevisionByCode revisions) => revisions.Load((Text("code")!, ActualRevision));

    [Description("The text of the request, as JSON of a question file; null where it brought none. 您的修改")]
    public string? Yours => Attempt is { } attempt ? JsonSerializer.Serialize(attempt, ContentJson.Indented) : null;

    [Description("What the text of the request would change in the stored one; null where it brought none. 与已保存修订的差异")]
    public IDataLoaderResult<IReadOnlyList<FieldDifference>?>? Differences([FromServices] RevisionByCode revisions) => Attempt is { } attempt
        ? Stored(revisions).Then(IReadOnlyList<FieldDifference>? (stored) => stored is null ? null : FieldDifference.Between(
            new RevisionText(stored.QuestionRowId, stored.Number, stored.ContentText, null, null),
            new RevisionText(stored.QuestionRowId, stored.Number, JsonSerializer.Serialize(attempt, ContentJson.Compact), null, null)))
        : null;
}
