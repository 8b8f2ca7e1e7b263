using System.Text.Json;
using ExamBank.Domain;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Questions.Quality;
using ExamBank.Domain.Standards;
using ExamBank.Generator.Exchange.Questions;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Questions;

/// <summary>
/// Checks the quality of questions and of the stimuli that they hang on: of files, without a bank, or of all that authors work on in the
/// bank. Three statements, whatever its size.
/// </summary>
internal sealed class LintQuestions(IDbContextFactory<BankContext> contexts)
{
    /// <summary>What there is to look at in files.</summary>
    public static LintReport Check(IReadOnlyList<(string Path, QuestionFile File)> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return Report(
            [.. files.SelectMany(f => f.File.Questions.Select(q => new Located(f.File.Standard, f.Path, new QuestionInSet(q.Code, q.Content))))],
            [.. files.SelectMany(f => f.File.Stimuli.Select(s => new LocatedStimulus(f.File.Standard, f.Path, s)))],
            []);
    }

    /// <summary>What there is to look at in the bank: of every active question the newest text that has not been rejected, by work task.</summary>
    public async Task<LintReport> RunAsync(CancellationToken cancellationToken)
    {
        await using var bank = await contexts.CreateDbContextAsync(cancellationToken);
        await using var view = await bank.BeginReadAsync(cancellationToken);
        var rows = await RowsAsync(bank, bank.NewestTexts(), cancellationToken);
        return Report([.. rows.Select(r => r.Question)], await StimuliAsync(bank, rows, cancellationToken), await RequirementsAsync(bank, cancellationToken));
    }

    /// <summary>The findings over all questions of a standard together.</summary>
    public async Task<Result<IReadOnlyList<QualityFinding>>> SetAsync(string standard, CancellationToken cancellationToken)
    {
        await using var bank = await contexts.CreateDbContextAsync(cancellationToken);
        await using var view = await bank.BeginReadAsync(cancellationToken);
        if (await bank.Standards.AsNoTracking().Where(s => s.Code == standard).Select(s => (StandardId?)s.Id).SingleOrDefaultAsync(cancellationToken) is not { } id)
            return StandardErrors.NotFound("standard", standard);
        var rows = await RowsAsync(bank, bank.NewestTexts().Where(row => row.Question.StandardId == id), cancellationToken);
        var requirements = await RequirementsAsync(bank, cancellationToken);
        return Result.Of(QuestionQuality.CheckSet([.. rows.Select(r => r.Question.Question)], [.. requirements.Where(r => r.Standard == standard).Select(r => r.Text)]));
    }

    private static LintReport Report(IReadOnlyList<Located> questions, IReadOnlyList<LocatedStimulus> stimuli, IReadOnlyList<LocatedRequirement> requirements) => new(questions.Count,
    [
        .. questions.SelectMany(q => QuestionQuality.Check(q.Question.Content).Select(finding => new LintFinding(q.Standard, q.Group, q.Question.Code, finding))),
        .. stimuli.SelectMany(s => QuestionQuality.CheckStimulus(s.Entry.Title, s.Entry.Content).Select(finding => new LintFinding(s.Standard, s.Group, s.Entry.Code, finding))),
        .. questions.GroupBy(q => q.Standard, StringComparer.Ordinal).SelectMany(set =>
            QuestionQuality.CheckSet([.. set.Select(q => q.Question)], [.. requirements.Where(r => r.Standard == set.Key).Select(r => r.Text)])
                .Select(finding => new LintFinding(set.Key, null, null, finding))),
    ]);

    private static async Task<List<Row>> RowsAsync(BankContext bank, IQueryable<NewestText> texts, CancellationToken cancellationToken)
    {
        var rows = await (
            from row in texts
            join tag in bank.RevisionRequirements.AsNoTracking() on row.Revision.Id equals tag.RevisionId
            where tag.IsPrimary
            join requirement in bank.Requirements.AsNoTracking() on tag.RequirementId equals requirement.Id
            join task in bank.WorkTasks.AsNoTracking() on requirement.WorkTaskId equals task.Id
            join standard in bank.Standards.AsNoTracking() on row.Question.StandardId equals standard.Id
            orderby standard.Code, requirement.Position, row.Question.Code
            select new { Standard = standard.Code, Task = task.Key, row.Question.Code, row.Revision.ContentText, row.Revision.StimulusRevisionId }).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(r => new Row(
                new Located(r.Standard, $"{r.Standard}/{r.Task}", new QuestionInSet(r.Code, JsonSerializer.Deserialize<QuestionContent>(r.ContentText, ContentJson.Compact)!)),
                r.StimulusRevisionId)),
        ];
    }

    /// <summary>The texts that the questions hang on, each where the first of them stands.</summary>
    private static async Task<List<LocatedStimulus>> StimuliAsync(BankContext bank, List<Row> rows, CancellationToken cancellationToken)
    {
        var current = bank.NewestTexts();
        var texts = await (
            from text in bank.StimulusRevisions.AsNoTracking()
            where current.Any(row => row.Revision.StimulusRevisionId == text.Id)
            join stimulus in bank.Stimuli.AsNoTracking() on text.StimulusId equals stimulus.Id
            select new { text.Id, Entry = new StimulusEntry(stimulus.Code, text.Title, text.Content) }).ToDictionaryAsync(t => t.Id, t => t.Entry, cancellationToken);
        return
        [
            .. rows.Where(r => r.Stimulus is not null).DistinctBy(r => r.Stimulus)
                .Select(r => new LocatedStimulus(r.Question.Standard, r.Question.Group, texts[r.Stimulus!.Value])),
        ];
    }

    private static async Task<List<LocatedRequirement>> RequirementsAsync(BankContext bank, CancellationToken cancellationToken) => await (
        from requirement in bank.Requirements.AsNoTracking()
        join task in bank.WorkTasks.AsNoTracking() on requirement.WorkTaskId equals task.Id
        join area in bank.WorkAreas.AsNoTracking() on task.WorkAreaId equals area.Id
        join level in bank.Levels.AsNoTracking() on area.LevelId equals level.Id
        join standard in bank.Standards.AsNoTracking() on level.StandardId equals standard.Id
        orderby requirement.Position
        select new LocatedRequirement(standard.Code, new RequirementText(requirement.Key, requirement.OfficialText ?? requirement.Summary ?? ""))).ToListAsync(cancellationToken);

    private sealed record Located(string Standard, string Group, QuestionInSet Question);

    private sealed record Row(Located Question, StimulusRevisionId? Stimulus);

    private sealed record LocatedStimulus(string Standard, string Group, StimulusEntry Entry);

    private sealed record LocatedRequirement(string Standard, RequirementText Text);
}
