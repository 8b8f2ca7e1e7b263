using ExamBank.Domain.Errors;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Domain.Persistence;

/// <summary>
/// The one writer queue of the process. Work runs in a BEGIN IMMEDIATE transaction: what it reads nobody changes before it
/// commits, and the audit chain cannot fork. Other processes wait at the database's own lock.
/// </summary>
public sealed class BankWriter(IDbContextFactory<BankContext> contexts) : IDisposable
{
    private readonly SemaphoreSlim queue = new(1, 1);

    /// <summary>Told after each commit, outside the transaction; who listens looks into the bank for what has changed.</summary>
    public event EventHandler? Committed;

    /// <summary>Does <paramref name="work"/> and commits; on a failure nothing is stored.</summary>
    public Task<Result<T>> WriteAsync<T>(Func<BankContext, Task<Result<T>>> work, CancellationToken cancellationToken) =>
        WriteAsync(work, dryRun: false, cancellationToken);

    /// <summary>The same; with <paramref name="dryRun"/> everything is done and checked by the database, and then taken back.</summary>
    public async Task<Result<T>> WriteAsync<T>(Func<BankContext, Task<Result<T>>> work, bool dryRun, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        await queue.WaitAsync(cancellationToken);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            // Microsoft.Data.Sqlite begins a transaction as IMMEDIATE unless it is asked to defer.
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var result = await work(context);
            if (!result.Succeeded) return result;
            await context.SaveChangesAsync(cancellationToken);
            if (dryRun) return result;
            await transaction.CommitAsync(CancellationToken.None);
            Committed?.Invoke(this, EventArgs.Empty);
            return result;
        }
        finally
        {
            queue.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => queue.Dispose();
}
