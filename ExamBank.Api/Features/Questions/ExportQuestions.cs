using System.Text.Json;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Exchange.Questions;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Questions;

/// <summary>
/// Writes the bank's questions as question files, one a work task: of every active question the newest text that has not
/// been rejected. Three statements, whatever the size of the bank.
/// </summary>
internal sealed class ExportQuestions(IDbContextFactory<BankContext> contexts)
{
    /// <summary>The files by their paths (<c>questions/SECO-2021/L1-1.1.json</c>), in order.</summary>
    public async Task<IReadOnlyList<(string Path, QuestionFile File)>> RunAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var newest = from revision in context.Revisions.AsNoTracking()
                     where revision.Status != RevisionStatus.Rejected
                     group revision by revision.QuestionId into g
                     select new { QuestionId = g.Key, Number = g.Max(r => r.Number) };
        var questions = await (
            from question in context.Questions.AsNoTracking()
            where question.State == QuestionState.Active
            join latest in newest on question.Id equals latest.QuestionId
            join revision in context.Revisions.AsNoTracking() on new { latest.QuestionId, latest.Number } equals new { revision.QuestionId, revision.Number }
            join tag in context.RevisionRequirements.AsNoTracking() on revision.Id equals tag.RevisionId
            where tag.IsPrimary
            join requirement in context.Requirements.AsNoTracking() on tag.RequirementId equals requirement.Id
            join task in context.WorkTasks.AsNoTracking() on requirement.WorkTaskId equals task.Id
            join standard in context.Standards.AsNoTracking() on question.StandardId equals standard.Id
            orderby standard.Code, requirement.Position, question.Code
            select new { Standard = standard.Code, Task = task.Key, question.Code, revision.ContentText }).ToListAsync(cancellationToken);
        var stimuli = await (
            from stimulus in context.Stimuli.AsNoTracking()
            join revision in context.StimulusRevisions.AsNoTracking()
                on new { stimulus.Id, Number = stimulus.LatestRevision } equals new { Id = revision.StimulusId, revision.Number }
            select new StimulusEntry(stimulus.Code, revision.Title, revision.Content)).ToDictionaryAsync(s => s.Code, StringComparer.Ordinal, cancellationToken);
        var written = new HashSet<string>(StringComparer.Ordinal);
        return
        [
            .. questions.GroupBy(q => (q.Standard, q.Task)).Select(group =>
            {
                List<QuestionEntry> entries = [.. group.Select(q => new QuestionEntry(q.Code, JsonSerializer.Deserialize<QuestionContent>(q.ContentText, ContentJson.Compact)!))];
                // A stimulus stands once, in the first file that needs it.
                var needed = entries.Select(e => e.Content.Stimulus).OfType<string>().Where(written.Add).Select(code => stimuli[code]).ToList();
                return ($"questions/{group.Key.Standard}/{group.Key.Task}.json", new QuestionFile(group.Key.Standard, group.Key.Task, needed, entries));
            }),
        ];
    }
}
