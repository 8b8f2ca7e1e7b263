using System.Runtime.CompilerServices;
using ExamBank.Api.GraphQL.Http;
using ExamBank.Domain.Access;
using ExamBank.Domain.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Questions;

/// <summary>
/// Follows the audit log: what stands there is committed, and nothing that changes a question is missing. Changes of this process
/// are told at once, those of another program over the same bank within seconds.
/// </summary>
internal sealed class QuestionChanges(IDbContextFactory<BankContext> contexts, BankWriter writer, TimeProvider time)
{
    private const string SubjectKind = "question:";
    private const int AtOnce = 100;

    private static readonly TimeSpan OtherPrograms = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Where the log stands. Asked before the stream is answered, so that whoever changes something once it is open hears of it, however long
    /// the listening takes to begin.
    /// </summary>
    public async Task<long> NewestAsync(CancellationToken cancellationToken)
    {
        await using var bank = await contexts.CreateDbContextAsync(cancellationToken);
        return await bank.AuditEvents.MaxAsync(e => (long?)e.Sequence, cancellationToken) ?? 0;
    }

    /// <summary>Changes after <paramref name="last"/>. Each question is read anew for each change, so that it is shown only while the listener may see it.</summary>
    /// <param name="last">The newest entry that is not told any more; see <see cref="NewestAsync"/>.</param>
    /// <param name="rights">Whose eyes.</param>
    /// <param name="standard">Only questions of this standard; null for all.</param>
    /// <param name="number">Only the question with this number; null for all.</param>
    /// <param name="flow">Keeps the listener from falling behind.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async IAsyncEnumerable<QuestionChange> ListenAsync(
        long last, Rights rights, Guid? standard, int? number, StreamFlow flow, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var changed = new SemaphoreSlim(0, 1);
        var hasLeft = false;
        void Wake(object? sender, EventArgs committed)
        {
            // A commit that is being told while the listener leaves still comes here.
            lock (changed)
                if (!hasLeft && changed.CurrentCount == 0) changed.Release();
        }

        writer.Committed += Wake;
        try
        {
            while (true)
            {
                var (changes, seen) = await ReadAsync(last, rights, standard, number, cancellationToken);
                foreach (var change in changes)
                {
                    await flow.EnterAsync(cancellationToken);
                    yield return change;
                }

                if (seen == last) await WaitAsync(changed, cancellationToken);
                last = seen;
            }
        }
        finally
        {
            writer.Committed -= Wake;
            lock (changed) hasLeft = true;
        }
    }

    private async Task<(IReadOnlyList<QuestionChange> Changes, long Seen)> ReadAsync(
        long last, Rights rights, Guid? standard, int? number, CancellationToken cancellationToken)
    {
        await using var bank = await contexts.CreateDbContextAsync(cancellationToken);
        var events = await bank.AuditEvents.AsNoTracking().Where(e => e.Sequence > last).OrderBy(e => e.Sequence).Take(AtOnce)
            .Select(e => new { e.Sequence, e.Verb, e.Subject, e.At }).ToListAsync(cancellationToken);
        if (events.Count == 0) return ([], last);
        var codes = events.Where(e => e.Subject.StartsWith(SubjectKind, StringComparison.Ordinal)).Select(e => e.Subject[SubjectKind.Length..]).Distinct().ToList();
        var rows = new BankView(bank, rights, time.GetUtcNow()).QuestionRows().Where(row => codes.Contains(row.Question.Code));
        if (number is not null) rows = rows.Where(row => row.Question.Number == number);
        var found = codes.Count == 0 ? [] : await rows.Select(QuestionProjections.ToQuestion).ToListAsync(cancellationToken);
        var questions = found.Where(question => standard is null || question.StandardRowId == standard).ToLookup(question => question.Code, StringComparer.Ordinal);
        var changes =
            from e in events
            where e.Subject.StartsWith(SubjectKind, StringComparison.Ordinal)
            from question in questions[e.Subject[SubjectKind.Length..]]
            select new QuestionChange(e.Verb, e.At, question);
        return ([.. changes], events[^1].Sequence);
    }

    private async Task WaitAsync(SemaphoreSlim changed, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(OtherPrograms, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await changed.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Time to look for what another program has changed.
        }
    }
}
