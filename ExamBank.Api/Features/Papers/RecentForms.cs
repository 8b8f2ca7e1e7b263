using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using ExamBank.Generator.Documents;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Papers;

/// <summary>What forms of recent papers asked, to tell repetitions by.</summary>
internal static class RecentForms
{
    /// <summary>How many papers a new one is compared with in its audit workbook (试卷审核表).</summary>
    public const int Compared = 5;

    /// <summary>
    /// The forms of the last papers of a blueprint, whatever its revision was, newest first: of all papers, or of those with a number
    /// below <paramref name="before"/>. One statement.
    /// </summary>
    public static async Task<IReadOnlyList<RecentForm>> OfBlueprintAsync(
        BankContext context, string blueprint, int papers, int before, CancellationToken cancellationToken)
    {
        var recent =
            from paper in context.Papers.AsNoTracking()
            join revision in context.BlueprintRevisions.AsNoTracking() on paper.BlueprintRevisionId equals revision.Id
            join named in context.Blueprints.AsNoTracking() on revision.BlueprintId equals named.Id
            where named.Name == blueprint && paper.Number < before
            orderby paper.Number descending
            select new { paper.Id, paper.Number };
        var rows = await (
            from paper in recent.Take(papers)
            join form in context.Set<PaperForm>().AsNoTracking() on paper.Id equals form.PaperId
            from used in form.Questions
            join revision in context.Revisions.AsNoTracking() on used.RevisionId equals revision.Id
            join question in context.Questions.AsNoTracking() on revision.QuestionId equals question.Id
            select new { paper.Number, form.Name, question.Code }).ToListAsync(cancellationToken);
        return
        [
            .. rows.GroupBy(r => (r.Number, r.Name)).OrderByDescending(g => g.Key.Number).ThenBy(g => g.Key.Name, StringComparer.Ordinal)
                .Select(g => new RecentForm(PaperNumber.Format(g.Key.Number), g.Key.Name, [.. g.Select(r => r.Code).Order(StringComparer.Ordinal)])),
        ];
    }
}
