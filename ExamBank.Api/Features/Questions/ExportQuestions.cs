using System.Text.Json;
using ExamBank.Api.Features.Media;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Exchange.Questions;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Questions;

/// <summary>
/// Writes the bank's questions as question files, one a work task: of every active question the newest text that has not
/// been rejected, and of every stimulus the text that these hang on; and beside them the pictures that they show. Two statements, whatever
/// the size of the bank, one for every 500 pictures, and one for each picture's bytes.
/// </summary>
internal sealed class ExportQuestions(IDbContextFactory<BankContext> contexts)
{
    /// <summary>
    /// The files by their paths (<c>questions/SECO-2021/L1-1.1.json</c>), in order. Refused while two questions hang on different texts of
    /// one stimulus, of which a file can hold only one: an import keeps them together, but reviewers may refuse the new text in some of them.
    /// </summary>
    public async Task<Result<ExportedQuestions>> RunAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var view = await context.BeginReadAsync(cancellationToken);
        var current = context.NewestTexts();
        var questions = await (
            from row in current
            join tag in context.RevisionRequirements.AsNoTracking() on row.Revision.Id equals tag.RevisionId
            where tag.IsPrimary
            join requirement in context.Requirements.AsNoTracking() on tag.RequirementId equals requirement.Id
            join task in context.WorkTasks.AsNoTracking() on requirement.WorkTaskId equals task.Id
            join standard in context.Standards.AsNoTracking() on row.Question.StandardId equals standard.Id
            orderby standard.Code, requirement.Position, row.Question.Code
            select new { Standard = standard.Code, Task = task.Key, row.Question.Code, row.Revision.ContentText, row.Revision.StimulusRevisionId }).ToListAsync(cancellationToken);
        var texts = await (
            from text in context.StimulusRevisions.AsNoTracking()
            where current.Any(row => row.Revision.StimulusRevisionId == text.Id)
            join stimulus in context.Stimuli.AsNoTracking() on text.StimulusId equals stimulus.Id
            select new { text.Id, Entry = new StimulusEntry(stimulus.Code, text.Title, text.Content) }).ToDictionaryAsync(t => t.Id, t => t.Entry, cancellationToken);

        var hanging = questions.Where(q => q.StimulusRevisionId is not null).Select(q => (q.Code, Text: texts[q.StimulusRevisionId!.Value])).ToList();
        var errors = hanging.GroupBy(q => q.Text.Code, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (Stimulus: g.Key, Sides: g.GroupBy(q => q.Text).Select(side => string.Join(", ", side.Select(q => q.Code))).ToList()))
            .Where(g => g.Sides.Count > 1)
            .Select(g => QuestionErrors.StimulusTextsDiffer(g.Stimulus, string.Join(" | ", g.Sides)))
            .ToList();
        if (errors.Count > 0) return Result.Fail<ExportedQuestions>(errors);

        var written = new HashSet<string>(StringComparer.Ordinal);
        var files = questions.GroupBy(q => (q.Standard, q.Task)).Select(group =>
        {
            List<QuestionEntry> entries = [.. group.Select(q => new QuestionEntry(q.Code, JsonSerializer.Deserialize<QuestionContent>(q.ContentText, ContentJson.Compact)!))];
            // A stimulus stands once, in the first file that needs it.
            var needed = group.Where(q => q.StimulusRevisionId is not null).Select(q => texts[q.StimulusRevisionId!.Value]).Where(text => written.Add(text.Code)).ToList();
            return new QuestionFile(group.Key.Standard, group.Key.Task, needed, entries);
        }).ToList();
        return WithPictures(files, await BankPictures.FactsAsync(context.Pictures.AsNoTracking(), files.SelectMany(PictureNames.Hashes), cancellationToken));
    }

    /// <summary>The bytes of an exported picture.</summary>
    public async Task<byte[]> PictureAsync(string sha256, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Pictures.AsNoTracking().Where(p => p.Sha256 == sha256).Select(p => p.Bytes).SingleAsync(cancellationToken);
    }

    private static Result<ExportedQuestions> WithPictures(IReadOnlyList<QuestionFile> files, IReadOnlyDictionary<string, PictureFacts> facts)
    {
        var (named, pictures, errors) = (new List<(string, QuestionFile)>(), new List<(string, string)>(), new List<BankError>());
        foreach (var standard in files.GroupBy(f => f.Standard, StringComparer.Ordinal))
        {
            var names = PictureNames.Of(standard, facts);
            pictures.AddRange(names.Files.Select(f => ($"questions/{standard.Key}/{f.Path}", f.Sha256)));
            foreach (var file in standard)
            {
                var result = names.Name(file);
                errors.AddRange(result.Errors);
                if (result.Succeeded) named.Add(($"questions/{standard.Key}/{file.Task}.json", result.Value));
            }
        }

        return errors.Count > 0 ? Result.Fail<ExportedQuestions>(errors) : new ExportedQuestions(named, pictures);
    }
}

/// <summary>What an export writes, each by its path.</summary>
/// <param name="Files">Question files, in order.</param>
/// <param name="Pictures">Hashes of the pictures that they show.</param>
internal sealed record ExportedQuestions(IReadOnlyList<(string Path, QuestionFile File)> Files, IReadOnlyList<(string Path, string Sha256)> Pictures);
