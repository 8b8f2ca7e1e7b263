using ExamBank.Api.Features.Papers;
using ExamBank.Domain;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Assembly.Papers;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Traces;

/// <summary>
/// Why a question stands in a paper: judged against the blueprint that the paper cites and the pool that it was drawn from, as both
/// were then. Six statements, and two more where the blueprint looks at earlier papers.
/// </summary>
internal sealed class ExplainPresence(IDbContextFactory<BankContext> contexts)
{
    /// <summary>One answer for each form that has it.</summary>
    /// <param name="paper">Number of the paper.</param>
    /// <param name="question">Code of the question, or its number such as Q-000123.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<Result<IReadOnlyList<Presence>>> RunAsync(string paper, string question, CancellationToken cancellationToken)
    {
        if (!PaperNumber.TryParse(paper, out var number)) return PaperErrors.NotFound("paper", paper);
        await using var bank = await contexts.CreateDbContextAsync(cancellationToken);
        await using var view = await bank.BeginReadAsync(cancellationToken);
        var row = await bank.Papers.AsNoTracking().Where(p => p.Number == number)
            .Select(p => new { p.Id, p.BlueprintRevisionId, p.PoolHash, p.LockedAt }).FirstOrDefaultAsync(cancellationToken);
        if (row is null) return PaperErrors.NotFound("paper", paper);
        var forms = await FormsAsync(bank, row.Id, cancellationToken);
        int? plain = QuestionNumber.TryParse(question, out var parsed) ? parsed : null;
        var code = forms.SelectMany(f => f).Where(q => q.Code == question || q.Number == plain).OrderByDescending(q => q.Code == question).FirstOrDefault()?.Code;
        if (code is null) return PaperErrors.NotInPaper("question", PaperNumber.Format(number), question);

        var blueprint = await bank.BlueprintRevisions.AsNoTracking().SingleAsync(b => b.Id == row.BlueprintRevisionId, cancellationToken);
        var pool = StoredPool.Read(PaperNumber.Format(number), await bank.PoolSnapshots.AsNoTracking().SingleAsync(s => s.Hash == row.PoolHash, cancellationToken));
        if (!pool.Succeeded) return pool.Failed<IReadOnlyList<Presence>>();
        var document = blueprint.ReadDocument();
        var demand = await DemandReader.ReadAsync(bank, document, pool.Value, new PaperDemand(), row.LockedAt, cancellationToken, before: number);
        var inForms = forms.Where(form => form.Any(q => q.Code == code)).ToList();
        var printed = await PrintedAsync(bank, row.Id, cancellationToken);
        var history = await HistoryAsync(bank, code, [.. inForms.Select(form => form.First(q => q.Code == code).Revision).Distinct()], row.LockedAt, cancellationToken);
        var presences = new List<Presence>();
        foreach (var form in inForms)
        {
            var place = form.First(q => q.Code == code);
            // A question of another form of this paper could not have come here.
            var elsewhere = forms.Where(other => other.Key != form.Key).SelectMany(f => f).Select(q => q.Code).Except(form.Select(q => q.Code), StringComparer.Ordinal);
            var made = HandMadeForm.Of(pool.Value, document, demand with { Exclude = [.. demand.Exclude.Union(elsewhere, StringComparer.Ordinal).Except(form.Select(q => q.Code))] }, [.. form.Select(q => q.Code)], out var missing)
                ?? throw new InvalidOperationException($"Questions of {PaperNumber.Format(number)} are not in its pool: {string.Join(", ", missing)}.");
            var judged = await Task.Run(() => made.Question(code, cancellationToken), cancellationToken);
            presences.Add(new Presence(
                PaperNumber.Format(number), code, QuestionNumber.Format(place.Number), form.Key, place.Section + 1, place.Revision,
                [.. printed.Where(p => p.Form == form.Key && p.Position == place.Position).Select(p => new PrintedPlace(p.Version, p.Number))],
                document.Name, blueprint.Number, judged.Rules, judged.Others, pool.Value.Questions.Length, place.Author, place.CreatedAt,
                [.. history.Where(h => h.Revision == place.Revision)]));
        }

        return presences;
    }

    private static async Task<ILookup<string, Placed>> FormsAsync(BankContext bank, PaperId paper, CancellationToken cancellationToken) => (await (
        from form in bank.Set<PaperForm>().AsNoTracking()
        where form.PaperId == paper
        from place in form.Questions
        join revision in bank.Revisions.AsNoTracking() on place.RevisionId equals revision.Id
        join question in bank.Questions.AsNoTracking() on revision.QuestionId equals question.Id
        orderby form.Name, place.Position
        select new { form.Name, Placed = new Placed(question.Code, question.Number, place.Position, place.Section, revision.Number, revision.Author, revision.CreatedAt) })
        .ToListAsync(cancellationToken)).ToLookup(r => r.Name, r => r.Placed, StringComparer.Ordinal);

    private static async Task<List<Printed>> PrintedAsync(BankContext bank, PaperId paper, CancellationToken cancellationToken) => await (
        from form in bank.Set<PaperForm>().AsNoTracking()
        where form.PaperId == paper
        from version in form.Versions
        from question in version.Questions
        orderby version.Number
        select new Printed(form.Name, version.Number, question.FormPosition, question.Number)).ToListAsync(cancellationToken);

    private static async Task<IReadOnlyList<RevisionStep>> HistoryAsync(
        BankContext bank, string code, IReadOnlyList<int> revisions, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var subject = $"question:{code}";
        var rows = await bank.AuditEvents.AsNoTracking().Where(e => e.Subject == subject && e.At <= until)
            .OrderBy(e => e.Sequence).Select(e => new { e.Verb, e.ActorKind, e.ActorName, e.At, e.After }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new RevisionStep(RevisionStep.RevisionOf(r.After), r.Verb, r.ActorKind, r.ActorName, r.At)).Where(s => revisions.Contains(s.Revision))];
    }

    private sealed record Placed(string Code, int Number, int Position, int Section, int Revision, string Author, DateTimeOffset CreatedAt);

    private sealed record Printed(string Form, int Version, int Position, int Number);
}
