using ExamBank.Api.Features.Media;
using ExamBank.Domain;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Exchange.Questions;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Questions;

/// <summary>
/// Brings the stimuli of question files into the bank, by their codes. What hangs on a stimulus that changes is found here and follows
/// once the files' own questions are in. Cost: two statements for every 500 codes, and one for every 500 stimuli that change.
/// </summary>
internal sealed class ImportStimuli
{
    private readonly List<ImportedStimulus> report = [];
    private readonly Dictionary<string, StimulusRevision> texts = new(StringComparer.Ordinal);
    private readonly HashSet<string> kept = new(StringComparer.Ordinal);
    private readonly List<Follower> followers = [];

    private ImportStimuli()
    {
    }

    /// <summary>What became of each.</summary>
    public IReadOnlyList<ImportedStimulus> Report => report;

    /// <summary>The text that each code of the files means from now on.</summary>
    public IReadOnlyDictionary<string, StimulusRevision> Texts => texts;

    /// <summary>Codes of stimuli that keep their local text although the seed has another.</summary>
    public IReadOnlySet<string> Kept => kept;

    /// <summary>Active questions that hang on an older text of a stimulus that has changed.</summary>
    public IReadOnlyList<Follower> Followers => followers;

    /// <summary>Imports the stimuli of the files of one standard; what is wrong is added to <paramref name="errors"/>.</summary>
    public static async Task<ImportStimuli> RunAsync(
        BankContext context, StandardId standard, IReadOnlyList<(string Path, QuestionFile File)> files, IReadOnlySet<string> pictures, ImportMode mode, Actor actor,
        DateTimeOffset at, List<BankError> errors, CancellationToken cancellationToken)
    {
        var entries = files
            .SelectMany(f => f.File.Stimuli.Select((entry, index) => new Entry(f.Path, $"{f.Path}: stimuli[{index}]", entry.Code, entry.Title, entry.Content)))
            .ToList();
        var import = new ImportStimuli();
        if (entries.Count == 0) return import;
        errors.AddRange(entries.SelectMany(entry => PictureRules.Broken($"{entry.Place}.content", entry.Content, pictures)));
        var known = await LoadAsync(context, [.. entries.Select(e => e.Code)], cancellationToken);
        var changing = entries.Where(e => known.TryGetValue(e.Code, out var stimulus) && !stimulus.Latest.HasText(e.Title, e.Content)).Select(e => known[e.Code]);
        var hanging = await HangingAsync(context, [.. changing.Distinct()], cancellationToken);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            var stimulus = known.GetValueOrDefault(entry.Code);
            if (!seen.Add(entry.Code) || (stimulus is not null && stimulus.StandardId != standard))
            {
                errors.Add(QuestionErrors.DuplicateCode($"{entry.Place}.code", entry.Code));
                continue;
            }

            var imported = stimulus is null
                ? import.Add(context, standard, entry, mode, actor, at)
                : import.Change(context, stimulus, entry, [.. hanging[stimulus.Id]], mode, actor, at);
            if (imported.Succeeded) import.report.Add(new ImportedStimulus(entry.File, entry.Code, imported.Value));
            else errors.AddRange(imported.Errors.Select(e => e.Within(entry.Place)));
        }

