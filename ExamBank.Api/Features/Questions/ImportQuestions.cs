using ExamBank.Api.Features.Media;
using ExamBank.Api.Features.Similarity;
using ExamBank.Domain;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Questions.Similarity;
using ExamBank.Domain.Standards;
using ExamBank.Generator.Exchange;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Questions;

/// <summary>
/// Brings question files into the bank: all or nothing, and idempotent by code, so that an unchanged question does nothing
/// and a changed one gets a new revision. A question whose stimulus changes follows it, in the files or not, so that no current revision
/// hangs on a text that the bank has replaced. Cost: one statement for every 500 codes, and one row for each change.
/// </summary>
internal sealed class ImportQuestions(BankWriter writer, TimeProvider time)
{
    /// <summary>Imports, or with <paramref name="dryRun"/> says what an import would do.</summary>
    public Task<Result<ImportedFiles>> RunAsync(
        QuestionFolder folder, ImportMode mode, bool dryRun, Actor actor, CancellationToken cancellationToken) =>
        writer.WriteAsync<ImportedFiles>(
            async context =>
            {
                var imported = await ImportAsync(context, folder, mode, actor, time.GetUtcNow(), cancellationToken);
                if (!imported.Succeeded) return imported;
                // What was revised is found only once it is stored; a dry run takes it back all the same.
                await context.SaveChangesAsync(cancellationToken);
                return imported.Value with { Similar = await SimilarAsync(context, imported.Value.Questions, cancellationToken) };
            },
            dryRun,
            cancellationToken);

