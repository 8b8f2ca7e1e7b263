using ExamBank.Api.GraphQL.Loading;
using ExamBank.Domain;
using ExamBank.Domain.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Questions.Comparing;

/// <summary>Texts of revisions by question and number, for comparing them; null where there is no such revision.</summary>
internal sealed class RevisionTexts(BankView bank) : BatchLoader<(Guid Question, int Number), RevisionText?>
{
    protected override async Task<IReadOnlyDictionary<(Guid Question, int Number), RevisionText?>> FetchAsync(
        IReadOnlyList<(Guid Question, int Number)> keys, CancellationToken cancellationToken)
    {
        var ids = keys.Select(key => QuestionId.From(key.Question)).Distinct().ToList();
        var numbers = keys.Select(key => key.Number).Distinct().ToList();
        var rows = await (
            from revision in bank.Revisions
            where ids.Contains(revision.QuestionId) && numbers.Contains(revision.Number)
            join text in bank.StimulusRevisions on revision.StimulusRevisionId equals (StimulusRevisionId?)text.Id into texts
            from text in texts.DefaultIfEmpty()
            select new RevisionText(
                revision.QuestionId.Value, revision.Number, revision.ContentText, text == null ? null : text.Title, text == null ? null : text.Content)).ToListAsync(cancellationToken);
        return rows.ToDictionary(row => (row.QuestionRowId, row.Number), RevisionText? (row) => row);
    }

    protected override RevisionText? Missing((Guid Question, int Number) key) => null;
}
