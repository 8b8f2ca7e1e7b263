using ExamBank.Domain;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Standards;
using ExamBank.Generator.Exchange;
using ExamBank.Generator.Exchange.Questions;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Questions;

/// <summary>What an import does with texts that are new to the bank.</summary>
internal enum ImportMode
{
    /// <summary>They become drafts, to be reviewed.</summary>
    Draft,

    /// <summary>They become drafts, are submitted and approved at once.</summary>
    Approve,

    /// <summary>The seed's own texts: approved, published, and never over a local edit.</summary>
    Seed,
}

/// <summary>What an import did with a question.</summary>
internal enum ImportOutcome
{
    /// <summary>A new question.</summary>
    Created,

    /// <summary>A new revision.</summary>
    Revised,

    /// <summary>A text that the bank has already, now approved.</summary>
    Approved,

    /// <summary>The bank has this text already.</summary>
    Unchanged,

    /// <summary>The seed has a newer text, and so has the bank's owner: left alone.</summary>
    LocallyEdited,
}

/// <summary>One line of the report.</summary>
internal sealed record ImportedQuestion(string File, string Code, ImportOutcome Outcome);

/// <summary>
/// Brings question files into the bank: all or nothing, and idempotent by code, so that an unchanged question does nothing
/// and a changed one gets a new revision. Cost: one statement for every 500 codes, and one row for each change.
/// </summary>
internal sealed class ImportQuestions(BankWriter writer, TimeProvider time)
{
    /// <summary>Imports, or with <paramref name="dryRun"/> says what an import would do.</summary>
    public Task<Result<IReadOnlyList<ImportedQuestion>>> RunAsync(
        IReadOnlyList<(string Path, QuestionFile File)> files, ImportMode mode, bool dryRun, Actor actor, CancellationToken cancellationToken) =>
        writer.WriteAsync(context => ImportAsync(context, files, mode, actor, time.GetUtcNow(), cancellationToken), dryRun, cancellationToken);

    /// <summary>Imports inside a transaction that the caller has begun.</summary>
    public static async Task<Result<IReadOnlyList<ImportedQuestion>>> ImportAsync(
        BankContext context, IReadOnlyList<(string Path, QuestionFile File)> files, ImportMode mode, Actor actor, DateTimeOffset at,
        CancellationToken cancellationToken)
    {
        var errors = new List<BankError>();
        var report = new List<ImportedQuestion>();
        var nextNumber = await context.Questions.MaxAsync(q => (int?)q.Number, cancellationToken) + 1 ?? 1;
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in files.GroupBy(f => f.File.Standard, StringComparer.Ordinal))
        {
            if (await StandardIdAsync(context, group.Key, cancellationToken) is not { } standard)
            {
                errors.AddRange(group.Select(f => StandardErrors.NotFound($"{f.Path}: standard", group.Key)));
                continue;
            }

            var stimuli = await ImportStimuliAsync(context, standard, [.. group], actor, at, errors, cancellationToken);
            var resolver = await ContentResolverFactory.CreateAsync(context, standard, stimuli, cancellationToken);
            var known = await LoadAsync(context, [.. group.SelectMany(f => f.File.Questions).Select(q => q.Code)], cancellationToken);
            foreach (var (path, file) in group)
            {
                for (var i = 0; i < file.Questions.Count; i++)
                {
                    var (code, content) = file.Questions[i];
                    var place = $"{path}: questions[{i}]";
                    if (!codes.Add(code)) errors.Add(QuestionErrors.DuplicateCode($"{place}.code", code));
                    if (!content.Requirement.StartsWith(file.Task + ".", StringComparison.Ordinal))
                        errors.Add(ExchangeErrors.OutsideTask($"{place}.requirement", content.Requirement, file.Task));
                    var resolved = resolver.Resolve(content);
                    if (!resolved.Succeeded)
                    {
                        errors.AddRange(resolved.Errors.Select(e => e.Within(place)));
                        continue;
                    }

                    var existing = known.GetValueOrDefault(code);
                    if (existing is not null && existing.StandardId != standard)
                    {
                        errors.Add(QuestionErrors.DuplicateCode($"{place}.code", code));
                        continue;
                    }

                    var outcome = Import(context, existing, code, standard, resolved.Value, mode, ref nextNumber, actor, at);
                    if (outcome.Succeeded) report.Add(new ImportedQuestion(path, code, outcome.Value));
                    else errors.AddRange(outcome.Errors.Select(e => e.Within(place)));
                }
            }
        }