    /// <summary>Imports inside a transaction that the caller has begun.</summary>
    public static async Task<Result<ImportedFiles>> ImportAsync(
        BankContext context, QuestionFolder folder, ImportMode mode, Actor actor, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var files = folder.Files;
        var pictures = await PicturesAsync(context, folder, cancellationToken);
        var added = await BankPictures.AddAsync(context, folder.Pictures, actor, at, cancellationToken);
        var errors = new List<BankError>();
        var (stimuli, questions) = (new List<ImportedStimulus>(), new List<ImportedQuestion>());
        var created = new List<Question>();
        var nextNumber = await context.Questions.MaxAsync(q => (int?)q.Number, cancellationToken) + 1 ?? 1;
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in files.GroupBy(f => f.File.Standard, StringComparer.Ordinal))
        {
            if (await StandardIdAsync(context, group.Key, cancellationToken) is not { } standard)
            {
                errors.AddRange(group.Select(f => StandardErrors.NotFound($"{f.Path}: standard", group.Key)));
                continue;
            }

            var imported = await ImportStimuli.RunAsync(context, standard, [.. group], pictures, mode, actor, at, errors, cancellationToken);
            stimuli.AddRange(imported.Report);
            var resolver = await ContentResolverFactory.CreateAsync(context, standard, imported.Texts, pictures, cancellationToken);
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

                    var stimulusKept = content.Stimulus is { } stimulus && imported.Kept.Contains(stimulus);
                    var outcome = Import(context, created, existing, code, standard, resolved.Value, stimulusKept, mode, ref nextNumber, actor, at);
                    if (outcome.Succeeded) questions.Add(new ImportedQuestion(path, code, outcome.Value));
                    else errors.AddRange(outcome.Errors.Select(e => e.Within(place)));
                }
            }

            // A question whose own entry was left alone follows all the same; every other entry has brought its question along.
            var left = questions.Where(q => q.Outcome == ImportOutcome.LocallyEdited).Select(q => q.Code).ToHashSet(StringComparer.Ordinal);
            foreach (var follower in imported.Followers.Where(f => !codes.Contains(f.Question.Code) || left.Contains(f.Question.Code)))
            {
                var followed = Follow(context, follower.Question, follower.Text, mode, actor, at);
                if (followed.Succeeded) questions.Add(new ImportedQuestion(follower.File, follower.Question.Code, followed.Value));
                else errors.AddRange(followed.Errors.Select(e => e.Within(follower.Place)));
            }
        }

        if (errors.Count > 0) return Result.Fail<ImportedFiles>(errors);
        // New questions hang on the stimuli, which are tracked.
        await context.SaveChangesAsync(cancellationToken);
        await context.InsertAsync(created, cancellationToken);
        return new ImportedFiles(stimuli, questions, added);
    }

    /// <summary>Hashes of the pictures that texts of the files may show: those of the bank, and those that come with the files.</summary>
    private static async Task<IReadOnlySet<string>> PicturesAsync(BankContext context, QuestionFolder folder, CancellationToken cancellationToken)
    {
        var named = folder.Files.SelectMany(f => PictureNames.Hashes(f.File));
        return (await BankPictures.KnownAsync(context, named, cancellationToken)).Concat(folder.Pictures.Select(p => p.Sha256)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>What looks like a question that the files have brought, each pair once.</summary>
    private static async Task<IReadOnlyList<SimilarPair>> SimilarAsync(
        BankContext context, IReadOnlyList<ImportedQuestion> questions, CancellationToken cancellationToken)
    {
        var numbers = new List<int>();
        foreach (var codes in questions.Where(q => q.Outcome is ImportOutcome.Created or ImportOutcome.Revised).Select(q => q.Code).Chunk(500))
            numbers.AddRange(await context.Questions.AsNoTracking().Where(q => codes.Contains(q.Code)).Select(q => q.Number).ToListAsync(cancellationToken));
        var pairs = await SimilarQuestions.OfAsync(context, numbers, SimilarQuestions.Usual, cancellationToken);
        return
        [
            .. pairs.DistinctBy(p => (Math.Min(p.One.Number, p.Other.Number), Math.Max(p.One.Number, p.Other.Number)))
                .OrderByDescending(p => p.Similarity).ThenBy(p => p.One.Number),
        ];
    }

    private static Result<ImportOutcome> Import(
        BankContext context, List<Question> created, Question? existing, string code, StandardId standard, ResolvedContent content, bool stimulusKept,
        ImportMode mode, ref int nextNumber, Actor actor, DateTimeOffset at)
    {
        if (existing is null)
        {
            var question = Question.Create(nextNumber, code, standard, content, published: mode == ImportMode.Seed, actor, at);
            if (!question.Succeeded) return question.Failed<ImportOutcome>();
            nextNumber++;
            created.Add(question.Value);
            // The seed's question was written for the seed's stimulus: over a local one a person has to look at it.
            return Finish(question.Value, ImportOutcome.Created, stimulusKept ? ImportMode.Draft : mode, actor, at);
        }

        if (existing.HasContent(content))
        {
            if (mode == ImportMode.Seed && !stimulusKept && existing.SeedHash != existing.Latest.ContentHash) existing.MarkAsSeed();
            return mode == ImportMode.Approve && existing.Latest.Status is (RevisionStatus.Draft or RevisionStatus.InReview)
                ? Finish(existing, ImportOutcome.Approved, mode, actor, at)
                : ImportOutcome.Unchanged;
        }

        if (mode == ImportMode.Seed && (stimulusKept || existing.SeedHash != existing.Latest.ContentHash || existing.State == QuestionState.Retired))
            return ImportOutcome.LocallyEdited;
        var redrafted = existing.HasWords(content.Content);
        // A retired question follows its stimulus when it is brought back.
        if (redrafted && existing.State == QuestionState.Retired) return ImportOutcome.Unchanged;
        var revised = existing.Revise(content, existing.LatestRevision, actor, at);
        if (!revised.Succeeded) return revised.Failed<ImportOutcome>();
        context.Revisions.Add(revised.Value);
        return Finish(existing, redrafted ? ImportOutcome.Redrafted : ImportOutcome.Revised, mode, actor, at);
    }

    /// <summary>Hangs a question that the files do not change on the new text. Only what was approved before is approved again, and where the mode says so.</summary>
    private static Result<ImportOutcome> Follow(
        BankContext context, Question question, StimulusRevision text, ImportMode mode, Actor actor, DateTimeOffset at)
    {
        var local = mode == ImportMode.Seed && question.SeedHash != question.Latest.ContentHash;
        var approved = question.Current?.Status == RevisionStatus.Approved;
        var followed = question.Follow(text, actor, at);
        if (!followed.Succeeded) return followed.Failed<ImportOutcome>();
        context.Revisions.Add(followed.Value);
        return Finish(question, ImportOutcome.Redrafted, approved && !local ? mode : ImportMode.Draft, actor, at);
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