        return import;
    }

    private Result<ImportOutcome> Add(BankContext context, StandardId standard, Entry entry, ImportMode mode, Actor actor, DateTimeOffset at)
    {
        var created = Stimulus.Create(standard, entry.Code, entry.Title, entry.Content, actor, at);
        if (!created.TryGet(out var stimulus)) return created.Failed<ImportOutcome>();
        if (mode == ImportMode.Seed) stimulus.MarkAsSeed();
        context.Stimuli.Add(stimulus);
        texts.Add(entry.Code, stimulus.Latest);
        return ImportOutcome.Created;
    }

    private Result<ImportOutcome> Change(
        BankContext context, Stimulus stimulus, Entry entry, IReadOnlyList<Question> hanging, ImportMode mode, Actor actor, DateTimeOffset at)
    {
        var before = stimulus.Latest;
        texts.Add(entry.Code, before);
        if (before.HasText(entry.Title, entry.Content))
        {
            if (mode == ImportMode.Seed && stimulus.SeedHash != before.ContentHash) stimulus.MarkAsSeed();
            return ImportOutcome.Unchanged;
        }

        // Reviewers have refused the newest text in every question: what an export wrote is the text they all hang on.
        if (InUse(stimulus, hanging) is { } used && used.HasText(entry.Title, entry.Content))
        {
            texts[entry.Code] = used;
            return ImportOutcome.Unchanged;
        }

        // A question that is with the reviewers cannot follow; there the seed waits for the next update.
        if (mode == ImportMode.Seed && (stimulus.SeedHash != before.ContentHash || hanging.Any(q => q.Latest.Status == RevisionStatus.InReview)))
        {
            kept.Add(entry.Code);
            return ImportOutcome.LocallyEdited;
        }

        var revised = stimulus.Revise(entry.Title, entry.Content, actor, at);
        if (!revised.Succeeded) return revised.Failed<ImportOutcome>();
        if (mode == ImportMode.Seed) stimulus.MarkAsSeed();
        context.StimulusRevisions.Add(stimulus.Latest);
        texts[entry.Code] = stimulus.Latest;
        followers.AddRange(hanging.Where(q => !Cited(stimulus, q).HasText(entry.Title, entry.Content)).Select(q => new Follower(entry.File, entry.Place, q, stimulus.Latest)));
        return ImportOutcome.Revised;
    }

    /// <summary>The text that all these questions hang on; null when there is none or more than one.</summary>
    private static StimulusRevision? InUse(Stimulus stimulus, IEnumerable<Question> hanging)
    {
        var used = hanging.Select(q => Cited(stimulus, q)).DistinctBy(r => r.ContentHash).ToList();
        return used.Count == 1 ? used[0] : null;
    }

    private static StimulusRevision Cited(Stimulus stimulus, Question question) => stimulus.Revisions.Single(r => r.Id == question.Current!.StimulusRevisionId);

    private static async Task<Dictionary<string, Stimulus>> LoadAsync(BankContext context, IReadOnlyList<string> codes, CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, Stimulus>(StringComparer.Ordinal);
        foreach (var some in codes.Distinct(StringComparer.Ordinal).Chunk(500))
            foreach (var stimulus in await context.Stimuli.Include(s => s.Revisions).Where(s => some.Contains(s.Code)).ToListAsync(cancellationToken))
                known.Add(stimulus.Code, stimulus);
        return known;
    }

    /// <summary>The active questions whose current revision hangs on one of these, with what a verb may touch, by stimulus and in their order.</summary>
    private static async Task<ILookup<StimulusId, Question>> HangingAsync(BankContext context, IReadOnlyList<Stimulus> stimuli, CancellationToken cancellationToken)
    {
        var stimulusOf = stimuli.SelectMany(s => s.Revisions).ToDictionary(r => r.Id, r => r.StimulusId);
        var found = new List<Question>();
        foreach (var some in stimulusOf.Keys.Chunk(500))
        {
            found.AddRange(await context.Questions
                .Include(q => q.Revisions).ThenInclude(r => r.StatusPeriods)
                .Include(q => q.Revisions).ThenInclude(r => r.Requirements)
                .Where(q => q.State == QuestionState.Active && q.Revisions.Any(r => r.StimulusRevisionId != null && some.Contains(r.StimulusRevisionId.Value)))
                .ToListAsync(cancellationToken));
        }

        return found.Distinct().OrderBy(q => q.Number)
            .Where(q => q.Current?.StimulusRevisionId is { } cited && stimulusOf.ContainsKey(cited))
            .ToLookup(q => stimulusOf[q.Current!.StimulusRevisionId!.Value]);
    }

    private sealed record Entry(string File, string Place, string Code, string Title, string Content);
}

/// <summary>A question that hangs on an older text of a stimulus.</summary>
/// <param name="File">The file that changed the stimulus.</param>
/// <param name="Place">The stimulus's place in it.</param>
/// <param name="Question">The question.</param>
/// <param name="Text">The new text.</param>
internal sealed record Follower(string File, string Place, Question Question, StimulusRevision Text);