        return errors.Count > 0 ? Result.Fail<IReadOnlyList<ImportedQuestion>>(errors) : report;
    }

    private static Result<ImportOutcome> Import(
        BankContext context, Question? existing, string code, StandardId standard, ResolvedContent content, ImportMode mode, ref int nextNumber,
        Actor actor, DateTimeOffset at)
    {
        if (existing is null)
        {
            var created = Question.Create(nextNumber, code, standard, content, published: mode == ImportMode.Seed, actor, at);
            if (!created.Succeeded) return created.Failed<ImportOutcome>();
            nextNumber++;
            context.Questions.Add(created.Value);
            return Finish(created.Value, ImportOutcome.Created, mode, actor, at);
        }

        if (existing.HasContent(content))
        {
            if (mode == ImportMode.Seed && existing.SeedHash != existing.Latest.ContentHash) existing.MarkAsSeed();
            return mode == ImportMode.Approve && existing.Latest.Status is (RevisionStatus.Draft or RevisionStatus.InReview)
                ? Finish(existing, ImportOutcome.Approved, mode, actor, at)
                : ImportOutcome.Unchanged;
        }

        if (mode == ImportMode.Seed && (existing.SeedHash != existing.Latest.ContentHash || existing.State == QuestionState.Retired))
            return ImportOutcome.LocallyEdited;
        var revised = existing.Revise(content, existing.LatestRevision, actor, at);
        if (!revised.Succeeded) return revised.Failed<ImportOutcome>();
        context.Revisions.Add(revised.Value);
        return Finish(existing, ImportOutcome.Revised, mode, actor, at);
    }

    private static Result<ImportOutcome> Finish(Question question, ImportOutcome outcome, ImportMode mode, Actor actor, DateTimeOffset at)
    {
        if (mode != ImportMode.Draft)
        {
            if (question.Latest.Status == RevisionStatus.Draft)
            {
                var submitted = question.Submit(actor, at);
                if (!submitted.Succeeded) return submitted.Failed<ImportOutcome>();
            }

            var approved = question.Approve(actor, at);
            if (!approved.Succeeded) return approved.Failed<ImportOutcome>();
        }

        if (mode == ImportMode.Seed) question.MarkAsSeed();
        return outcome;
    }

    private static async Task<StandardId?> StandardIdAsync(BankContext context, string code, CancellationToken cancellationToken) =>
        context.Standards.Local.FirstOrDefault(s => s.Code == code)?.Id
        ?? await context.Standards.Where(s => s.Code == code).Select(s => (StandardId?)s.Id).FirstOrDefaultAsync(cancellationToken);

    private static async Task<IReadOnlyList<Stimulus>> ImportStimuliAsync(
        BankContext context, StandardId standard, IReadOnlyList<(string Path, QuestionFile File)> files, Actor actor, DateTimeOffset at,
        List<BankError> errors, CancellationToken cancellationToken)
    {
        var entries = files.SelectMany(f => f.File.Stimuli.Select((entry, index) => (Place: $"{f.Path}: stimuli[{index}]", Entry: entry))).ToList();
        var codes = entries.Select(e => e.Entry.Code).Distinct(StringComparer.Ordinal).ToList();
        var known = await context.Stimuli.Include(s => s.Revisions).Where(s => codes.Contains(s.Code)).ToDictionaryAsync(s => s.Code, StringComparer.Ordinal, cancellationToken);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (place, entry) in entries)
        {
            if (!seen.Add(entry.Code)) errors.Add(QuestionErrors.DuplicateCode($"{place}.code", entry.Code));
            else if (known.TryGetValue(entry.Code, out var stimulus))
            {
                if (stimulus.StandardId != standard)
                {
                    errors.Add(QuestionErrors.DuplicateCode($"{place}.code", entry.Code));
                    continue;
                }

                errors.AddRange(stimulus.Revise(entry.Title, entry.Content, actor, at).Errors.Select(e => e.Within(place)));
                if (stimulus.Latest is var latest && context.Entry(latest).State == EntityState.Detached) context.StimulusRevisions.Add(latest);
            }
            else
            {
                var created = Stimulus.Create(standard, entry.Code, entry.Title, entry.Content, actor, at);
                errors.AddRange(created.Errors.Select(e => e.Within(place)));
                if (!created.Succeeded) continue;
                context.Stimuli.Add(created.Value);
                known.Add(entry.Code, created.Value);
            }
        }

        return [.. known.Values];
    }

    /// <summary>Loads the questions with these codes, with the revisions that a verb may touch.</summary>
    private static async Task<Dictionary<string, Question>> LoadAsync(
        BankContext context, IReadOnlyCollection<string> codes, CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, Question>(StringComparer.Ordinal);
        foreach (var some in codes.Distinct(StringComparer.Ordinal).Chunk(500))
        {
            foreach (var question in await context.Questions.Include(q => q.Revisions).ThenInclude(r => r.StatusPeriods)
                .Where(q => some.Contains(q.Code)).ToListAsync(cancellationToken))
                known.Add(question.Code, question);
        }

        return known;
    }
}
